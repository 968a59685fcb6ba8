import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { installClients } from '../clients/prepare.ts';
import { type Browser, hasChromium, launchChromium, type Page, type Place } from '../support/chromium.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

/** A partner's page: a button that opens a link with the program of docs/connect.md, and all that it is told. */
const partnersPage = `<!doctype html><title>Partner</title><body><button>Connect accounts</button>
<script type="importmap">{ "imports": { "connect-web-sdk": "/connect-web-sdk.js" } }</script>
<script type="module">
import { openConnect } from '/launch.js';
self.told = [];
const hear = (name) => (event) => self.told.push([name, event]);
const handlers = Object.fromEntries(['onLoad', 'onRoute', 'onUser'].map((name) => [name, hear(name)]));
const { url, options } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
document.querySelector('button').onclick = async () => {
  const { outcome, ...event } = await openConnect(url, { ...options, ...handlers });
  hear(outcome)(event);
};
</script>`;

type Told = readonly [name: string, event: any];

let stage: Stage;
let browser: Browser;
let partner: string;
let customerId: string;

/** The page of the partner and the SDK as npm has it, from an origin that is neither the gateway's nor Connect's. */
async function servePartner(): Promise<string> {
  const { resolve } = createRequire(new URL('../clients/package.json', import.meta.url));
  const files = new Map([
    ['/connect-web-sdk.js', await readFile(resolve('connect-web-sdk').replace('-cjs.', '-esm.'))],
    ['/launch.js', await readFile(new URL('../clients/connect/launch.js', import.meta.url))],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
    response.end(file ?? partnersPage);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  serverOfPartner = server;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
let serverOfPartner: ReturnType<typeof createServer> | undefined;

async function makeLink(input: object = {}): Promise<string> {
  const mutation = `mutation ($input: GenerateConnectLinkInput!) { generateConnectLink(input: $input) {
    ... on GenerateConnectLinkPayload { link { url } } ... on Problem { message } } }`;
  const { data } = await stage.ask(mutation, { input: { customerId, ...input } });
  return data.generateConnectLink.link.url;
}

async function openPartner(url: string, options: object = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
  onTestFinished(() => page.close());
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  await page.goto(`${partner}/#${encodeURIComponent(JSON.stringify({ url, options }))}`);
  return page;
}
const complaints: string[] = [];

const told = (page: Page) => page.evaluate(() => (globalThis as any).told as Told[], null);
const until = (page: Page, name: string) =>
  page.waitForFunction((wanted) => (globalThis as any).told.some(([event]: Told) => event === wanted), name);
const press = (place: Place, name: string) => place.getByRole('button', { name, exact: true }).click();

/** From the first screen to the list of what was added, as a person does it. */
async function addAccounts(connect: Place): Promise<void> {
  await press(connect, 'Agree and continue');
  await connect.getByLabel('Name of the bank').fill('finbank');
  await press(connect, 'Search');
  await press(connect, 'FinBank');
  await connect.getByLabel('User name').fill('demo');
  await connect.getByLabel('Password').fill('no');
  await press(connect, 'Sign in');
  await connect.getByRole('alert').waitFor();
  await connect.getByLabel('User name').fill('demo');
  await connect.getByLabel('Password').fill('go');
  await press(connect, 'Sign in');
  await press(connect, 'Share');
  await connect.locator('[data-screen=connected]').waitFor();
}

/** What each handler was told of a person who mistypes a password, and then shares all accounts of FinBank. */
async function expectAdding(events: readonly Told[]): Promise<void> {
  const { data } = await stage.ask(`{ customer(customerId: "${customerId}") { accounts { accountId } } }`);
  const ids = data.customer.accounts.map(({ accountId }: { accountId: string }) => accountId);
  expect(ids.length).toBeGreaterThan(1);
  const attempt = { action: 'AddAccounts', success: null, accounts: null, errorCode: null };
  expect(events.filter(([name]) => name === 'onUser').map(([, event]) => event)).toEqual([
    { ...attempt, success: false, errorCode: 103 },
    attempt,
    { ...attempt, success: true, accounts: ids },
  ]);
  expect(screensOf(events)).toEqual([
    'welcome',
    'search',
    'search',
    'sign-in',
    'sign-in',
    'accounts',
    'connected',
    'end',
  ]);
  expect(events.at(0)).toEqual(['onLoad', undefined]);
  expect(events.at(-1)).toEqual(['done', { code: 200, reason: 'complete', reportData: [] }]);
}
const screensOf = (events: readonly Told[]) =>
  events.filter(([name]) => name === 'onRoute').map(([, { screen }]) => screen);

describe.skipIf(!hasChromium())("Mastercard's connect-web-sdk", () => {
  beforeAll(async () => {
    await installClients();
    browser = await launchChromium();
    partner = await servePartner();
  }, 90_000);
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    serverOfPartner?.close();
  });
  beforeEach(async () => {
    stage = await startStage();
    customerId = customerFor(stage.sandbox, 'no accounts');
    complaints.length = 0;
  });

  test('opens a link in a frame, hears of every step, and takes the frame away at the end', async () => {
    await using _ = stage;
    const page = await openPartner(await makeLink());
    await press(page, 'Connect accounts');
    const connect = page.frameLocator('#connectIframe');
    await addAccounts(connect);
    await press(connect, 'Done');
    await until(page, 'done');
    expect(await page.locator('#connectIframe').allInnerTexts()).toEqual([]);
    await expectAdding(await told(page));
    expect(complaints).toEqual([]);
  });

  test('opens a link in a window, hears the same, and closes the window at the end', async () => {
    await using _ = stage;
    const page = await openPartner(await makeLink(), { popup: true });
    const opened = page.waitForEvent('popup');
    await press(page, 'Connect accounts');
    const connect = await opened;
    const closed = connect.waitForEvent('close');
    await addAccounts(connect);
    await press(connect, 'Done');
    await closed;
    await until(page, 'done');
    await expectAdding(await told(page));
    expect(complaints).toEqual([]);
  });

  test('hears of somebody who leaves, also where they have loaded the window again', async () => {
    await using _ = stage;
    const page = await openPartner(await makeLink(), { popup: true });
    const opened = page.waitForEvent('popup');
    await press(page, 'Connect accounts');
    const connect = await opened;
    await press(connect, 'Agree and continue');
    await page.waitForFunction(
      () => (globalThis as any).told.some(([, event]: Told) => event?.screen === 'search'),
      null,
    );
    await connect.reload();
    const closed = connect.waitForEvent('close');
    await press(connect, 'Exit');
    await closed;
    await until(page, 'cancelled');
    const events = await told(page);
    expect(screensOf(events)).toEqual(['welcome', 'search', 'welcome', 'end']);
    expect(events.at(-1)).toEqual(['cancelled', { code: 100, reason: 'exit' }]);
  });

  test('hears of a link that has expired', async () => {
    await using _ = stage;
    const url = await makeLink();
    stage.sandbox.setClock({ offsetMs: 2 * 60 * 60 * 1000 });
    const page = await openPartner(url);
    await press(page, 'Connect accounts');
    await until(page, 'failed');
    expect(screensOf(await told(page))).toEqual([]);
    expect((await told(page)).at(-1)).toEqual(['failed', { code: 1440, reason: 'timeout' }]);
  });

  test('leaves a long screen within reach: its frame does not scroll, the page in it does', async () => {
    await using _ = stage;
    const page = await openPartner(await makeLink());
    await press(page, 'Connect accounts');
    const connect = page.frameLocator('#connectIframe');
    await press(connect, 'Agree and continue');
    await connect.getByLabel('Name of the bank').fill('bank');
    await press(connect, 'Search');
    const exit = connect.getByRole('button', { name: 'Exit' });
    await connect.locator('.choices').waitFor();
    const before = await exit.boundingBox();
    expect(before.y).toBeGreaterThan(640);
    await page.mouse.move(450, 320);
    await page.mouse.wheel(0, 2000);
    await expect.poll(async () => (await exit.boundingBox()).y).toBeLessThan(640);
  });
});
