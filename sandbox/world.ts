import type { DirectorySize, InstitutionRecord } from './data/institutions.ts';
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

interface Directory {
  readonly seed: number;
  readonly size: DirectorySize;
  readonly institutions: World['institutions'];
  readonly subsidiaries: World['subsidiaries'];
}

// Nothing changes an institution: sandboxes of the same seed, one after the other or at once, share the directory.
let latest: Directory | undefined;

function directoryOf(seed: number, size: DirectorySize): Directory {
  if (latest?.seed === seed && latest.size === size) return latest;
  const institutions = new Map(createInstitutions(seed, size).map((record) => [record.id, record]));
  const children = [...institutions.values()].filter(({ parentRssd }) => parentRssd !== undefined);
  latest = { seed, size, institutions, subsidiaries: Map.groupBy(children, ({ parentRssd = 0 }) => parentRssd) };
  return latest;
}

/** `startedAt` in Unix milliseconds. */
export function createWorld(seed: number, startedAt: number, size: DirectorySize = 'whole', morePartners = 0): World {
  const { institutions, subsidiaries } = directoryOf(seed, size);
  const partners = createPartners({ seed, startedAt, institutions, morePartners });
  return {
    seed,
    institutions,
    subsidiaries,
    partners: new Map(partners.map((record) => [record.partnerId, record])),
    ledger: createLedgerStore(seed),
  };
}
