import type { Kysely } from 'kysely';
import type { HashId } from './hash-id.ts';
import type { InsertRows } from './insert-rows.ts';
import type { CallKind, MetricsBatch, OperationKind } from './metrics-entries.ts';
import { type BlockLog, blocksOf, changeBlocks, readBlocks } from './metrics-log-blocks.ts';
import { createKeyOf, keyOf } from './metrics-log-keys.ts';
import { hashes, page, rowIds } from './metrics-log-page.ts';
import type { CallLogRow, LogQuery, OperationLogRow, WebhookLogRow } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';

type Db = Kysely<MetricsTables>;

type KnownCall = readonly [
  endpoint: string,
  source: string,
  status: number | null,
  category: string,
  code: string,
  institution: string,
  detail: object,
];
/** The detail as JSON; empty for nothing. */
type OwnCall = readonly [request: string, customer: string, serviceMs: number, detail: object | 0];

const requestKey = createKeyOf('request');
const customerKey = createKeyOf('customer');

const callLog: BlockLog<KnownCall, OwnCall> = {
  name: 'call',
  keysOfKind: ([endpoint, , , category, code, institution]) => [
    keyOf('endpoint', endpoint),
    ...(category === '' ? [] : [keyOf('failed', '')]),
    ...(code === '' ? [] : [keyOf('code', code)]),
    ...(institution === '' ? [] : [keyOf('institution', institution)]),
  ],
  write: ([request, customer, serviceMs, detail]) => writeCall(request, customer, serviceMs, JSON.stringify(detail)),
};

function writeCall(request: string, customer: string, serviceMs: number, detail: string) {
  return {
    own: `${JSON.stringify(request)},"${customer}",${serviceMs},${detail}`,
    keys: [...requestKey(request), ...customerKey(customer)],
  };
}

const textOfCall = ({ endpoint, source, status, category, logCode, logInstitution, detail }: CallKind) =>
  `${JSON.stringify([endpoint, source, status, category, logCode, logInstitution]).slice(0, -1)},${detail}]`;

type KnownOperation = readonly [client: string, name: string, type: string, outcome: string, detail: object];
type OwnOperation = readonly [request: string, durationMs: number, upstreamCalls: number];

const operationLog: BlockLog<KnownOperation, OwnOperation> = {
  name: 'operation',
  keysOfKind: () => [],
  write: ([request, durationMs, upstreamCalls]) => ({
    own: `${JSON.stringify(request)},${durationMs},${upstreamCalls}`,
    keys: requestKey(request),
  }),
};

const textOfOperation = ({ client, name, type, outcome, detail }: OperationKind) =>
  `${JSON.stringify([client, name, type, outcome]).slice(0, -1)},${detail}]`;

/** Nobody looks for more, and each digit is written. */
const inMicroseconds = (ms: number) => Math.round(ms * 1_000) / 1_000;

export async function addLogs(
  tx: Db,
  batch: MetricsBatch,
  hash: HashId,
  insertRows: InsertRows<MetricsTables>,
): Promise<void> {
  const { calls, operations, webhooks } = batch;
  const idOf = rowIds(batch);
  const hashed = (partner: string, customer: string) => (customer === '' ? '' : hash(partner, customer));
  const callLines = calls.map(({ kind, at, requestId, customer, serviceMs, detail }) => ({
    at,
    kind,
    ...writeCall(requestId, hashed(kind.partner, customer), inMicroseconds(serviceMs), detail || '0'),
  }));
  const operationLines = operations.map(({ kind, at, requestId, durationMs, upstreamCalls }) => ({
    at,
    kind,
    ...operationLog.write([requestId, inMicroseconds(durationMs), upstreamCalls]),
  }));
  await insertRows(tx, 'log_block', [
    ...blocksOf(callLog, callLines, { batch, textOf: textOfCall }),
    ...blocksOf(operationLog, operationLines, { batch, textOf: textOfOperation }),
  ]);
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
      customer: hashed(entry.partner, entry.customer),
    })),
  );
}

export function readCallLog(db: Db, query: LogQuery, hash: HashId): Promise<readonly CallLogRow[]> {
  const { requestId, code, institution, endpoint, failed, customer, customerHash } = query;
  const customers = customer === undefined ? undefined : hashes(query, hash);
  const isLookedFor = (row: CallLogRow) =>
    (requestId === undefined || row.requestId === requestId) &&
    (code === undefined || row.code === code) &&
    (institution === undefined || row.institution === institution) &&
    (endpoint === undefined || row.endpoint === endpoint) &&
    (failed !== true || row.category !== '') &&
    (customers === undefined || customers.includes(row.customer)) &&
    (customerHash === undefined || row.customer === customerHash);
  // Rows that have none of these are not found by that.
  if ([requestId, code, institution, customer, customerHash].includes('')) return Promise.resolve([]);
  return readBlocks(db, callLog, {
    query,
    keys: [
      ...(requestId === undefined ? [] : [[keyOf('request', requestId)]]),
      ...(code === undefined ? [] : [[keyOf('code', code)]]),
      ...(institution === undefined ? [] : [[keyOf('institution', institution)]]),
      ...(endpoint === undefined ? [] : [[keyOf('endpoint', endpoint)]]),
      ...(failed === true ? [[keyOf('failed', '')]] : []),
      ...(customers === undefined ? [] : [customers.map((each) => keyOf('customer', each))]),
      ...(customerHash === undefined ? [] : [[keyOf('customer', customerHash)]]),
    ],
    rowOf({ id, at, partner, kind, own }) {
      const row = {
        id,
        at,
        partner,
        requestId: own[0],
        endpoint: kind[0],
        source: kind[1],
        status: kind[2],
        category: kind[3],
        code: kind[4],
        institution: kind[5],
        customer: own[1],
        serviceMs: own[2],
        detail: own[3] === 0 ? kind[6] : { ...kind[6], ...own[3] },
      };
      return isLookedFor(row) ? row : null;
    },
  });
}

export function readOperationLog(db: Db, query: LogQuery): Promise<readonly OperationLogRow[]> {
  const { requestId } = query;
  return readBlocks(db, operationLog, {
    query,
    keys: requestId === undefined ? [] : [[keyOf('request', requestId)]],
    rowOf({ id, at, partner, kind: [client, name, type, outcome, detail], own: [request, durationMs, upstreamCalls] }) {
      if (requestId !== undefined && request !== requestId) return null;
      return { id, at, partner, requestId: request, client, name, type, outcome, durationMs, upstreamCalls, detail };
    },
  });
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

/** Calls and webhooks tell no longer whom they were about. */
export async function unlinkCustomer(tx: Db, partner: string, customers: readonly string[]): Promise<void> {
  const keys = customers.map((each) => keyOf('customer', each));
  const change = ([request, customer, serviceMs, detail]: OwnCall): OwnCall => [
    request,
    customers.includes(customer) ? '' : customer,
    serviceMs,
    detail,
  ];
  await changeBlocks(tx, callLog, { partner, keys }, change);
  await tx.updateTable('webhook_log').set({ customer: '' }).where('customer', 'in', customers).execute();
}
