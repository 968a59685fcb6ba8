import type { Kysely } from 'kysely';

import type { CountsQuery, MetricsCounts } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What was added to the days from `from` on: two sums over a few rows, for whoever only wants to know whether anything was. */
export async function readCounts(db: Kysely<MetricsTables>, { partners, from }: CountsQuery): Promise<MetricsCounts> {
  const series = db.selectFrom('metric_series').select('id');
  const [calls, operations] = await Promise.all([
    db
      .selectFrom('metric_call')
      .select(({ fn }) => fn.sum<number | string | null>('calls').as('sum'))
      .where('series', 'in', partners === null ? series : series.where('partner', 'in', partners))
      .where('grain', '=', dayMs)
      .where('bucket', '>=', from)
      .executeTakeFirst(),
    db
      .selectFrom('metric_operation')
      .select(({ fn }) => fn.sum<number | string | null>('operations').as('sum'))
      .$if(partners !== null, (rows) => rows.where('partner', 'in', partners ?? []))
      .where('grain', '=', dayMs)
      .where('bucket', '>=', from)
      .executeTakeFirst(),
  ]);
  return { calls: Number(calls?.sum ?? 0), operations: Number(operations?.sum ?? 0) };
}
