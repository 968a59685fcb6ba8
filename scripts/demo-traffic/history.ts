import { randomUUID } from 'node:crypto';
import type { Config } from '../../src/config.ts';
import { assumedGatewaySigns } from '../../src/domain/dashboard-rules.ts';
import type { ErrorCategory, ErrorCode } from '../../src/domain/errors.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { loadKeyRing } from '../../src/lib/master-key.ts';
import { createCallEntries } from '../../src/metrics/call-entry.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import { createOperationEntries } from '../../src/metrics/operation-entry.ts';
import { retentionOf } from '../../src/observatory.ts';
import { openMetricsStore } from '../../src/store/open-metrics.ts';

interface Kind {
  readonly share: number;
  readonly record: Pick<CallRecord, 'operation' | 'method' | 'path' | 'product' | 'live' | 'billable'>;
}

const customers = '/aggregation/v1/customers/{customerId}';
const kind = (share: number, operation: string, path: string, product: string, live = false, method = 'GET'): Kind => ({
  share,
  record: { operation, method, path, product, live, billable: live },
});
const kinds: readonly Kind[] = [
  kind(34, 'GetCustomerAccounts', `${customers}/accounts`, 'Accounts'),
  kind(26, 'GetAllCustomerTransactions', '/aggregation/v3/customers/{customerId}/transactions', 'Transactions'),
  kind(14, 'GetAvailableBalanceLive', `${customers}/accounts/{accountId}/availableBalance/live`, 'Live Balance', true),
  kind(
    8,
    'GetAccountOwnerDetails',
    '/aggregation/v3/customers/{customerId}/accounts/{accountId}/owner',
    'Account Owner',
    true,
  ),
  kind(6, 'GetAccountACHDetails', `${customers}/accounts/{accountId}/details`, 'ACH Details', true),
  kind(5, 'GetCustomer', customers, 'Customers'),
  kind(4, 'GenerateConnectUrl', '/connect/v2/generate', 'Connect', false, 'POST'),
  kind(3, 'GetInstitution', '/institution/v2/institutions/{institutionId}', 'Institutions'),
];

interface Trouble {
  readonly status: number;
  readonly upstreamCode?: string;
  readonly error: { readonly code: ErrorCode; readonly category: ErrorCategory };
}

const bankTroubles: readonly Trouble[] = ['102', '103', '185', '905'].map((upstreamCode) => ({
  status: 500,
  upstreamCode,
  error: { code: 'UPSTREAM_UNAVAILABLE', category: 'FINANCIAL_INSTITUTION' },
}));
const otherTroubles: readonly Trouble[] = [
  { status: 500, upstreamCode: '1000', error: { code: 'UPSTREAM_ERROR', category: 'PLATFORM' } },
  { status: 404, upstreamCode: '14001', error: { code: 'UPSTREAM_REJECTED', category: 'CUSTOMER' } },
  { status: 429, error: { code: 'UPSTREAM_THROTTLED', category: 'CUSTOMER' } },
];

const dayMs = 24 * 60 * 60 * 1000;
/** Records of all partners in the busiest hour of a working day. */
const busiestHour = 60;
const batchSize = 5_000;
const banks = Array.from({ length: 24 }, (_, index) => String(5_001 + index * 7));

/** Puts days of made-up records into the store of the demo, oldest first, up to an hour ago. */
export async function writeHistory(config: Config, days: number, say: (line: string) => void): Promise<void> {
  const keys = await loadKeyRing(config);
  await using store = await openMetricsStore({
    dataDir: config.dataDir,
    databaseUrl: null,
    hashKeys: keys.all('metrics'),
    retention: retentionOf(config),
    clock: systemClock,
    log: silentLogger,
  });
  const partners = [...config.partners.keys()];
  const end = Date.now() - 60 * 60 * 1000;
  let at = end - days * dayMs;
  const wall = () => at;
  const callEntry = createCallEntries({
    wall,
    connectionOf: (_, institution) => (Number(institution) % 2 === 0 ? 'DIRECT' : 'LEGACY'),
    gatewaySigns: assumedGatewaySigns,
  });
  const operationEntry = createOperationEntries(wall);
  const writer = `history-${randomUUID()}`;
  let records: CallRecord[] = [];
  let sequence = 0;
  const flush = async () => {
    sequence += 1;
    const operations = records.flatMap((record) => (record.attempt === 1 ? [operationEntry(operationOf(record))] : []));
    await store.verbs.append({ writer, sequence, calls: records.map(callEntry), operations, webhooks: [], audits: [] });
    records = [];
  };
  say(`${days} days of made-up history are written to ${config.dataDir}`);
  while (at < end) {
    at += (3_600_000 / (busiestHour * activity(at))) * -Math.log(1 - Math.random());
    records.push(recordAt(at, partners));
    if (records.length >= batchSize) await flush();
  }
  await flush();
}

/** Of the busiest hour: most in the afternoon of the United States, less at night and on weekends, a little more each week. */
function activity(at: number): number {
  const date = new Date(at);
  const fromPeak = (((date.getUTCHours() + date.getUTCMinutes() / 60 - 19 + 36) % 24) - 12) / 5;
  const weekend = date.getUTCDay() % 6 === 0 ? 0.45 : 1;
  return (0.08 + 0.92 * Math.exp(-(fromPeak ** 2) / 2)) * weekend;
}

function recordAt(at: number, partners: readonly string[]): CallRecord {
  const place = Math.floor(Math.random() ** 1.8 * partners.length);
  const { record } = pick(kinds);
  const customer = Math.floor(Math.random() * 400);
  const bank = banks[customer % banks.length] ?? '';
  const trouble = troubleOf(at, place, record.live, bank);
  const isCached = !record.live && trouble === undefined && Math.random() < 0.3;
  return {
    ...record,
    at,
    partnerId: partners[place] ?? '',
    source: isCached ? 'cache' : 'upstream',
    queueMs: isCached ? 0.2 : 3 * Math.random() ** 4,
    serviceMs: isCached ? 0 : serviceTime(record.live, bank),
    ...(!isCached && { status: 200, brought: broughtFor(record, customer, bank) }),
    ...trouble,
    customerId: String(customer),
    ...(record.live && { institutionId: bank }),
    attempt: 1,
    cause: { kind: 'operation', operationName: nameOf(record.operation), clientId: 'web', requestId: randomUUID() },
  };
}

/** One bank is down for half a day every nine days, and the platform has a bad hour every eleven. */
function troubleOf(at: number, place: number, live: boolean, bank: string): Trouble | undefined {
  const day = Math.floor(at / dayMs);
  const hour = Math.floor((at % dayMs) / 3_600_000);
  const isDown = live && day % 9 === 4 && hour >= 12 && bank === banks[day % banks.length];
  const isBadHour = day % 11 === 7 && hour === 17;
  const chance = isDown ? 0.9 : isBadHour ? 0.35 : live ? 0.03 + 0.01 * place : 0.006 + 0.002 * place;
  if (Math.random() >= chance) return undefined;
  const among = isDown || (live && !isBadHour) ? bankTroubles : isBadHour ? otherTroubles.slice(0, 1) : otherTroubles;
  return among[Math.floor(Math.random() * among.length)];
}

/** Milliseconds, with the long tail that they have. */
function serviceTime(live: boolean, bank: string): number {
  const middle = !live ? 45 : Number(bank) % 2 === 0 ? 600 : 1_900;
  return middle * Math.exp(0.6 * (Math.random() + Math.random() + Math.random() - 1.5) * 2);
}

function broughtFor(record: Kind['record'], customer: number, bank: string) {
  const accounts = /accountId|accounts|transactions/.test(record.path) ? [`${customer}1`, `${customer}2`] : [];
  const troubles = accounts.length > 0 && Math.random() < 0.02 ? ['103'] : [];
  const bytes = 400 + Math.floor(4_000 * Math.random());
  return { body: 'json', bytes, accounts, institutions: accounts.length > 0 ? [bank] : [], troubles } as const;
}

const nameOf = (operation: string) => operation.replace(/^(Get|Generate)/, '');

function operationOf({ at, partnerId, cause, serviceMs, source, error }: CallRecord) {
  const { operationName, clientId, requestId } =
    cause.kind === 'operation' ? cause : { operationName: '', clientId: '', requestId: '' };
  return {
    at,
    partnerId,
    clientId,
    requestId,
    name: operationName,
    type: 'query',
    outcome: error === undefined ? 'ok' : 'partial',
    durationMs: 4 + serviceMs,
    upstreamCalls: source === 'upstream' ? 1 : 0,
    ...(error && { errors: [error.code] }),
  } as const;
}

function pick(of: readonly Kind[]): Kind {
  let left = Math.random() * of.reduce((sum, { share }) => sum + share, 0);
  for (const each of of) {
    left -= each.share;
    if (left < 0) return each;
  }
  return of[0] as Kind;
}
