import type { Kysely } from 'kysely';

import { createHashId } from './hash-id.ts';
import { createInsertRows } from './insert-rows.ts';
import { createSeenAccounts } from './metrics-accounts.ts';
import { addUp, isMuchFresh } from './metrics-add-up.ts';
import { appendBatch } from './metrics-append.ts';
import { readAuditLog } from './metrics-audit.ts';
import { readCounts } from './metrics-counts.ts';
import { readFigures, readOperationFigures } from './metrics-figures.ts';
import { readCallLog, readOperationLog, readWebhookLog, unlinkCustomer } from './metrics-log.ts';
import type { MetricsStore } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';
import { lockWriters } from './metrics-turn.ts';

/** The metrics store over any database that Kysely speaks to. */
export function createMetricsStore(
  db: Kysely<MetricsTables>,
  hashKeys: readonly Uint8Array[],
  wall: () => number,
): MetricsStore & { addUp(): Promise<void> } {
  const hash = createHashId(hashKeys);
  const insertRows = createInsertRows<MetricsTables>();
  const insertSums = createInsertRows<MetricsTables>();
  const seen = createSeenAccounts();
  /** Where nothing can be written, what has been added up is still there to read. */
  const settled = () => addUp(db, insertSums).catch(() => {});
  return {
    async append(batch) {
      const isNew = await appendBatch(db, batch, { hash, insertRows, seen }, wall());
      // Of a great many series, or of minutes long past: whoever reads next would wait for all of it.
      if (await isMuchFresh(db)) await settled();
      return isNew;
    },
    addUp: () => addUp(db, insertSums),
    async figures(query) {
      await settled();
      return readFigures(db, query);
    },
    async operationFigures(query) {
      await settled();
      return readOperationFigures(db, query);
    },
    callLog: (query) => readCallLog(db, query, hash),
    operationLog: (query) => readOperationLog(db, query),
    webhookLog: (query) => readWebhookLog(db, query, hash),
    async counts(query) {
      await settled();
      return readCounts(db, query);
    },
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
