import type { Kysely } from 'kysely';
import type { HashId } from './hash-id.ts';
import type { InsertRows } from './insert-rows.ts';
import type { AuditRow, MetricsBatch } from './metrics-entries.ts';
import { hashes, page, rowIds } from './metrics-log-page.ts';
import type { AuditLogRow, LogQuery } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';

type Db = Kysely<MetricsTables>;

export async function addAudits(
  tx: Db,
  batch: MetricsBatch,
  hash: HashId,
  insertRows: InsertRows<MetricsTables>,
): Promise<void> {
  const { audits } = batch;
  const idOf = rowIds(batch);
  const hashed = ({ partner }: AuditRow, id: string) => (id === '' ? '' : hash(partner, id));
  await insertRows(
    tx,
    'audit_log',
    audits.map((entry, index) => ({
      id: idOf(index),
      at: entry.at,
      partner: entry.partner,
      request: entry.requestId,
      client: entry.client,
      end_user: hashed(entry, entry.endUser),
      kind: entry.kind,
      fields: entry.fields,
      customer: hashed(entry, entry.customer),
      failed: entry.failed ? 1 : 0,
    })),
  );
}

export async function readAuditLog(db: Db, query: LogQuery, hash: HashId): Promise<readonly AuditLogRow[]> {
  const { client, kind, requestId } = query;
  let rows = db
    .selectFrom('audit_log')
    .selectAll()
    .$call((select) => page(select, query));
  if (client !== undefined) rows = rows.where('client', '=', client);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (requestId !== undefined) rows = rows.where('request', '=', requestId);
  if (query.customer !== undefined)
    rows = rows.where('customer', 'in', hashes(query, hash)).where('customer', '<>', '');
  return (await rows.execute()).map(({ end_user: endUser, request: requestId, failed, at, ...row }) => ({
    ...row,
    at: Number(at),
    requestId,
    endUser,
    failed: failed === 1,
  }));
}
