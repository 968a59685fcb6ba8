import { describe, expect, test } from 'vitest';
import { linear, lineThrough, rateScale } from '../../dashboard/src/charts/scale.ts';
import { csvOf } from '../../dashboard/src/figures/csv.ts';
import { curlOf } from '../../dashboard/src/figures/curl.ts';
import { defaultFilters, parseFilters, toSearch } from '../../dashboard/src/figures/filters.ts';
import { createTimes, milliseconds, percent } from '../../dashboard/src/figures/format.ts';
import { verdictOf } from '../../dashboard/src/figures/verdict.ts';

describe('the filters in the address', () => {
  test('nothing means what is usual, and what is usual is not written', () => {
    expect(parseFilters('')).toEqual(defaultFilters);
    expect(toSearch(defaultFilters)).toBe('');
  });

  test.each([
    '?range=30d&of=project%3AAcme+%26+Co&endpoint=GetAccountOwner&institution=102105&connection=direct&billable=no&count=everything&time=utc',
    '?log=webhooks',
    '?request=r-1&code=103&failed=yes&from=2026-11-28T10%3A00%3A00.000Z&to=2026-11-28T11%3A00%3A00.000Z',
  ])('%s comes back as it was', (search) => {
    expect(toSearch(parseFilters(search))).toBe(search);
  });

  test('what makes no sense counts as not there', () => {
    expect(parseFilters('?range=9y&connection=pigeon&billable=maybe&from=yesterday&of=mars&count=&endpoint=')).toEqual(
      defaultFilters,
    );
  });
});

describe('figures in words', () => {
  test('a rate without calls is none, and one below all is never rounded up to all', () => {
    expect([percent(null), percent(0), percent(1), percent(0.999_99), percent(0.97289)]).toEqual([
      '–',
      '0.00 %',
      '100 %',
      '99.99 %',
      '97.29 %',
    ]);
  });

  test('times keep three digits that matter', () => {
    expect([null, 0.42, 87.4, 999.4, 4_830, 65_000].map(milliseconds)).toEqual([
      '–',
      '0.4 ms',
      '87 ms',
      '999 ms',
      '4.83 s',
      '65.0 s',
    ]);
  });

  test('a bucket of a day is a day of UTC, wherever somebody looks', () => {
    expect(createTimes(false).bucket('2026-11-28T00:00:00.000Z', 86_400)).toBe('28 Nov (UTC)');
    expect(createTimes(true).bucket('2026-11-28T23:00:00.000Z', 3_600)).toBe('28 Nov, 23:00 to 00:00');
  });
});

describe('a chart', () => {
  test('has a gap where nothing is known', () => {
    const line = lineThrough(
      [1, 2, null, 4],
      (index) => index,
      (value) => value,
    );
    expect(line).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
  });

  test('ends at round numbers that hold every value', () => {
    for (const max of [1, 7, 12, 99, 101, 4_321, 99_999]) {
      const { ticks } = linear({ min: 0, max }, 100, 0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThan(8);
    }
  });

  test('of rates never goes beyond all of them, and begins below the lowest', () => {
    for (const low of [1, 0.985, 0.95, 0.91, 0.6, 0.2, 0]) {
      const { ticks, min, at } = rateScale([1, null, low], 100, 0);
      expect([ticks.at(-1), at(1)]).toEqual([1, 0]);
      expect(min).toBeLessThanOrEqual(low);
    }
  });
});

describe('what leaves the page', () => {
  test('a table for spreadsheets holds no formula and keeps commas, quotes and lines apart', () => {
    const csv = csvOf(
      ['name', 'calls'],
      [
        ['=HYPERLINK("https://evil.example")', 1],
        ['@sum', -2],
        ['a, "b"\nc', null],
      ],
    );
    expect(csv).toBe(`name,calls\r\n"'=HYPERLINK(""https://evil.example"")",1\r\n'@sum,-2\r\n"a, ""b""\nc",\r\n`);
  });

  test('a command holds names of variables in place of ids and secrets, and nothing that a shell would run', () => {
    expect(curlOf({ method: 'GET', path: '/aggregation/v1/customers/{customerId}/accounts' })).toBe(
      [
        `curl --request GET "\${UPSTREAM_URL:-https://api.finicity.com}/aggregation/v1/customers/\${CUSTOMER_ID}/accounts"`,
        '--header "Finicity-App-Key: $APP_KEY"',
        '--header "Finicity-App-Token: $APP_TOKEN"',
        '--header "Accept: application/json"',
      ].join(' \\\n  '),
    );
    const hostile = curlOf({ method: 'GET;reboot', path: '/a$(reboot)`reboot`"; reboot #{x y}/{a-b}' });
    expect(hostile).toContain(
      `curl --request GET "\${UPSTREAM_URL:-https://api.finicity.com}/arebootrebootrebootxy/\${A_B}"`,
    );
  });
});

describe('the verdict', () => {
  const rate = (calls: number, failed: number) => ({
    calls,
    successful: calls - failed,
    rate: calls === 0 ? null : 1 - failed / calls,
  });
  const bucket = (hour: number, calls: number, failed: number) => ({
    at: `2026-11-28T${String(hour).padStart(2, '0')}:00:00.000Z`,
    mine: rate(calls, failed),
  });
  const metrics = (failed: number, byCategory: Record<string, number>, series = [bucket(1, 100, failed)]): any => ({
    successRate: { mine: rate(1000, failed) },
    series,
    errors: {
      byCategory: Object.entries(byCategory).map(([category, calls]) => ({ category, calls })),
      byCode: [{ category: 'PLATFORM', code: '1000', calls: 9, meaning: 'Broken.', remedy: 'Ask again later.' }],
    },
    endpoints: [{ endpoint: 'GetCustomer', successRate: rate(10, 4) }],
    institutions: [{ name: 'FinBank', successRate: rate(10, 3) }],
  });

  test('says nothing of nothing, and good where nothing failed', () => {
    expect(verdictOf({ ...metrics(0, {}), successRate: { mine: rate(0, 0) } })).toMatchObject({ tone: 'quiet' });
    expect(verdictOf(metrics(0, {})).headline).toBe('All 1,000 calls were successful.');
  });

  test('names who it is, the code and what to do', () => {
    const verdict = verdictOf(metrics(10, { PLATFORM: 9, CUSTOMER: 1 }));
    expect(verdict).toMatchObject({ tone: 'notice', remedy: 'Ask again later.', code: '1000' });
    expect(verdict.headline).toBe("It is Mastercard's platform: 9 of 10 failed calls are platform errors.");
    expect(verdict.details).toEqual([
      'Mostly 1000 (9): Broken.',
      'Most on GetCustomer: 4 of 10 failed (60.00 % successful)',
    ]);
  });

  test('names the bank when it is one, and nobody when there are several causes', () => {
    expect(verdictOf(metrics(100, { FINANCIAL_INSTITUTION: 90, CUSTOMER: 10 }))).toMatchObject({
      tone: 'bad',
      details: expect.arrayContaining(['Most at FinBank: 3 of 10 failed (70.00 % successful)']),
    });
    expect(verdictOf(metrics(10, { PLATFORM: 4, CUSTOMER: 3, OTHER: 3 })).headline).toContain('several causes');
  });

  test('says since when it is worse than usual, past hours without calls, and nothing when it is as usual', () => {
    const bad = [bucket(1, 100, 1), bucket(2, 100, 1), bucket(3, 100, 20), bucket(4, 0, 0), bucket(5, 100, 30)];
    const even = [...bad.slice(0, 2), bucket(3, 100, 1), ...bad.slice(2)].map((each, index) => ({
      ...each,
      at: `${index}`,
    }));
    expect(verdictOf(metrics(50, { PLATFORM: 50 }, even)).since).toBe('3');
    expect(verdictOf(metrics(50, { PLATFORM: 50 }, [...even, bucket(6, 100, 1)])).since).toBeNull();
  });
});
