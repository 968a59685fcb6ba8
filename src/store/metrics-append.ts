import { type Kysely, sql } from 'kysely';
import type { HashId } from './hash-id.ts';
import type { InsertRows } from './insert-rows.ts';
import { accountRows, type SeenAccounts } from './metrics-accounts.ts';
import { insertProblems, operationKey, operationRow } from './metrics-add-up.ts';
import { addAudits } from './metrics-audit.ts';
import { unpacked } from './metrics-columns.ts';
import type { MetricsBatch, PackedBatch } from './metrics-entries.ts';
import { addLogs } from './metrics-log.ts';
import { rowIds } from './metrics-log-page.ts';
import { type CallBucket, type OperationBucket, type Rollup, rollUp } from './metrics-rollup.ts';
import type { MetricsTables } from './metrics-tables.ts';
import { lockWriters, takeTurn } from './metrics-turn.ts';
import { encodeSketch, sketchSeparator } from './sketch-text.ts';
import { slices } from './slices.ts';

type Db = Kysely<MetricsTables>;

export interface AppendTools {
  readonly hash: HashId;
  readonly insertRows: InsertRows<MetricsTables>;
  readonly seen: SeenAccounts;
}

/** Applies a batch, unless it was applied before. */
export async function appendBatch(
  db: Db,
  given: MetricsBatch | PackedBatch,
  { hash, insertRows, seen }: AppendTools,
  nowMs: number,
): Promise<boolean> {
  const batch = unpacked(given);
  const rollup = rollUp(batch, hash);
  const accounts = accountRows(rollup.accounts, { seen, id: rowIds(batch)(0), nowMs });
  const isNew = await db.transaction().execute(async (tx) => {
    await lockWriters(tx);
    if (!(await takeTurn(tx, batch, nowMs))) return false;
    await addSeries(tx, rollup, insertRows);
    await addCalls(tx, rollup.calls, insertRows);
    for (const part of slices(rollup.problems)) await insertProblems(tx, part);
    await insertRows(tx, 'metric_account_block', accounts);
    await addOperations(tx, rollup.operations, insertRows);
    await addBillable(tx, rollup);
    await addLogs(tx, batch, hash, insertRows);
    await addAudits(tx, batch, hash, insertRows);
    return true;
  });
  if (isNew) seen.note(rollup.accounts);
  return isNew;
}

function addSeries(tx: Db, { series }: Rollup, insertRows: InsertRows<MetricsTables>): Promise<void> {
  const rows = Array.from(series.values(), (row) => ({ ...row }));
  return insertRows(tx, 'metric_series', rows, (query) =>
    query.onConflict((conflict) => conflict.column('id').doNothing()),
  );
}

/** Sketches are put one beside the other: no fresh sum has to be read for it. */
function addCalls(tx: Db, calls: readonly CallBucket[], insertRows: InsertRows<MetricsTables>): Promise<void> {
  return insertRows(
    tx,
    'metric_call',
    calls.map((sum) => ({ ...sum, service: encodeSketch(sum.service) })),
    (query) =>
      query.onConflict((conflict) =>
        conflict.columns(['series', 'grain', 'bucket']).doUpdateSet(({ eb, ref }) => ({
          calls: eb(ref('metric_call.calls'), '+', ref('excluded.calls')),
          service: sql<string>`${ref('metric_call.service')} || ${sql.lit(sketchSeparator)} || ${ref('excluded.service')}`,
        })),
      ),
  );
}

function addOperations(
  tx: Db,
  operations: readonly OperationBucket[],
  insertRows: InsertRows<MetricsTables>,
): Promise<void> {
  return insertRows(
    tx,
    'metric_operation',
    operations.map((sum) => operationRow(sum, encodeSketch(sum.duration))),
    (query) =>
      query.onConflict((conflict) =>
        conflict.columns(operationKey).doUpdateSet(({ eb, ref }) => ({
          operations: eb(ref('metric_operation.operations'), '+', ref('excluded.operations')),
          upstream_calls: eb(ref('metric_operation.upstream_calls'), '+', ref('excluded.upstream_calls')),
          duration: sql<string>`${ref('metric_operation.duration')} || ${sql.lit(sketchSeparator)} || ${ref('excluded.duration')}`,
        })),
      ),
  );
}

async function addBillable(tx: Db, { billable }: Rollup): Promise<void> {
  for (const part of slices(billable)) {
    await tx
      .insertInto('metric_billable')
      .values([...part])
      .onConflict((conflict) =>
        conflict.columns(['partner', 'month', 'product']).doUpdateSet(({ eb, ref }) => ({
          calls: eb(ref('metric_billable.calls'), '+', ref('excluded.calls')),
          items: eb(ref('metric_billable.items'), '+', ref('excluded.items')),
          waived_items: eb(ref('metric_billable.waived_items'), '+', ref('excluded.waived_items')),
        })),
      )
      .execute();
  }
}
