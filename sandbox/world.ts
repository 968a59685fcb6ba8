import type { InstitutionRecord } from './data/institutions.ts';
import { createInstitutions } from './data/institutions.ts';
import { createPartners } from './data/partners.ts';
import type { LedgerStore } from './ledger.ts';
import { createLedgerStore } from './ledger.ts';
import type { PartnerRecord } from './records.ts';

/** Everything the upstream knows. Made anew on a reset. */
export interface World {
  readonly seed: number;
  /** By id, in the order of the directory. */
  readonly institutions: ReadonlyMap<string, InstitutionRecord>;
  /** By the RSSD of the parent. */
  readonly subsidiaries: ReadonlyMap<number, readonly InstitutionRecord[]>;
  /** By partner id. */
  readonly partners: ReadonlyMap<string, PartnerRecord>;
  readonly ledger: LedgerStore;
}

export function createWorld(seed: number, startedAt: number): World {
  const institutions = new Map(createInstitutions(seed).map((record) => [record.id, record]));
  const partners = createPartners({ seed, startedAt, institutions });
  const children = [...institutions.values()].filter(({ parentRssd }) => parentRssd !== undefined);
  return {
    seed,
    institutions,
    subsidiaries: Map.groupBy(children, ({ parentRssd = 0 }) => parentRssd),
    partners: new Map(partners.map((record) => [record.partnerId, record])),
    ledger: createLedgerStore(seed),
  };
}
