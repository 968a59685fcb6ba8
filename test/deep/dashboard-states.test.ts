import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, type Page } from '../support/chromium.ts';
import { type DashboardStage, rowsOf, startDashboard } from '../support/dashboard.ts';
import { type RedisServer, redisServer, startRedis } from '../support/redis.ts';

let dashboard: DashboardStage;
let redis: RedisServer | null = null;

const text = (page: Page, selector: string) => page.locator(selector).first().innerText();
/** Without what has no width of its own. */
const printable = (shown: string) => shown.replace(/\p{C}/gu, '');
const ran = (page: Page) => page.evaluate(() => (globalThis as any).__hacked as unknown);

/** Comes with a key of its own choice, as somebody who does not run the sandbox. */
const withKey = (key: string, until: string) =>
  dashboard
    .open({
      until: '#root > *',
      prepare: (page) => page.goto(`${dashboard.stage.gateway.url}/healthz`),
    })
    .then(async (page) => {
      await page.evaluate((given) => (globalThis as any).sessionStorage.setItem('metrics-key', given), key);
      await page.reload();
      await page.locator(until).first().waitFor();
      return page;
    });

describe.skipIf(!hasChromium())('the page of the dashboard', () => {
  beforeAll(async () => {
    redis = redisServer === null ? null : await startRedis();
    dashboard = await startDashboard({ records: 3_000, isHostile: true, redis });
  }, 600_000);
  afterAll(async () => {
    await dashboard?.[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
  });

  test('runs nothing of what comes from outside, wherever it is shown', async () => {
    const said: string[] = [];
    const hash = '<img src=x onerror=window.__hacked=1>';
    const page = await dashboard.open({
      search: `?range=7d&endpoint=${encodeURIComponent(hash)}&of=project:${encodeURIComponent(hash)}`,
      until: '.trouble-screen, .board',
      prepare: (fresh) => fresh.on('console', (message) => said.push(message.text())),
    });
    expect(await ran(page)).toBeUndefined();
    await page.goto(`${dashboard.stage.gateway.url}/dashboard?range=7d`);
    await page.locator('#log tbody tr').first().waitFor();
    // Which texts there are, and which of them are among the first rows, depends on the hour at which the history was made.
    const since = Date.now() - 6 * 24 * 60 * 60 * 1000;
    const { calls, operations } = dashboard.history;
    const names = operations.filter(({ at }) => at > since).map(({ name }) => name);
    const own = calls.filter(
      ({ at, partner, leftOut }) => at > since && partner === calls[0]?.partner && leftOut === '',
    );
    const codes = own.flatMap(({ problems }) => problems.map(({ code }) => code));
    for (const [panel, expected] of [
      ['#operations', names],
      ['#data-problems', codes],
    ] as const) {
      const shown = (await rowsOf(page, panel)).flat().map(printable).join('\n');
      expect(expected.length).toBeGreaterThan(0);
      expect([panel, expected.map(printable).filter((text) => !shown.includes(text))]).toEqual([panel, []]);
    }
    await rowsOf(page, '#codes');
    await page.locator('#log tbody tr:nth-child(12) button').first().click();
    await page.locator('dialog[open] .facts').first().waitFor();
    expect(await text(page, 'dialog[open] .facts')).toMatch(/window\.__hacked|javascript:|HYPERLINK|constructor/);
    await page.getByRole('button', { name: 'Support bundle' }).click();
    await page.locator('.case pre').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Webhooks' }).click();
    await page.locator('#log td:nth-child(4)').first().waitFor();
    expect(await text(page, '#log')).toContain('__hacked');
    expect(await ran(page)).toBeUndefined();
    expect(said).toEqual([]);
    await page.close();
  });

  test('withholds the platform rate, and says why', async () => {
    const page = await withKey('figures', '#log tbody tr');
    // Six partners called, but this key reads one hour, in which the others hardly did.
    await page.goto(`${dashboard.stage.gateway.url}/dashboard?range=1h`);
    await page.locator('#log tbody tr').first().waitFor();
    expect(await text(page, '#tile-success')).toContain('platform withheld');
    expect(await text(page, '#success .caption')).toContain('tell of a neighbour');
    expect(await page.locator('#success .series.platform path[d^=M]').count()).toBe(0);
    // All partners are for operators.
    expect(await page.locator('#selects option').allInnerTexts()).not.toContain('All partners');
    await page.close();
  });

  test('shows one partner of all to an operator, by its address too, and to nobody else', async () => {
    const [other, day] = ['2445580000002', 24 * 60 * 60 * 1000];
    const to = Math.floor(Date.now() / day) * day + day;
    // An endpoint that the gateway calls for nobody but clients.
    const own = dashboard.history.calls.filter(
      ({ partner, endpoint, leftOut, at }) =>
        partner === other && endpoint === 'GetAccountOwner' && leftOut === '' && at >= to - 30 * day && at < to,
    );
    expect(own.length).toBeGreaterThan(0);
    const page = await dashboard.open({ search: '?range=30d&endpoint=GetAccountOwner' });
    await page.locator('#selects select').first().selectOption(other);
    await page.waitForURL(/of=only%3A2445580000002/);
    await page.locator('main[aria-busy=false]').waitFor();
    expect(await text(page, '#tile-calls strong')).toBe(String(own.length));
    await page.reload();
    await page.locator('#log tbody tr').first().waitFor();
    expect(await text(page, '#tile-calls strong')).toBe(String(own.length));
    await page.goto(`${dashboard.stage.gateway.url}/dashboard?of=only:nobody`);
    await page.locator('.trouble-screen').waitFor();
    expect(await text(page, '.trouble-screen')).toContain('There is no such partner or project');
    await page.close();
    const reader = await withKey('figures', '#log tbody tr');
    expect(await reader.locator('#selects option').allInnerTexts()).not.toContain('2445580000002');
    await reader.goto(`${dashboard.stage.gateway.url}/dashboard?of=only:${other}`);
    await reader.locator('.trouble-screen').waitFor();
    expect(await text(reader, '.trouble-screen')).toContain('platform for the figures of all partners');
    await reader.close();
  });

  test('says what is missing to a key without the scope, and asks again for one that is not known', async () => {
    const forbidden = await withKey('nothing', '.trouble-screen');
    expect(await text(forbidden, '.trouble-screen')).toContain('This key may not see figures');
    await forbidden.getByRole('button', { name: 'Use another key' }).click();
    await forbidden.locator('form input').first().waitFor();
    await forbidden.close();
    const unknown = await withKey('no-such-key', 'form input');
    expect(await text(unknown, '[role=alert]')).toBe('This key is not known here.');
    await unknown.locator('form input').fill('figures');
    await unknown.getByRole('button', { name: 'Show the figures' }).click();
    await unknown.locator('#log tbody tr').first().waitFor();
    await unknown.close();
  });

  test('keeps the last figures and says so while the gateway does not answer', async () => {
    const page = await dashboard.open();
    const calls = await text(page, '#tile-calls strong');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator('main > .notice').first().waitFor();
    expect(await text(page, 'main > .notice')).toMatch(/does not answer\. These are the figures of \d\d:\d\d:\d\d/);
    expect(await text(page, '#tile-calls strong')).toBe(calls);
    await page.close();
  });

  test('says why there is nothing when there never was an answer', async () => {
    const page = await dashboard.open({
      until: '.trouble-screen',
      prepare: (fresh) => fresh.route('**/graphql', (route) => route.abort()),
    });
    expect(await text(page, '.trouble-screen')).toContain('The gateway does not answer.');
    await page.close();
  });

  test('shows the rest of an answer that is not whole, and says that it is not', async () => {
    const page = await dashboard.open({
      prepare: (fresh) =>
        fresh.route('**/graphql', async (route) => {
          // The stream of changes never ends, so it cannot be read first.
          if (route.request().headers().accept === 'text/event-stream') return route.abort();
          const answer = await route.fetch();
          const body = (await answer.json()) as {
            data?: { partner?: { operations?: unknown } | null };
            errors?: unknown;
          };
          if (body.data?.partner?.operations !== undefined) {
            body.data.partner.operations = null;
            body.errors = [{ message: 'The operations could not be read.', path: ['partner', 'operations'] }];
          }
          await route.fulfill({ contentType: 'application/graphql-response+json', body: JSON.stringify(body) });
        }),
    });
    expect(await text(page, 'main > .notice')).toContain(
      'Not everything could be read: The operations could not be read.',
    );
    expect(await text(page, '#tile-calls strong')).toMatch(/\d/);
    await page.close();
  });

  test.each(['light', 'dark'] as const)(
    'can be printed from the %s theme: dark on white, without what cannot be clicked',
    async (theme) => {
      const page = await dashboard.open({ theme });
      await page.emulateMedia({ media: 'print' });
      const seen = await page.evaluate(() => {
        const { document, getComputedStyle } = globalThis as any;
        const style = (selector: string) => getComputedStyle(document.querySelector(selector));
        return {
          ground: style('html').backgroundColor as string,
          ink: style('#tile-calls strong').color as string,
          tools: style('.tools').display as string,
          filters: style('.log-filters').display as string,
        };
      });
      expect(seen).toMatchObject({ ground: 'rgb(255, 255, 255)', tools: 'none', filters: 'none' });
      const [red = 255, green = 255, blue = 255] = seen.ink.match(/\d+/g)!.map(Number);
      expect(red + green + blue).toBeLessThan(200);
      await page.close();
    },
  );

  test('has gaps where nothing was called, and words where there is nothing at all', async () => {
    const page = await dashboard.open({ search: '?endpoint=GetStatement', until: '.board' });
    expect(await text(page, '.verdict')).toBe('No calls in this window.');
    expect(await text(page, '#tile-success strong')).toBe('–');
    expect(await page.locator('#success .series.mine path[d^=M]').count()).toBe(0);
    expect(await text(page, '#codes .nothing')).toBe('No error came.');
    expect(await text(page, '#endpoints .nothing')).toBe('No endpoint was called.');
    await page.close();
  });

  test('shows a call as soon as it was made, without being asked', async () => {
    const page = await dashboard.open({ search: '?range=1h&endpoint=GetCustomer' });
    const before = await text(page, '#tile-calls strong');
    const { errors } = await dashboard.stage.ask('query Live { customer(customerId: "5001001") { username } }');
    expect(errors).toBeUndefined();
    await page.waitForFunction(
      (old) => (globalThis as any).document.querySelector('#tile-calls strong').innerText !== old,
      before,
    );
    await page.close();
  });

  test.skipIf(redisServer === null)('says since when Redis is away, and what follows', async () => {
    const shared = async () => {
      const page = await dashboard.open();
      const light = page.locator('#health li:has-text("Shared with")');
      await light.waitFor();
      const said = await light.innerText();
      await page.close();
      return said;
    };
    expect(await shared()).toMatch(/OK.*through Redis/s);
    await redis?.kill();
    await expect
      .poll(shared, { timeout: 20_000 })
      .toMatch(/Look.*Redis is away since .+\. This instance goes on alone/s);
  });
});
