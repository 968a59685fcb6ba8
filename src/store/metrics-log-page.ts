import { type SelectQueryBuilder, sql } from 'kysely';

import type { HashId } from './hash-id.ts';
import type { MetricsBatch } from './metrics-entries.ts';
import type { LogQuery } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';

/** Rows of a log are named by their batch and their place in it: they sort as they came, and none can be there twice. */
export function rowIds({ writer, sequence }: Pick<MetricsBatch, 'writer' | 'sequence'>): (index: number) => string {
  const batch = `${writer}-${sequence.toString(36).padStart(7, '0')}`;
  return (index) => `${batch}${index.toString(36).padStart(4, '0')}`;
}

/** The same id is another hash for each partner. */
export const hashes = ({ partners, customer = '' }: LogQuery, hash: HashId) =>
  partners.flatMap((partner) => hash.all(partner, customer));

type Log = 'webhook_log' | 'audit_log';

/** Newest first, from the place where the page before ended. */
export function page<T extends Log, O>(
  select: SelectQueryBuilder<MetricsTables, T, O>,
  { partners, from, to, after, limit, requestId, customer }: LogQuery,
): SelectQueryBuilder<MetricsTables, T, O> {
  const rows = select as unknown as SelectQueryBuilder<MetricsTables, 'webhook_log', O>;
  const within = rows.where('partner', 'in', partners).where('at', '>=', from).where('at', '<', to);
  // Where few rows fit, SQLite would read the whole log in order rather than find and sort them, if it knew that it is in order.
  const isNarrow = (requestId ?? customer) !== undefined;
  const at = isNarrow ? sql<number>`at + 0` : sql.ref<number>('at');
  const behind =
    after === null
      ? within
      : within.where(({ eb, or, and }) =>
          or([eb('at', '<', after.at), and([eb('at', '=', after.at), eb('id', '<', after.id)])]),
        );
  return behind.orderBy(at, 'desc').orderBy('id', 'desc').limit(limit) as unknown as SelectQueryBuilder<
    MetricsTables,
    T,
    O
  >;
}
