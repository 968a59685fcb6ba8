import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, type Page } from '../support/chromium.ts';
import { type DashboardStage, rowsOf, startDashboard } from '../support/dashboard.ts';

let dashboard: DashboardStage;

/** Written for this test: the page has operations of its own. */
const figures = `query ($window: MetricsWindow!, $scope: MetricsScope!, $endpoint: String, $connection: ConnectionKind) {
  partner {
    metrics(window: $window, scope: $scope, endpoint: $endpoint, connection: $connection) {
      successRate { mine { calls successful rate } platform { state rate } }
      calls { current } errors { total { current } byCategory { category calls } byCode { code calls share } }
      latency { current { direct { median p90 } legacy { median p90 } blended { median p90 } } }
      series { at mine { calls successful rate } platform { rate } errors { category calls } latency { blended { p90 } } }
      activeAccounts { current } dataProblems { code calls }
      endpoints { endpoint successRate { calls successful rate } latency { median p90 } }
      institutions { name successRate { calls successful rate } latency { p90 } }
      reconciliation { counted total leftOut { calls } }
    }
    operations(window: $window) { name operations failed upstreamCalls }
    billableByProductAndMonth { product month calls items }
    requestLog(first: 25) { edges { node { endpoint code attempt billable } } }
    webhookLog(first: 25) { edges { node { family type verification dedupe } } }
  }
}`;

const number = (value: number) => value.toLocaleString('en-US');
const compact = (value: number) =>
  value < 10_000 ? number(value) : value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const rate = (value: number | null) =>
  value === null
    ? '–'
    : value === 1
      ? '100 %'
      : `${(Math.min(0.9999, Math.round(value * 1e4) / 1e4) * 100).toFixed(2)} %`;
const time = (value: number | null) => {
  if (value === null) return '–';
  if (value < 10) return `${value.toFixed(1)} ms`;
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`;
};

const text = (page: Page, selector: string) => page.locator(selector).first().innerText();
/** The first cells of each row, in any order. */
const columns = (rows: readonly (readonly string[])[], ...wanted: number[]) =>
  rows.map((row) => wanted.map((index) => row[index]?.split('\n')[0])).toSorted();

const views = [
  ['HOUR', 'AS_DASHBOARD', '?range=1h&time=utc', {}],
  ['DAY', 'AS_DASHBOARD', '?time=utc', {}],
  ['DAY', 'ALL', '?time=utc&count=everything', {}],
  ['WEEK', 'AS_DASHBOARD', '?range=7d&time=utc&connection=legacy', { connection: 'LEGACY' }],
  ['MONTH', 'AS_DASHBOARD', '?range=30d&time=utc', {}],
  ['MONTH', 'ALL', '?range=30d&count=everything&endpoint=GetAccountOwner', { endpoint: 'GetAccountOwner' }],
] as const;

describe.skipIf(!hasChromium())('the page of the dashboard', () => {
  beforeAll(async () => {
    dashboard = await startDashboard({ records: 20_000 });
  }, 600_000);
  afterAll(() => dashboard?.[Symbol.asyncDispose]());

  test.each(views)(
    'shows the figures of the store in every panel: %s, %s, %s',
    async (window, scope, search, filters) => {
      const page = await dashboard.open({ search });
      const { data, errors } = await dashboard.stage.ask(figures, { window, scope, ...filters });
      expect(errors).toBeUndefined();
      const { metrics, operations, billableByProductAndMonth, requestLog, webhookLog } = data.partner;
      const { mine } = metrics.successRate;

      expect(await text(page, '#tile-success strong')).toBe(rate(mine.rate));
      expect(await text(page, '#tile-calls strong')).toBe(compact(metrics.calls.current));
      expect(await text(page, '#tile-p90 strong')).toBe(time(metrics.latency.current.blended.p90));
      expect(await text(page, '#tile-errors strong')).toBe(compact(metrics.errors.total.current));
      expect(await text(page, '#tile-accounts strong')).toBe(compact(metrics.activeAccounts.current));

      for (const panel of ['#success', '#latency', '#errors'])
        await page.locator(`${panel} button[aria-controls]`).first().click();
      const buckets = await rowsOf(page, '#success');
      expect(buckets.map((row) => row.slice(1))).toEqual(
        metrics.series.map((bucket: any) => [
          number(bucket.mine.calls),
          number(bucket.mine.successful),
          rate(bucket.mine.rate),
          rate(bucket.platform.rate),
        ]),
      );
      expect((await rowsOf(page, '#latency')).map((row) => row[6])).toEqual(
        metrics.series.map((bucket: any) => time(bucket.latency.blended.p90)),
      );
      expect(
        (await rowsOf(page, '#errors')).map((row) => row.slice(1).map((cell) => Number(cell.replace(',', '')))),
      ).toEqual(metrics.series.map((bucket: any) => bucket.errors.map(({ calls }: any) => calls)));
      for (const { category, calls } of metrics.errors.byCategory)
        expect(await text(page, `#errors [data-category=${category}] b`)).toBe(number(calls));
      for (const kind of ['direct', 'legacy', 'blended']) {
        const { median, p90 } = metrics.latency.current[kind];
        expect(await text(page, `#latency [data-kind=${kind}]`)).toBe(`${time(median)} / ${time(p90)}`);
      }

      expect(columns(await rowsOf(page, '#codes'), 0, 1, 2)).toEqual(
        metrics.errors.byCode.map(({ code, calls, share }: any) => [code, number(calls), rate(share)]).toSorted(),
      );
      expect(columns(await rowsOf(page, '#data-problems'), 0, 1)).toEqual(
        metrics.dataProblems.map(({ code, calls }: any) => [code, number(calls)]).toSorted(),
      );
      expect(columns(await rowsOf(page, '#endpoints'), 0, 1, 2, 3, 4, 5)).toEqual(
        metrics.endpoints
          .map(({ endpoint, successRate: { calls, successful, rate: share }, latency }: any) => [
            endpoint,
            number(calls),
            number(calls - successful),
            rate(share),
            time(latency.median),
            time(latency.p90),
          ])
          .toSorted(),
      );
      expect(columns(await rowsOf(page, '#institutions'), 0, 1, 3, 5)).toEqual(
        metrics.institutions
          .map(({ name, successRate, latency }: any) => [
            name,
            number(successRate.calls),
            rate(successRate.rate),
            time(latency.p90),
          ])
          .toSorted(),
      );
      // Not those of the page itself: its figures and its picture of them are of different moments.
      const notOfThePage = (name: string) => !name.startsWith('Dashboard');
      const shown = columns(await rowsOf(page, '#operations'), 0, 1, 3, 6);
      expect(shown.filter(([name = '']) => notOfThePage(name))).toEqual(
        operations
          .filter((row: any) => notOfThePage(row.name))
          .map((row: any) => [row.name, number(row.operations), number(row.failed), number(row.upstreamCalls)])
          .toSorted(),
      );
      expect(columns(await rowsOf(page, '#billable'), 0, 1, 2, 3)).toEqual(
        billableByProductAndMonth
          .map(({ product, month, calls, items }: any) => [product, month, number(calls), number(items)])
          .toSorted(),
      );
      const sum = await rowsOf(page, '#reconciliation');
      expect(sum.map((row) => row[1])).toEqual([
        number(metrics.reconciliation.total),
        ...metrics.reconciliation.leftOut.map(({ calls }: any) => `−${number(calls)}`),
        number(metrics.reconciliation.counted),
      ]);
      if (!('endpoint' in filters)) {
        const logged = requestLog.edges.map(({ node }: any) => [
          [node.endpoint, node.attempt > 1 && `attempt ${node.attempt}`, node.billable && 'billable']
            .filter(Boolean)
            .join(' '),
          node.code ?? '',
        ]);
        expect((await rowsOf(page, '#log')).map((row) => [row[2]?.split('\n')[0], row[3]])).toEqual(logged);
      }
      await page.getByRole('button', { name: 'Webhooks' }).click();
      await page.locator('#log td:nth-child(4)').first().waitFor();
      expect((await rowsOf(page, '#log')).map((row) => [row[1], row[2], row[3], row[4]])).toEqual(
        webhookLog.edges.map(({ node }: any) => [
          node.family,
          node.type,
          expect.stringContaining(node.verification),
          node.dedupe,
        ]),
      );
      await page.close();
    },
  );

  test('shows what was counted by hand, of endpoints that the gateway calls for nobody but clients', async () => {
    const page = await dashboard.open({ search: '?range=7d&endpoint=GetAccountOwner' });
    const sixHours = 6 * 3_600_000;
    const to = Math.floor(Date.now() / sixHours) * sixHours + sixHours;
    const calls = dashboard.history.calls.filter(
      ({ partner, endpoint, at, leftOut }) =>
        partner === '2445580000001' &&
        endpoint === 'GetAccountOwner' &&
        leftOut === '' &&
        at >= to - 28 * sixHours &&
        at < to,
    );
    const failed = calls.filter(({ category }) => category !== '');
    expect(calls.length).toBeGreaterThan(100);
    expect(await text(page, '#tile-calls strong')).toBe(compact(calls.length));
    expect(await text(page, '#tile-errors strong')).toBe(compact(failed.length));
    expect(await text(page, '#tile-success strong')).toBe(rate(1 - failed.length / calls.length));
    await page.close();
  });
});
