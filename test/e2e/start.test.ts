import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { addressesOf, ask, startProcess } from '../support/gateway-process.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const firstCustomers = '{ customers(first: 2) { edges { node { customerId } } } }';

/** With mounts of its own, of which the shell command makes some read-only; as a user who may, or in a namespace where anybody may. */
const mounted = (command: string) => [
  'unshare',
  process.getuid?.() === 0 ? '-m' : '-rm',
  ...['sh', '-c', `${command} && exec "$@"`, 'sh'],
];
const mayMount = await promisify(execFile)('unshare', [...mounted('true').slice(1), 'true']).then(
  () => true,
  () => false,
);

describe('with an empty environment', () => {
  test('the gateway answers from its embedded sandbox, and the banner says where everything is', async () => {
    const gateway = await startProcess();
    const { url, adminUrl, sandboxUrl } = await addressesOf(gateway);
    expect(await ask(url, firstCustomers)).toMatchObject({ data: { customers: { edges: [{}, {}] } } });
    for (const address of [
      `${url}/healthz`,
      `${url}/readyz`,
      `${url}/metrics`,
      `${adminUrl}/metrics`,
      `${adminUrl}/readyz`,
    ])
      expect((await fetch(address)).status, address).toBe(200);
    expect((await fetch(`${sandboxUrl}/__sandbox/info`)).status).toBe(200);
    const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('id="root"');
    expect(gateway.stderr()).toBe('');
  });
});

describe('in production', () => {
  async function production(env: Record<string, string> = {}) {
    const sandbox = await startSandbox({ directory: 'short' });
    onTestFinished(() => sandbox[Symbol.asyncDispose]());
    const { partnerId, partnerSecret, appKey } = sandbox.info.partners[0]!;
    const credentials = { PARTNER_ID: partnerId, PARTNER_SECRET: partnerSecret, APP_KEY: appKey };
    const settings = {
      ...credentials,
      TRUSTED_DOCUMENTS: 'off',
      UPSTREAM_URL: sandbox.url,
      API_KEYS: `back-office:${'k'.repeat(24)}`,
    };
    const gateway = await startProcess({ env: { ...settings, ...env } });
    const [, url = ''] = await gateway.printed(/"url":"([^"]+)"/);
    return { gateway, url, secret: partnerSecret };
  }

  test('standard output is JSON lines only, the demo key opens nothing and GraphiQL is shut', async () => {
    const { gateway, url } = await production();
    expect(await ask(url, firstCustomers)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toContain('id="root"');
    expect((await fetch(`${url}/examples`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    for (const line of gateway.output().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level');
  });

  test('credentials that Mastercard refuses are a box on standard error, and the gateway stays ready', async () => {
    const { gateway, url } = await production({ PARTNER_SECRET: 'wrong-secret' });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'k'.repeat(24) },
      body: JSON.stringify({ query: firstCustomers }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'CREDENTIALS_LATCHED' } }] });
    await gateway.printed(/┌─ Partner \d+: CREDENTIALS_LATCHED[\s\S]*Correct PARTNER_ID or PARTNER_SECRET/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(gateway.output()).not.toContain('wrong-secret');
  });
});

describe('a mistake of the operator is one screen without a stack', () => {
  async function screenOf(env: Record<string, string>, inside: readonly string[] = []): Promise<string> {
    const gateway = await startProcess({ env, inside });
    expect(await gateway.exited).toBe(1);
    const screen = gateway.output();
    expect(screen).not.toMatch(/^\s+at /m);
    expect(screen.split('\n').length).toBeLessThan(24);
    return screen;
  }

  async function takenPort(): Promise<string> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return String((server.address() as AddressInfo).port);
  }

  test('wrong settings, all at once', async () => {
    const screen = await screenOf({ PORT: 'x', PARTNERID: '1', WORKERS: 'all' });
    for (const name of ['PORT', 'PARTNER_ID', 'WORKERS']) expect(screen).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(screen).toContain('did you mean PARTNER_ID?');
  });

  test.each(['PORT', 'ADMIN_PORT', 'SANDBOX_PORT'])('%s is taken', async (name) => {
    const port = await takenPort();
    const screen = await screenOf({ [name]: port });
    expect(screen).toMatch(new RegExp(`^  ${name} +port ${port} is taken`, 'm'));
  });

  test('HOST is not an address of this machine', async () => {
    expect(await screenOf({ HOST: '203.0.113.1' })).toMatch(/^ {2}HOST /m);
  });

  test('DATA_DIR cannot be used', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'data-dir-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'file'), '');
    expect(await screenOf({ DATA_DIR: join(folder, 'file', 'data') })).toMatch(
      /^ {2}DATA_DIR .*a part of the path is a file/m,
    );
    expect(await screenOf({ DATA_DIR: join(folder, 'file') })).toMatch(/^ {2}DATA_DIR /m);
    expect(await screenOf({ DATA_DIR: '/proc/data' })).toMatch(/^ {2}DATA_DIR /m);
  });

  test.skipIf(!mayMount)(
    'DATA_DIR is on a file system that is read-only, new or with the files of an earlier start',
    async () => {
      await using place = await temporaryDirectory();
      const used = join(place.path, 'used');
      const earlier = await startProcess({ env: { DATA_DIR: used } });
      await addressesOf(earlier);
      earlier.kill('SIGTERM');
      await earlier.exited;
      const readOnly = mounted(`mount --bind ${place.path} ${place.path} && mount -o remount,bind,ro ${place.path}`);
      for (const directory of [join(place.path, 'new'), used]) {
        const screen = await screenOf({ DATA_DIR: directory }, readOnly);
        expect(screen.replaceAll(/\s+/g, ' ')).toContain(
          ` DATA_DIR ${directory}: the file system is read-only (EROFS); wanted a directory that can be written`,
        );
      }
    },
  );

  test('a command that does not exist', async () => {
    const gateway = await startProcess({ args: ['sevre'] });
    expect(await gateway.exited).toBe(1);
    expect(gateway.output()).not.toMatch(/^\s+at /m);
  });
});

describe('a root file system that is read-only', () => {
  test.skipIf(!mayMount)('does not matter: the gateway writes to DATA_DIR alone', async () => {
    await using data = await temporaryDirectory();
    // The compiled code of earlier processes is no part of it.
    const gateway = await startProcess({
      env: { DATA_DIR: data.path, NODE_COMPILE_CACHE: '' },
      inside: mounted(`mount --bind ${data.path} ${data.path} && mount -o remount,bind,ro /`),
    });
    const { url } = await addressesOf(gateway);
    expect(await ask(url, firstCustomers)).toHaveProperty('data.customers');
    gateway.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
    expect(gateway.output()).not.toMatch(/EROFS|"level":"(?:warn|error)"/);
  });
});

describe('a full disk', () => {
  test.skipIf(process.platform !== 'linux')('under the log does not stop the gateway', async () => {
    const port = await freePort();
    const gateway = await startProcess({ env: { PORT: port, LOG_LEVEL: 'debug' }, stdout: openSync('/dev/full', 'w') });
    const url = `http://127.0.0.1:${port}`;
    await expect
      .poll(
        () =>
          fetch(`${url}/readyz`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200);
    expect(await ask(url, firstCustomers)).toHaveProperty('data.customers');
    gateway.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
  });
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

describe('the other commands', () => {
  test('sandbox runs the sandbox alone and names its partners', async () => {
    const sandbox = await startProcess({ args: ['sandbox', '--port', '0', '--seed', '7'] });
    const [, url] = await sandbox.printed(/Sandbox +(http\S+)/);
    await sandbox.printed(/PARTNER_SECRET=/);
    expect((await fetch(`${url}/__sandbox/info`)).status).toBe(200);
    sandbox.kill('SIGTERM');
    expect(await sandbox.exited).toBe(0);
  });

  test('print-schema prints the graph', async () => {
    const printer = await startProcess({ args: ['print-schema'] });
    expect(await printer.exited).toBe(0);
    expect(printer.output()).toMatch(/^type Query \{/m);
  });
});
