import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, type Page } from '../support/chromium.ts';
import { type DashboardStage, startDashboard } from '../support/dashboard.ts';

const images = join(import.meta.dirname, '../../docs/images');
const budgetBytes = 150_000;

let dashboard: DashboardStage;

/** Shows what the documents show, when they are to be made anew. */
async function picture(page: Page, name: string): Promise<void> {
  const bytes = await page.screenshot();
  expect(bytes.length, name).toBeLessThan(400_000);
  if (!process.env.UPDATE_IMAGES) return;
  await mkdir(images, { recursive: true });
  await writeFile(join(images, `${name}.png`), bytes);
}

/** What axe has against the page, in short. */
async function violationsOf(page: Page): Promise<unknown> {
  const path = createRequire(new URL('../clients/package.json', import.meta.url)).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(path, 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await (globalThis as any).axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }: any) => [id, nodes.slice(0, 3).map(({ target }: any) => target.join(' '))]);
  });
}

const openDetail = async (page: Page) => {
  // The newest calls are the gateway's own, which no request caused.
  await page.locator('#log tbody tr:nth-child(12) button').click();
  await page.locator('dialog[open] .facts').first().waitFor();
};

describe.skipIf(!hasChromium())('the page of the dashboard', () => {
  beforeAll(async () => {
    dashboard = await startDashboard({ records: 20_000 });
  }, 600_000);
  afterAll(() => dashboard?.[Symbol.asyncDispose]());

  test('asks nobody but the gateway, breaks no policy, and is loaded within its budget', async () => {
    const asked: string[] = [];
    const said: string[] = [];
    const page = await dashboard.open({
      prepare(fresh) {
        fresh.on('request', (request) => asked.push(request.url()));
        fresh.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
        fresh.on('pageerror', (error) => said.push(error.message));
      },
    });
    await openDetail(page);
    const { origin } = new URL(dashboard.stage.gateway.url);
    expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([]);
    expect(said).toEqual([]);
    const files = asked.filter((url) => /\/dashboard/.test(url));
    const sizes = await Promise.all(
      files.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`first load of the dashboard: ${(total / 1000).toFixed(1)} KB gzip in ${files.length} files`);
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(total).toBeLessThan(budgetBytes);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('has nothing that axe objects to: %s', async (theme) => {
    const page = await dashboard.open({ theme });
    await picture(page, `dashboard-${theme}`);
    for (const button of ['#success button[aria-controls]', '#tile-p90 button', '#reconciliation button'])
      await page.locator(button).first().click();
    await page.locator('#reconciliation section').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await openDetail(page);
    await page.getByRole('button', { name: 'Support bundle' }).click();
    await page.locator('.case pre').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    if (theme === 'light') await picture(page, 'dashboard-detail');
    await page.close();
  });

  test('fits 320 pixels without being moved sideways', async () => {
    const page = await dashboard.open({ width: 320, height: 900 });
    expect(await page.evaluate(() => (globalThis as any).document.documentElement.scrollWidth)).toBe(320);
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'dashboard-320');
    await page.close();
  });

  test('lets every point of a chart be reached and read by keyboard, and chosen', async () => {
    const page = await dashboard.open({ search: '?time=utc' });
    const points = page.locator('#success .hit');
    expect(await points.count()).toBe(24);
    expect(await page.locator('#success .hit[tabindex="0"]').count()).toBe(1);
    await page.locator('#success .hit[tabindex="0"]').focus();
    const read = new Set<string>();
    const labelled = () =>
      page.evaluate(() => (globalThis as any).document.activeElement.getAttribute('aria-label') as string);
    await page.keyboard.press('End');
    for (let step = 0; step < 24; step += 1) {
      read.add(await labelled());
      await page.keyboard.press('ArrowLeft');
    }
    expect(read.size).toBe(24);
    await page.keyboard.press('End');
    expect(await labelled()).toMatch(/% of [\d,]+ calls successful, platform .*Enter/);
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/from=.*&to=/);
    await page.close();
  });
});
