import type { Kysely } from 'kysely';

import type { MetricsBatch } from './metrics-entries.ts';
import type { MetricsTables } from './metrics-tables.ts';

type Db = Kysely<MetricsTables>;

/** Held by whoever writes: what it has read of a sum stays true until it has written it. */
const lockRow = { writer: '*', sequence: 0, at: 0 } as const;

/** Takes the one lock of the writers, until the transaction ends. */
export async function lockWriters(tx: Db): Promise<void> {
  await tx
    .insertInto('metric_writer')
    .values(lockRow)
    .onConflict((conflict) => conflict.column('writer').doUpdateSet({ at: 0 }))
    .execute();
}

/** False for a number that is not above the last one: the batch is there already, its answer was lost. */
export async function takeTurn(tx: Db, { writer, sequence }: MetricsBatch, nowMs: number): Promise<boolean> {
  const taken = await tx
    .insertInto('metric_writer')
    .values({ writer, sequence, at: nowMs })
    .onConflict((conflict) =>
      conflict
        .column('writer')
        .doUpdateSet({ sequence, at: nowMs })
        .where('metric_writer.sequence', '<', sequence as never),
    )
    .returning('writer')
    .executeTakeFirst();
  return taken !== undefined;
}
