import { type Kysely, sql } from 'kysely';

import type { InsertRows } from './insert-rows.ts';
import type { HashId } from './metrics-append.ts';
import type { MetricsBatch } from './metrics-entries.ts';
import { hashes, page, rowIds } from './metrics-log-page.ts';
import type { CallLogRow, LogQuery, OperationLogRow, WebhookLogRow } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';

type Db = Kysely<MetricsTables>;

/** Written out: of a parameter SQLite does not know that it is what the index leaves out, and reads the whole log instead. */
const none = sql.lit('');

export async function addLogs(
  tx: Db,
  batch: MetricsBatch,
  hash: HashId,
  insertRows: InsertRows<MetricsTables>,
): Promise<void> {
  const { calls, operations, webhooks } = batch;
  const idOf = rowIds(batch);
  const customerOf = (entry: { readonly partner: string; readonly customer: string }) =>
    entry.customer === '' ? '' : hash(entry.partner, entry.customer);

  await insertRows(
    tx,
    'call_log',
    calls.map((entry, index) => ({
      id: idOf(index),
      at: entry.at,
      partner: entry.partner,
      request: entry.requestId,
      endpoint: entry.endpoint,
      source: entry.source,
      status: entry.status ?? 0,
      category: entry.category,
      code: entry.logCode,
      institution: entry.logInstitution,
      customer: customerOf(entry),
      service_ms: entry.serviceMs,
      detail: entry.detail,
    })),
  );
  await insertRows(
    tx,
    'operation_log',
    operations.map((entry, index) => ({
      id: idOf(index),
      at: entry.at,
      partner: entry.partner,
      request: entry.requestId,
      client: entry.client,
      name: entry.name,
      type: entry.type,
      outcome: entry.outcome,
      duration_ms: entry.durationMs,
      upstream_calls: entry.upstreamCalls,
      detail: entry.detail,
    })),
  );
  await insertRows(
    tx,
    'webhook_log',
    webhooks.map((entry, index) => ({
      id: idOf(index),
      at: entry.at,
      partner: entry.partner,
      event: entry.eventId,
      family: entry.family,
      type: entry.type,
      verification: entry.verification,
      dedupe: entry.dedupe,
      status: entry.status,
      bytes: entry.bytes,
      duration_ms: entry.durationMs,
      customer: customerOf(entry),
    })),
  );
}

export async function readCallLog(db: Db, query: LogQuery, hash: HashId): Promise<readonly CallLogRow[]> {
  const { requestId, code, institution, endpoint, failed } = query;
  let rows = db
    .selectFrom('call_log')
    .selectAll()
    .$call((select) => page(select, query));
  if (requestId !== undefined) rows = rows.where('request', '=', requestId);
  if (code !== undefined) rows = rows.where('code', '=', code).where('code', '<>', none);
  if (institution !== undefined) rows = rows.where('institution', '=', institution).where('institution', '<>', none);
  if (endpoint !== undefined) rows = rows.where('endpoint', '=', endpoint);
  if (failed === true) rows = rows.where('category', '<>', '');
  if (query.customer !== undefined)
    rows = rows.where('customer', 'in', hashes(query, hash)).where('customer', '<>', none);
  if (query.customerHash !== undefined)
    rows = rows.where('customer', '=', query.customerHash).where('customer', '<>', none);
  return (await rows.execute()).map((row) => ({
    id: row.id,
    at: Number(row.at),
    partner: row.partner,
    requestId: row.request,
    endpoint: row.endpoint,
    source: row.source,
    status: row.status === 0 ? null : row.status,
    category: row.category,
    code: row.code,
    institution: row.institution,
    customer: row.customer,
    serviceMs: row.service_ms,
    detail: row.detail,
  }));
}

export async function readOperationLog(db: Db, query: LogQuery): Promise<readonly OperationLogRow[]> {
  let rows = db
    .selectFrom('operation_log')
    .selectAll()
    .$call((select) => page(select, query));
  if (query.requestId !== undefined) rows = rows.where('request', '=', query.requestId);
  return (await rows.execute()).map((row) => ({
    id: row.id,
    at: Number(row.at),
    partner: row.partner,
    requestId: row.request,
    client: row.client,
    name: row.name,
    type: row.type,
    outcome: row.outcome,
    durationMs: row.duration_ms,
    upstreamCalls: row.upstream_calls,
    detail: row.detail,
  }));
}

export async function readWebhookLog(db: Db, query: LogQuery, hash: HashId): Promise<readonly WebhookLogRow[]> {
  let rows = db
    .selectFrom('webhook_log')
    .selectAll()
    .$call((select) => page(select, query));
  if (query.customer !== undefined) rows = rows.where('customer', 'in', hashes(query, hash));
  return (await rows.execute()).map((row) => ({
    id: row.id,
    at: Number(row.at),
    partner: row.partner,
    eventId: row.event,
    family: row.family,
    type: row.type,
    verification: row.verification,
    dedupe: row.dedupe,
    status: row.status,
    bytes: Number(row.bytes),
    durationMs: row.duration_ms,
    customer: row.customer,
  }));
}
