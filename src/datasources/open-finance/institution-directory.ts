import type { Institution } from '../../domain/institutions.ts';
import type { InstitutionSource } from './institutions.ts';

const pageSize = 1000;
/** Far above the number of institutions there are: ends the sweep of a list that says forever that more is available. */
const maxPages = 100;
const dayMs = 24 * 60 * 60 * 1000;
/** After a sweep that failed; until then institutions are read by id. */
const pauseMs = 60 * 1000;

/** All institutions of one partner's environment, kept across requests and swept once a day, as Mastercard advises. */
export interface InstitutionDirectory {
  /** Undefined where the directory does not know; then ask by id. Never waits. */
  peek(institutionId: string): Institution | undefined;
  /** Begins a sweep when there was none today and none is under way. */
  keepFresh(): void;
  /** Resolves once the directory has been swept. */
  warm(): Promise<void>;
}

export function createInstitutionDirectory(
  source: Pick<InstitutionSource, 'page'>,
  monotonic: () => number,
): InstitutionDirectory {
  let institutions: ReadonlyMap<string, Institution> = new Map();
  let dueAt = Number.NEGATIVE_INFINITY;
  let sweep: Promise<void> | undefined;

  async function run(): Promise<void> {
    const found = new Map<string, Institution>();
    for (let page = 1; page <= maxPages; page++) {
      const { rows, moreAvailable } = await source.page(page, pageSize);
      for (const row of rows) found.set(row.institutionId, row);
      if (!moreAvailable || rows.length === 0) break;
    }
    institutions = found;
    dueAt = monotonic() + dayMs;
  }

  function begin(): Promise<void> {
    sweep ??= run().finally(() => {
      sweep = undefined;
      dueAt = Math.max(dueAt, monotonic() + pauseMs);
    });
    return sweep;
  }

  const isDue = () => monotonic() >= dueAt;

  return {
    peek: (institutionId) => institutions.get(institutionId),
    keepFresh() {
      if (isDue()) begin().catch(() => undefined);
    },
    warm: () => (isDue() ? begin() : Promise.resolve()),
  };
}
