import { createInstitutions } from '../../sandbox/data/institutions.ts';
import { createRandom } from '../../sandbox/random.ts';
import { dashboardOperation } from '../../src/domain/dashboard-operations.ts';
import type { MetricsBatch, WebhookEntry } from '../../src/store/metrics-entries.ts';
import { callEntries, type FlatCall, type FlatOperation, operationEntry } from './metric-entries.ts';
import { openMetrics } from './metrics-store.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What a month of traffic looks like: weights, and how long each takes. */
const endpoints = [
  { endpoint: 'GetCustomerAccounts', weight: 30, ms: 90, live: false },
  { endpoint: 'GetCustomerAccountTransactions', weight: 24, ms: 160, live: false },
  { endpoint: 'GetAllCustomerTransactions', weight: 12, ms: 210, live: false },
  { endpoint: 'RefreshCustomerAccounts', weight: 9, ms: 5_200, live: true },
  { endpoint: 'GetAvailableBalanceLive', weight: 8, ms: 2_900, live: true },
  { endpoint: 'GetAccountOwner', weight: 6, ms: 3_400, live: true },
  { endpoint: 'GetAccountACHDetails', weight: 4, ms: 2_600, live: true },
  { endpoint: 'GetCustomer', weight: 4, ms: 60, live: false },
  { endpoint: 'GenerateVOAReport', weight: 2, ms: 420, live: false },
  { endpoint: 'GetInstitutions', weight: 1, ms: 70, live: false },
] as const;

const billable = new Set(['GetAvailableBalanceLive', 'GetAccountOwner', 'GetAccountACHDetails', 'GenerateVOAReport']);

const failures = [
  { category: 'FINANCIAL_INSTITUTION', code: '103', status: 400, weight: 5, live: true },
  { category: 'FINANCIAL_INSTITUTION', code: '185', status: 400, weight: 2, live: true },
  { category: 'PLATFORM', code: '1000', status: 500, weight: 3, live: false },
  { category: 'CUSTOMER', code: '14001', status: 404, weight: 3, live: false },
  { category: 'CUSTOMER', code: '10005', status: 400, weight: 1, live: false },
  { category: 'OTHER', code: 'HTTP_418', status: 418, weight: 0.4, live: false },
] as const;

const operationNames = [
  'AccountOverview',
  'Transactions',
  'RefreshAccounts',
  'PayFirstTime',
  'OwnerCheck',
  'StatementList',
];
const clients = ['back-office', 'web', 'mobile'];

/** Texts that a page would run if it took them for anything but text. */
const hostileTexts = [
  '<script>window.__hacked = 1</script>',
  '<img src=x onerror="window.__hacked=1">',
  '"><svg onload=window.__hacked=1>',
  "javascript:window.__hacked=1//'",
  '{{constructor.constructor("window.__hacked=1")()}}',
  '</style><iframe srcdoc="<script>parent.__hacked=1</script>">',
  '=HYPERLINK("https://evil.example","x")',
  '\u202e\u0000<b onmouseover=window.__hacked=1>x',
] as const;

export interface HistoryOptions {
  readonly partnerId: string;
  readonly otherPartners?: readonly string[];
  readonly now: number;
  /** How many records of the partner. */
  readonly records: number;
  /** Puts texts that want to be run wherever a name comes from outside. */
  readonly isHostile?: boolean;
}

export interface History {
  readonly calls: readonly FlatCall[];
  readonly operations: readonly FlatOperation[];
  readonly webhooks: readonly WebhookEntry[];
}

/** Two months of traffic with days and nights, a night without any, and a bank that has been in trouble for some hours. */
export function createHistory({
  partnerId,
  otherPartners = [],
  now,
  records,
  isHostile = false,
}: HistoryOptions): History {
  const random = createRandom(20_261_128);
  const between = (from: number, to: number) => from + (to - from) * random.next();
  const banks = createInstitutions(20_261_128, 'short').slice(0, 14);
  const weigh = <Item extends { readonly weight: number }>(items: readonly Item[]): Item => {
    let rest = random.next() * items.reduce((sum, { weight }) => sum + weight, 0);
    for (const item of items) {
      rest -= item.weight;
      if (rest < 0) return item;
    }
    return items[0]!;
  };
  const hostile = () => hostileTexts[Math.floor(random.next() * hostileTexts.length)]!;

  function timeOf(): number {
    // A third within two days and as much in nine, so that every window has something to show; fewer at night.
    for (;;) {
      const at = now - Math.floor(random.pick([2, 9, 59]) * dayMs * random.next());
      const hour = (at / hourMs) % 24;
      const isNight = hour < 7 || hour > 23;
      const isGap = now - at > 9 * hourMs && now - at < 11 * hourMs;
      if (!isGap && (!isNight || random.next() < 0.2)) return at;
    }
  }

  function callOf(partner: string, index: number): FlatCall {
    const at = timeOf();
    const chosen = weigh(endpoints);
    const { live } = chosen;
    const bank = banks[Math.floor(random.next() ** 2 * banks.length)]!;
    const inTrouble = live && bank === banks[2] && now - at < 5 * hourMs;
    const hasFailed = random.next() < (inTrouble ? 0.55 : live ? 0.035 : 0.006);
    const failure = hasFailed ? weigh(failures.filter((each) => each.live === live || !live)) : null;
    const source = random.next() < 0.14 && !live ? 'cache' : 'upstream';
    const isLost = source === 'upstream' && random.next() < 0.002;
    const known = dashboardOperation(chosen.endpoint);
    const leftOut = source === 'cache' ? 'CACHE' : isLost ? 'NO_RESPONSE' : known?.excludedBy ? 'EXCLUDED_PATH' : '';
    const failed = source === 'upstream' && (isLost ? lost : failure);
    const code = failed ? (inTrouble && failed !== lost ? '103' : failed.code) : '';
    const operationName = operationNames[Math.floor(random.next() * operationNames.length)]!;
    const attempt = failed && random.next() < 0.4 ? 2 : 1;
    return {
      at,
      partner,
      endpoint: chosen.endpoint,
      institution: live ? bank.id : '',
      connection: live ? (bank.oauth ? 'DIRECT' : 'LEGACY') : '',
      live,
      billable: billable.has(chosen.endpoint) && !failed,
      source,
      leftOut,
      category: failed ? (inTrouble && failed !== lost ? 'FINANCIAL_INSTITUTION' : failed.category) : '',
      code: code === 'HTTP_418' && isHostile ? hostile() : code,
      product: chosen.endpoint.replace(/^(Get|Generate)/, ''),
      billedItems: billable.has(chosen.endpoint) && !failed ? 1 : 0,
      waived: false,
      status: source === 'cache' || isLost ? null : failed ? failed.status : 200,
      serviceMs:
        source === 'cache'
          ? 0
          : chosen.ms * (bank.oauth || !live ? 1 : 2.3) * between(0.4, 1.1) ** 2 * (random.next() < 0.06 ? 3 : 1),
      requestId: `req-${partner}-${index}`,
      logInstitution: live ? bank.id : '',
      logCode: code === 'HTTP_418' && isHostile ? hostile() : code,
      customer: `c${Math.floor(random.next() * 400)}`,
      accounts: failed || source === 'cache' ? [] : [`a${Math.floor(random.next() * 3_000)}`],
      problems:
        !failed && live && random.next() < 0.03
          ? [
              {
                category: 'FINANCIAL_INSTITUTION',
                code: isHostile ? hostile() : random.next() < 0.7 ? '185' : '108',
                count: 1,
              },
            ]
          : [],
      detail: {
        method: known?.method ?? 'GET',
        path: known?.path ?? '',
        attempt,
        live,
        billable: billable.has(chosen.endpoint) && !failed,
        queueMs: Math.round(between(0, 14) * 100) / 100,
        bytes: failed ? 180 : Math.round(between(900, 48_000)),
        body: 'json',
        accounts: failed ? 0 : 1,
        cause: {
          kind: 'operation',
          operationName: isHostile ? hostile() : operationName,
          clientId: isHostile ? hostile() : clients[index % clients.length],
        },
      },
    };
  }

  const lost = { category: 'PLATFORM', code: 'UPSTREAM_TIMEOUT', status: 504 } as const;
  const calls = Array.from({ length: records }, (_, index) => callOf(partnerId, index));
  const others = otherPartners.flatMap((partner) =>
    Array.from({ length: Math.ceil(records / 6) }, (_, index) => callOf(partner, index)),
  );
  const operations = Array.from({ length: Math.ceil(records / 4) }, (): FlatOperation => {
    const dice = random.next();
    return {
      at: timeOf(),
      partner: partnerId,
      client: isHostile ? hostile() : 'web',
      name: isHostile ? hostile() : operationNames[Math.floor(random.next() ** 2 * operationNames.length)]!,
      type: 'query',
      outcome:
        dice < 0.96 ? 'ok' : dice < 0.98 ? 'partial' : dice < 0.99 ? 'failed' : dice < 0.995 ? 'refused' : 'aborted',
      durationMs: between(20, 900) * (dice < 0.1 ? 4 : 1),
      upstreamCalls: Math.floor(between(0, 4)),
      requestId: '',
      detail: {},
    };
  });
  const webhooks = Array.from(
    { length: 40 },
    (_, index): WebhookEntry => ({
      at: now - Math.floor(6 * dayMs * random.next()),
      partner: partnerId,
      eventId: `event-${index}`,
      family: isHostile ? hostile() : ['connect', 'reports', 'txpush'][index % 3]!,
      type: isHostile ? hostile() : ['added', 'done', 'created'][index % 3]!,
      verification: index % 13 === 5 ? 'signature does not match' : 'verified',
      dedupe: index % 7 === 3 ? 'duplicate' : 'new',
      status: index % 13 === 5 ? 401 : 202,
      bytes: Math.round(between(300, 4_000)),
      durationMs: between(1, 30),
      customer: `c${index}`,
    }),
  );
  return { calls: [...calls, ...others], operations, webhooks };
}

/** Writes a history into the metrics of a data directory in which no gateway runs yet. */
export async function writeHistory(dataDir: string, { calls, operations, webhooks }: History): Promise<void> {
  await using store = await openMetrics({ dataDir });
  const byTime = <Entry extends { readonly at: number }>(entries: readonly Entry[]) =>
    entries.toSorted((one, other) => one.at - other.at);
  const size = 5_000;
  const parts = { calls: byTime(calls), operations: byTime(operations), webhooks: byTime(webhooks) };
  const batches = Math.ceil(Math.max(calls.length, operations.length, webhooks.length) / size);
  for (let index = 0; index < batches; index += 1) {
    const of = <Entry>(entries: readonly Entry[]) => entries.slice(index * size, (index + 1) * size);
    const batch: MetricsBatch = {
      writer: 'history',
      sequence: index + 1,
      calls: callEntries(of(parts.calls)),
      operations: of(parts.operations).map(operationEntry),
      webhooks: of(parts.webhooks),
      audits: [],
    };
    await store.verbs.append(batch);
  }
}
