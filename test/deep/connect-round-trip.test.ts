import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { installClients } from '../clients/prepare.ts';
import { hasChromium, launchChromium, type Page, type Place } from '../support/chromium.ts';
import { addressesOf, startProcess } from '../support/gateway-process.ts';

const images = join(import.meta.dirname, '../../docs/images');

/** Where the example's link sends the customer back to: the program of a developer, on this machine. */
const partner = 'http://localhost:5173/connected';
const partnersPage = `<!doctype html><meta charset="utf-8"><title>Awesome Budget</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem; color: #10362b }
code { background: #e5efe9; padding: 0.15rem 0.4rem; border-radius: 0.3rem }</style>
<h1>Welcome back</h1><p>Connect says <code></code></p>
<script>document.querySelector('code').textContent = location.search.slice(1);</script>`;

/** Shows what the documents show, when they are to be made anew. */
async function picture(page: Page, name: string): Promise<void> {
  const bytes = await page.screenshot();
  expect(bytes.length, name).toBeLessThan(150_000);
  if (!process.env.UPDATE_IMAGES) return;
  await mkdir(images, { recursive: true });
  await writeFile(join(images, `${name}.png`), bytes);
}

const press = (place: Place, name: string | RegExp) => place.getByRole('button', { name, exact: true }).click();

/** GraphiQL draws only the lines that there is room for. */
const answer = (page: Page) => page.locator('.graphiql-response .view-lines');
const answered = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => (globalThis as any).document.querySelector('.graphiql-response')?.textContent?.includes(wanted),
    text,
  );
const run = (page: Page) => page.getByRole('button', { name: /^Execute query/ }).click();
/** Of another tab, whose operation GraphiQL knows a moment later: until then it says that it cannot infer one. */
const runAnother = (page: Page, wanted: string) =>
  expect
    .poll(
      async () => {
        await run(page);
        return answer(page).innerText();
      },
      { interval: 500, timeout: 20_000 },
    )
    .toContain(wanted);

describe.skipIf(!hasChromium())('the Connect round trip', () => {
  beforeAll(installClients, 90_000);

  test('goes from a mutation in GraphiQL over the bank and the application to a new account in the graph', async () => {
    const { url } = await addressesOf(await startProcess());
    await using browser = await launchChromium();
    const graphiql = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await graphiql.goto(`${url}/graphql`);
    // On one line, beside the tabs.
    expect((await graphiql.locator('.graphiql-logo').boundingBox()).height).toBeLessThan(45);
    await run(graphiql);
    await answered(graphiql, 'demo_household');
    await picture(graphiql, 'graphiql');

    await press(graphiql, 'ConnectLink');
    await runAnother(graphiql, '/connect2?');
    const link = answer(graphiql).locator('.detected-link').first();
    await link.waitFor();
    await picture(graphiql, 'connect-1-link');

    // For all pages, and before there is another: requests that are under way when it begins may be left hanging.
    await graphiql
      .context()
      .route(`${partner}**`, (route) => route.fulfill({ contentType: 'text/html', body: partnersPage }));
    const opened = graphiql.waitForEvent('popup');
    await link.click({ modifiers: ['Control'] });
    const connect = await opened;
    await connect.setViewportSize({ width: 560, height: 580 });
    await connect.getByRole('heading', { name: 'Share your data' }).waitFor();
    await picture(connect, 'connect-2-welcome');
    await press(connect, 'Agree and continue');
    await connect.getByLabel('Name of the bank').fill('finbank');
    await press(connect, 'Search');
    await connect.getByRole('button', { name: 'FinBank', exact: true }).waitFor();
    await picture(connect, 'connect-3-search');
    await press(connect, 'FinBank');
    await connect.getByLabel('User name').fill('demo');
    await connect.getByLabel('Password').fill('go');
    await picture(connect, 'connect-4-sign-in');
    await press(connect, 'Sign in');
    await connect.locator('[data-screen=accounts]').waitFor();
    await picture(connect, 'connect-5-accounts');
    await press(connect, 'Share');
    await connect.locator('[data-screen=connected]').waitFor();
    await picture(connect, 'connect-6-connected');
    await press(connect, 'Done');
    await connect.waitForURL(/^http:\/\/localhost:5173\//);
    expect(await connect.locator('code').innerText()).toBe('code=200&reason=complete');
    await picture(connect, 'connect-7-back');

    await press(graphiql, 'CustomerOverview');
    await graphiql.locator('.graphiql-editor-tool').getByText('5001001').dblclick();
    await graphiql.keyboard.insertText('5001003');
    await run(graphiql);
    await answered(graphiql, 'demo_empty');
    const text = await answer(graphiql).innerText();
    expect(text.replaceAll('\u00a0', ' ')).toContain('"name": "FinBank"');
    await picture(graphiql, 'connect-8-graph');
  });
});
