import { once } from 'node:events';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { dashboardRoutes } from '../../src/http/dashboard.ts';
import { createRouter } from '../../src/http/routes.ts';

const script = 'console.log("the page");';
const html = '<!doctype html><meta name="demo-key" content="" /><script src="/dashboard/assets/index-a1.js"></script>';

/** A gateway's page alone, in a folder that may not be there yet. */
async function serve(demoKey: string | null) {
  const directory = await mkdtempDisposable(join(tmpdir(), 'page-'));
  const folder = join(directory.path, 'dist');
  const folders = [pathToFileURL(`${join(directory.path, 'elsewhere')}/`), pathToFileURL(`${folder}/`)];
  const problems: unknown[] = [];
  const server = createServer(
    createRouter(dashboardRoutes({ demoKey, folders, onError: (error) => problems.push(error) })),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    await directory.remove();
  });
  const { port } = server.address() as AddressInfo;
  return {
    problems,
    url: `http://127.0.0.1:${port}`,
    port,
    async build(name = 'index-a1.js') {
      await mkdir(join(folder, 'assets'), { recursive: true });
      const asset = join(folder, 'assets', name);
      await writeFile(asset, script);
      await writeFile(`${asset}.br`, brotliCompressSync(script));
      await writeFile(`${asset}.gz`, gzipSync(script));
      await writeFile(join(directory.path, 'secret.js'), 'not for anybody');
      await writeFile(join(folder, 'index.html'), html);
    },
  };
}

/** As it is sent: `fetch` would resolve dots and decompress. */
function get(port: number, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status?: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request({ port, path, headers, host: '127.0.0.1' }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}

test('while the page is being built, its place says so and opens it by itself', async () => {
  const { url, build, problems } = await serve('sandbox');
  const early = await fetch(`${url}/dashboard`);
  expect([early.status, early.headers.get('refresh'), early.headers.get('cache-control')]).toEqual([
    503,
    '2',
    'no-store',
  ]);
  expect(await early.text()).toContain('being built');
  await build();
  const page = await fetch(`${url}/dashboard`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('name="demo-key" content="sandbox"');
  expect(problems).toEqual([]);
});

test('the page is never kept, allows nothing but its own files, and names no key outside the sandbox', async () => {
  const { url, build } = await serve(null);
  await build();
  const page = await fetch(`${url}/dashboard?range=7d`);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(await page.text()).toBe(html);
});

test('its files come compressed, are kept for good, and no other file is reached through them', async () => {
  const { port, build, problems } = await serve(null);
  await build();
  const path = '/dashboard/assets/index-a1.js';
  const small = await get(port, path, { 'accept-encoding': 'gzip, br' });
  expect(small.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  });
  expect(brotliDecompressSync(small.body).toString()).toBe(script);
  expect((await get(port, path)).body.toString()).toBe(script);
  for (const other of [
    '../secret.js',
    '..%2fsecret.js',
    '%2e%2e/secret.js',
    '../index.html',
    'index-a1.js.br',
    'index-a1.js%00',
    'no.js',
    '',
  ])
    expect([other, (await get(port, `/dashboard/assets/${other}`)).status]).toEqual([other, 404]);
  expect(problems).toEqual([]);
});

test('built again while the gateway runs, it is the new page that is served', async () => {
  const { port, url, build } = await serve(null);
  await build();
  expect((await fetch(`${url}/dashboard`)).status).toBe(200);
  await build('index-b2.js');
  expect((await fetch(`${url}/dashboard`)).status).toBe(200);
  expect((await get(port, '/dashboard/assets/index-b2.js')).status).toBe(200);
});
