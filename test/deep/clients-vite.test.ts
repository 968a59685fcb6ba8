import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtempDisposable, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../client/src/create-client.ts';
import { CustomerOverviewDocument } from '../../client/src/generated/strings.ts';
import { installClients, npm, packClient } from '../clients/prepare.ts';
import { hasChromium, launchChromium, type Page } from '../support/chromium.ts';
import { customerFor, startStage } from '../support/gateway.ts';
import { runProgram } from '../support/run-program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** An empty directory that becomes a Vite project with the packed client in it, type-checked and built. */
async function createProject(): Promise<{ directory: string; packed: readonly string[] }> {
  const temporary = await mkdtempDisposable(join(tmpdir(), 'vite-'));
  onTestFinished(() => temporary.remove());
  const directory = temporary.path;
  await cp(join(root, 'test/clients/vite'), directory, { recursive: true });
  const { tarball, files } = await packClient(directory);
  // Offline: the package brings all it needs.
  await npm(directory, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball);
  for (const name of ['vite', 'typescript']) {
    await symlink(join(root, 'node_modules', name), join(directory, 'node_modules', name));
  }
  const bin = (name: string) => join(directory, 'node_modules', name);
  await runProgram(process.execPath, [bin('typescript/bin/tsc')], { cwd: directory });
  await runProgram(process.execPath, [bin('vite/bin/vite.js'), 'build'], { cwd: directory });
  return { directory, packed: files };
}

/** `vite preview`; answers its address. */
async function serve(directory: string, gatewayUrl: string): Promise<string> {
  const args = [join(directory, 'node_modules/vite/bin/vite.js'), 'preview', '--host', '127.0.0.1', '--port', '0'];
  const server = spawn(process.execPath, args, {
    cwd: directory,
    env: { PATH: process.env.PATH, NO_COLOR: '1', GATEWAY_URL: gatewayUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(server, 'exit');
  onTestFinished(async () => {
    server.kill();
    await exited;
  });
  let output = '';
  for await (const text of server.stdout.setEncoding('utf8')) {
    output += text;
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
    if (url) return url;
  }
  throw new Error(`vite preview ended:\n${output}`);
}

/** What the page did that nobody wants: errors, calls to other origins, the key in the browser. */
function watch(page: Page, origin: string): { readonly complaints: string[]; readonly paths: string[] } {
  const complaints: string[] = [];
  const paths: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('request', (request) => {
    if (request.url().startsWith('data:')) return;
    paths.push(request.url().replace(origin, ''));
    if ('x-api-key' in request.headers()) complaints.push('the browser sent the key');
  });
  return { complaints, paths };
}

describe.skipIf(!hasChromium())('the packed client in a Vite project', () => {
  beforeAll(installClients, 90_000);

  test('type-checks, builds, and shows a customer in Chromium', async () => {
    const { directory, packed } = await createProject();
    expect(packed.filter((path) => !path.startsWith('dist/'))).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
      'persisted-documents.json',
    ]);
    expect(packed.filter((path) => !/^dist\/(generated\/)?[a-z-]+(\.d\.ts|\.js)$/.test(path)).length).toBe(4);

    await using stage = await startStage();
    const customerId = customerFor(stage.sandbox, 'five accounts');
    const url = await serve(directory, stage.gateway.url);
    await using browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1000, height: 500 } });
    const { complaints, paths } = watch(page, url);
    await page.goto(`${url}/?customer=${customerId}`);
    await page.locator('h1').waitFor({ timeout: 15_000 });

    const client = createClient({ url: `${stage.gateway.url}/graphql`, apiKey: 'sandbox' });
    const { customer } = await client.request(CustomerOverviewDocument, { customerId });
    const balances = customer?.accounts?.map(({ balance }) => `${balance?.amount} ${balance?.currency}`);
    expect(await page.locator('.balance').allInnerTexts()).toEqual(balances);
    expect(await page.locator('h1').allInnerTexts()).toEqual([customer?.username]);
    expect(complaints).toEqual([]);
    expect(paths.filter((path) => !path.startsWith('/'))).toEqual([]);
    expect(paths).toContain('/graphql');

    const picture = await page.screenshot();
    expect(picture.length).toBeLessThan(200_000);
    if (process.env.UPDATE_IMAGES) await writeFile(join(root, 'docs/images/client-vite.png'), picture);

    // A page of this machine may read an answer, a developer's own server being one; a page of anywhere else may not.
    const direct = () =>
      page.evaluate(
        (address) => fetch(`${address}/graphql?query={__typename}`).then(String, (error) => error.name),
        stage.gateway.url,
      );
    expect(await direct()).toBe('[object Response]');
    await page.route('http://elsewhere.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }));
    await page.goto('http://elsewhere.example/');
    expect(await direct()).toBe('TypeError');
  });
});
