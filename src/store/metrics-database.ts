import type { Kysely } from 'kysely';

import { createInsertRows } from './insert-rows.ts';
import { appendBatch, createHashId, lockWriters } from './metrics-append.ts';
import { readAuditLog } from './metrics-audit.ts';
import { readCounts } from './metrics-counts.ts';
import { readFigures, readOperationFigures } from './metrics-figures.ts';
import { readCallLog, readOperationLog, readWebhookLog, unlinkCustomer } from './metrics-log.ts';
import type { MetricsStore } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';

/** The metrics store over any database that Kysely speaks to. */
export function createMetricsStore(
  db: Kysely<MetricsTables>,
  hashKeys: readonly Uint8Array[],
  wall: () => number,
): MetricsStore {
  const hash = createHashId(hashKeys);
  const insertRows = createInsertRows<MetricsTables>();
  return {
    append: (batch) => appendBatch(db, batch, { hash, insertRows }, wall()),
    figures: (query) => readFigures(db, query),
    operationFigures: (query) => readOperationFigures(db, query),
    callLog: (query) => readCallLog(db, query, hash),
    operationLog: (query) => readOperationLog(db, query),
    webhookLog: (query) => readWebhookLog(db, query, hash),
    counts: (query) => readCounts(db, query),
    auditLog: (query) => readAuditLog(db, query, hash),
    forgetCustomer: (partner, customer) =>
      db.transaction().execute(async (tx) => {
        // Two who forget somebody of the same block at once would each write it without the other's change.
        await lockWriters(tx);
        await unlinkCustomer(tx, partner, hash.all(partner, customer));
      }),
    async billable(partners) {
      const all = db.selectFrom('metric_billable').selectAll().orderBy('month', 'desc').orderBy('product');
      const rows = await (partners === null ? all : all.where('partner', 'in', partners)).execute();
      return rows.map(({ partner, month, product, calls, items, waived_items }) => ({
        partner,
        month,
        product,
        calls: Number(calls),
        items: Number(items),
        waivedItems: Number(waived_items),
      }));
    },
  };
}
