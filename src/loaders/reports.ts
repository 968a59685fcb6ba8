import DataLoader from 'dataloader';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { ReportFacts, ReportOwner, ReportSummary } from '../domain/reports.ts';
import { type Batches, unwatched } from './batches.ts';
import { settled } from './settled.ts';

/** Reports by way of their owner's list, or each by itself. */
export interface ReportLoader {
  /** One call, however many of them are asked for. Null when there is no such owner. */
  list(owner: ReportOwner): Promise<readonly ReportSummary[] | null>;
  /** One call each, with all that is in it. Null when the owner has no such report. */
  get(owner: ReportOwner, reportId: string, purpose: string | null): Promise<ReportFacts | null>;
}

interface Key {
  readonly owner: ReportOwner;
  readonly reportId: string;
  readonly purpose: string | null;
}

const ownerKey = (owner: ReportOwner) => JSON.stringify(owner);

export function createReportLoader({ reports }: Sources, batches: Batches = unwatched): ReportLoader {
  const lists = new DataLoader<ReportOwner, readonly ReportSummary[] | null, string>(
    batches('report lists', (owners) => settled(owners, reports.list)),
    { cacheKeyFn: ownerKey },
  );
  const whole = new DataLoader<Key, ReportFacts | null, string>(
    batches('reports', (keys) =>
      settled(keys, ({ owner, reportId, purpose }) => reports.get(owner, reportId, purpose)),
    ),
    { cacheKeyFn: ({ owner, reportId, purpose }) => JSON.stringify([owner, reportId, purpose]) },
  );
  return {
    list: (owner) => lists.load(owner),
    get: (owner, reportId, purpose) => whole.load({ owner, reportId, purpose }),
  };
}
