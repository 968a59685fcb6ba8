import { describe, expect, test } from 'vitest';
import type { MetricsBatch } from '../../src/store/metrics-entries.ts';
import type { FiguresQuery, MetricsStore } from '../../src/store/metrics-store.ts';
import { callEntries, type FlatCall, flatCall, operationEntry } from '../support/metric-entries.ts';
import type { StoreHarness } from './store-harness.ts';

const minute = 60_000;
const hour = 60 * minute;
/** 2027-01-15T08:00:00Z: the begin of a bucket of every grain up to the hour. */
const t0 = 1_800_000_000_000;

const callEntry = (changes: Partial<FlatCall> = {}) => flatCall({ at: t0, ...changes });

function batch(sequence: number, calls: readonly FlatCall[], changes: Partial<MetricsBatch> = {}): MetricsBatch {
  return { writer: 'w1', sequence, calls: callEntries(calls), operations: [], webhooks: [], audits: [], ...changes };
}

const lastHour: FiguresQuery = {
  partners: ['p1'],
  bucketMs: 5 * minute,
  from: t0 - 30 * minute,
  to: t0 + 30 * minute,
  previousFrom: t0 - 90 * minute,
  filter: {},
  all: false,
};

export const metricsTables = [
  'metric_writer',
  'metric_series',
  'metric_call',
  'metric_problem',
  'metric_account_block',
  'metric_operation',
  'metric_billable',
  'log_block',
  'webhook_log',
  'audit_log',
];

const logQuery = { partners: ['p1'], from: 0, to: t0 + hour, limit: 10, after: null };

/** What every metrics store must hold, whatever database is behind it. */
export function metricsStoreContract(name: string, make: () => Promise<StoreHarness<MetricsStore>>): void {
  describe(`metrics store contract: ${name}`, () => {
    test('what several processes hand over adds up, sketches too', async () => {
      await using harness = await make();
      const stores = [await harness.open(), await harness.open()] as const;
      const times = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
      await Promise.all(
        times.map((serviceMs, n) =>
          stores[n % 2 === 0 ? 0 : 1].append(
            batch(1, [callEntry({ serviceMs, live: true, connection: 'DIRECT' })], { writer: `w${n}` }),
          ),
        ),
      );
      const { current, buckets, endpoints } = await stores[0].figures(lastHour);
      expect(current).toMatchObject({ calls: 10, ok: 10 });
      const { direct, legacy, blended } = current.latency;
      expect(direct).toEqual(blended);
      expect(legacy).toEqual({ calls: 0, median: null, p90: null });
      expect(Math.abs((direct.median ?? 0) / 50 - 1)).toBeLessThan(0.01);
      expect(Math.abs((direct.p90 ?? 0) / 90 - 1)).toBeLessThan(0.01);
      expect(buckets).toHaveLength(12);
      expect(buckets.filter(({ calls }) => calls > 0).map(({ at }) => at)).toEqual([t0]);
      expect(endpoints).toMatchObject([{ key: 'GetCustomerAccounts', calls: 10 }]);
    });

    test('each sum counts once in every window, whoever asks and however many at once', async () => {
      await using harness = await make();
      const stores = [await harness.open(), await harness.open()] as const;
      const operation = { partner: 'p1', client: 'web', name: 'A', type: 'query', outcome: 'ok', upstreamCalls: 1 };
      const windows = [minute, 5 * minute, hour].map((bucketMs) => ({ ...lastHour, bucketMs }));
      let rounds = 0;
      for (const at of [t0, t0 + 5 * minute, t0]) {
        rounds += 1;
        const problems = [{ category: 'OTHER', code: '203', count: 2 }];
        await stores[0].append(
          batch(rounds, [callEntry({ at, problems })], {
            operations: [operationEntry({ ...operation, at, durationMs: 5, requestId: 'r1', detail: {} })],
          }),
        );
        const asked = await Promise.all(
          windows.flatMap((window) =>
            stores.map(async (store) => [await store.figures(window), await store.operationFigures(window)] as const),
          ),
        );
        for (const [figures, [operations]] of asked) {
          expect(figures.current).toMatchObject({ calls: rounds, ok: rounds });
          expect(figures.endpoints).toMatchObject([{ calls: rounds, latency: { calls: rounds } }]);
          expect(figures.problems).toMatchObject([{ code: '203', calls: 2 * rounds }]);
          expect(operations).toMatchObject({ operations: rounds, upstreamCalls: rounds, latency: { calls: rounds } });
        }
      }
    });

    test('a batch that comes again changes nothing, and neither does one from before it', async () => {
      await using harness = await make();
      const store = await harness.open();
      const entries = [callEntry({ accounts: ['a1'], billable: true, billedItems: 2 })];
      expect(await store.append(batch(1, entries))).toBe(true);
      expect(await store.append(batch(1, entries))).toBe(false);
      expect(await store.append(batch(2, [callEntry()]))).toBe(true);
      expect(await (await harness.open()).append(batch(1, entries))).toBe(false);
      expect((await store.figures(lastHour)).current).toMatchObject({ calls: 2, activeAccounts: 1 });
      expect(await store.callLog(logQuery)).toHaveLength(2);
      const billed = { partner: 'p1', month: '2027-01', product: 'Accounts', calls: 1, items: 2, waivedItems: 0 };
      expect(await store.billable(['p1'])).toEqual([billed]);
    });

    test('the scope decides what counts; what was left out is told in both', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.append(
        batch(1, [
          callEntry(),
          callEntry({ category: 'PLATFORM', code: '1000', logCode: '1000', status: 500 }),
          callEntry({ leftOut: 'NO_RESPONSE', category: 'PLATFORM', code: 'UPSTREAM_TIMEOUT', status: null }),
          callEntry({ leftOut: 'CACHE', source: 'cache', status: null }),
        ]),
      );
      const counted = await store.figures(lastHour);
      const all = await store.figures({ ...lastHour, all: true });
      expect(counted.current).toMatchObject({ calls: 2, ok: 1 });
      expect(all.current).toMatchObject({ calls: 4, ok: 2 });
      expect(counted.codes.map(({ code }) => code)).toEqual(['1000']);
      expect(counted.leftOut).toEqual(expect.arrayContaining([...all.leftOut]));
      expect(counted.leftOut.find(({ reason }) => reason === 'CACHE')).toMatchObject({ calls: 1 });
    });

    test('filters narrow everything: endpoint, institution, connection, billable', async () => {
      await using harness = await make();
      const store = await harness.open();
      const live = { live: true, institution: '101', connection: 'DIRECT' } as const;
      await store.append(
        batch(1, [
          callEntry({ accounts: ['a1'] }),
          callEntry({ ...live, accounts: ['a2'] }),
          callEntry({ ...live, institution: '102', connection: 'LEGACY', endpoint: 'GetAccountOwner', billable: true }),
        ]),
      );
      const filtered = async (filter: FiguresQuery['filter']) => {
        const { current, institutions } = await store.figures({ ...lastHour, filter });
        return [current.calls, current.activeAccounts, institutions.map(({ key }) => key)];
      };
      expect(await filtered({})).toEqual([3, 2, expect.arrayContaining(['101', '102'])]);
      expect(await filtered({ endpoint: 'GetCustomerAccounts' })).toEqual([2, 2, ['101']]);
      expect(await filtered({ institution: '101' })).toEqual([1, 1, ['101']]);
      expect(await filtered({ connection: 'LEGACY' })).toEqual([1, 0, ['102']]);
      expect(await filtered({ billable: true })).toEqual([1, 0, ['102']]);
      expect(await filtered({ billable: false })).toEqual([2, 2, ['101']]);
    });

    test('active accounts are exact where a window cuts an hour', async () => {
      await using harness = await make();
      const store = await harness.open();
      const seen = (at: number, ...accounts: string[]) => callEntry({ at, accounts });
      await store.append(
        batch(1, [
          seen(t0 - 31 * minute, 'before'),
          seen(t0 - 30 * minute, 'first'),
          seen(t0 + 29 * minute, 'last', 'first'),
          seen(t0 + 30 * minute, 'after'),
        ]),
      );
      const { current, previous } = await store.figures(lastHour);
      expect(current.activeAccounts).toBe(2);
      expect(previous.activeAccounts).toBe(1);
    });

    test('the platform is all partners, on the endpoints that one called', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.append(
        batch(1, [
          callEntry(),
          callEntry({ partner: 'p2', category: 'PLATFORM', code: '1000' }),
          callEntry({ partner: 'p3', endpoint: 'GetCustomers' }),
        ]),
      );
      const { platform, buckets } = await store.figures(lastHour);
      expect(platform).toEqual({ calls: 2, ok: 1, partners: 2 });
      expect(buckets.find(({ at }) => at === t0)?.platform).toEqual({ calls: 2, ok: 1, partners: 2 });
      expect((await store.figures({ ...lastHour, partners: null })).current.calls).toBe(3);
    });

    test('trouble inside answers is counted apart', async () => {
      await using harness = await make();
      const store = await harness.open();
      const problems = [{ category: 'FINANCIAL_INSTITUTION', code: '103', count: 2 }];
      await store.append(batch(1, [callEntry({ problems }), callEntry({ problems })]));
      const { current, problems: found } = await store.figures(lastHour);
      expect(current).toMatchObject({ calls: 2, ok: 2 });
      expect(found).toMatchObject([{ category: 'FINANCIAL_INSTITUTION', code: '103', calls: 4 }]);
    });

    test('the log is searched by request, code, institution and customer, and paged without losing or repeating', async () => {
      await using harness = await make();
      const store = await harness.open();
      const entries = Array.from({ length: 25 }, (_, n) =>
        callEntry({
          at: t0 + Math.floor(n / 5),
          requestId: `r${n % 3}`,
          logCode: n === 7 ? '103' : '',
          logInstitution: n === 8 ? '101' : '',
          customer: n === 9 ? 'c1' : '',
        }),
      );
      await store.append(batch(1, entries));
      const ids: string[] = [];
      for (let after: { at: number; id: string } | null = null; ; ) {
        const rows: Awaited<ReturnType<MetricsStore['callLog']>> = await store.callLog({ ...logQuery, after });
        ids.push(...rows.map(({ id }) => id));
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last;
      }
      expect(ids).toHaveLength(25);
      expect(new Set(ids).size).toBe(25);
      expect(await store.callLog({ ...logQuery, requestId: 'r1', limit: 50 })).toHaveLength(8);
      expect(await store.callLog({ ...logQuery, code: '103' })).toMatchObject([{ code: '103' }]);
      expect(await store.callLog({ ...logQuery, institution: '101' })).toMatchObject([{ institution: '101' }]);
      const [found] = await store.callLog({ ...logQuery, customer: 'c1' });
      expect(found?.customer).toMatch(/^[\w-]{22}$/);
      expect(await store.callLog({ ...logQuery, customerHash: found?.customer })).toEqual([found]);
      expect(await store.callLog({ ...logQuery, customerHash: '' })).toEqual([]);
      expect(await store.callLog({ ...logQuery, partners: ['p2'], customer: 'c1' })).toEqual([]);
    });

    test('counts what was added to the days since, of the partners that are asked about', async () => {
      await using harness = await make();
      const store = await harness.open();
      const day = 24 * hour;
      const today = Math.floor(t0 / day) * day;
      expect(await store.counts({ partners: ['p1'], from: today })).toEqual({ calls: 0, operations: 0 });
      const ask = { client: 'web', name: 'A', type: 'query', outcome: 'ok', durationMs: 1, upstreamCalls: 1 };
      const operation = operationEntry({ at: t0, partner: 'p1', requestId: 'r1', detail: {}, ...ask });
      const calls = [callEntry(), callEntry({ leftOut: 'CACHE', source: 'cache' }), callEntry({ partner: 'p2' })];
      await store.append(batch(1, [...calls, callEntry({ at: today - 1 })], { operations: [operation] }));
      expect(await store.counts({ partners: ['p1'], from: today })).toEqual({ calls: 2, operations: 1 });
      expect(await store.counts({ partners: null, from: today - day })).toEqual({ calls: 4, operations: 1 });
    });

    test('operations and webhook events are kept beside the calls', async () => {
      await using harness = await make();
      const store = await harness.open();
      const operation = {
        at: t0,
        partner: 'p1',
        client: 'web',
        name: 'Overview',
        type: 'query',
        outcome: 'ok',
        durationMs: 40,
        upstreamCalls: 2,
        requestId: 'r1',
        detail: {},
      };
      const webhook = {
        at: t0,
        partner: 'p1',
        eventId: 'e1',
        family: 'connect',
        type: 'added',
        verification: 'verified',
        dedupe: 'new',
        status: 200,
        bytes: 300,
        durationMs: 3,
        customer: '',
      };
      const operations = [operation, { ...operation, outcome: 'failed' }].map(operationEntry);
      await store.append(batch(1, [], { operations, webhooks: [webhook] }));
      await store.append(batch(2, [], { operations: [operationEntry(operation)] }));
      const figures = await store.operationFigures({ partners: ['p1'], bucketMs: hour, from: t0, to: t0 + hour });
      expect(figures).toMatchObject([{ name: 'Overview', operations: 3, outcomes: { ok: 2, failed: 1 } }]);
      expect(await store.operationLog({ ...logQuery, requestId: 'r1' })).toHaveLength(3);
      expect(await store.webhookLog(logQuery)).toMatchObject([{ eventId: 'e1', family: 'connect', bytes: 300 }]);
    });

    test('the record of who did what is found by client, customer, kind and request, newest first', async () => {
      await using harness = await make();
      const store = await harness.open();
      const read = {
        at: t0,
        partner: 'p1',
        requestId: 'r1',
        client: 'app',
        endUser: '',
        kind: 'read',
        fields: 'Account.owners\nCustomer.consumer',
        customer: 'c1',
        failed: false,
      };
      const done = { ...read, at: t0 + 1, requestId: 'r2', kind: 'mutation', client: 'desk', failed: true };
      const audits = [read, done, { ...read, customer: 'c2', endUser: 'c2' }, { ...read, partner: 'p2' }];
      await store.append(batch(1, [], { audits }));
      const found = async (query: object) =>
        (await store.auditLog({ ...logQuery, ...query })).map(({ requestId, kind, failed }) => ({
          requestId,
          kind,
          failed,
        }));
      const [first, second] = [
        { requestId: 'r1', kind: 'read', failed: false },
        { requestId: 'r2', kind: 'mutation', failed: true },
      ];
      expect(await found({})).toEqual([second, first, first]);
      expect(await found({ customer: 'c1' })).toEqual([second, first]);
      expect(await found({ client: 'app', customer: 'c1' })).toEqual([first]);
      expect(await found({ kind: 'mutation' })).toEqual([second]);
      expect(await found({ requestId: 'r1', customer: 'c2' })).toEqual([first]);
      expect(JSON.stringify(await store.auditLog(logQuery))).not.toMatch(/"c[12]"/);
    });

    test('a customer who is forgotten is in no log of calls, and in the record of who did what', async () => {
      await using harness = await make();
      const store = await harness.open();
      const audit = {
        at: t0,
        partner: 'p1',
        requestId: 'r1',
        client: 'app',
        endUser: '',
        kind: 'read',
        fields: 'Account.owners',
        customer: 'c1',
        failed: false,
      };
      await store.append(batch(1, [callEntry({ customer: 'c1' }), callEntry({ customer: 'c2' })], { audits: [audit] }));
      await store.forgetCustomer('p1', 'c1');
      expect(await store.callLog({ ...logQuery, customer: 'c1' })).toEqual([]);
      expect(await store.callLog({ ...logQuery, customer: 'c2' })).toHaveLength(1);
      expect(await store.callLog(logQuery)).toHaveLength(2);
      expect(await store.auditLog({ ...logQuery, customer: 'c1' })).toHaveLength(1);
    });
  });
}
