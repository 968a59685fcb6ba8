import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { isLogin, json, startScripted, welcome } from '../support/upstream-scripted.ts';
import { callOf, endpoint, startPipeline, temporaryDirectory } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const capMiB = 32;
const script = fileURLToPath(new URL('../support/upstream-hungry.ts', import.meta.url));

interface Meal {
  readonly end: string;
  readonly grownMiB: number;
}

/** What a process of its own makes of an answer. */
async function feed(serve: (response: ServerResponse) => void): Promise<Meal> {
  await using upstream = await startScripted((request, response, index) => {
    if (isLogin(request)) welcome(request, response, index);
    else if (request.url.endsWith('/hostile')) serve(response);
    else json(response, 200, { accounts: [] });
  });
  const child = spawn(process.execPath, [script, upstream.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return JSON.parse(printed);
}

const whole =
  (body: string | Buffer, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

/** Spaces without end. */
function endless(response: ServerResponse): void {
  const chunk = Buffer.alloc(256 * 1024, 0x20);
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {}
  };
  response.on('drain', more);
  more();
}

const mebibytes = (n: number) => Buffer.alloc(n * 2 ** 20, 0x20);

// The peak of a process's memory is to be had from the kernel of Linux only.
test.skipIf(process.platform !== 'linux').each<[string, (response: ServerResponse) => void]>([
  ['without end', endless],
  ['that announces 500 MB', whole('{', { 'content-length': String(500e6) })],
  ['of 200 kB that unpacks to 200 MB', whole(gzipSync(mebibytes(200)), { 'content-encoding': 'gzip' })],
  ['nested ten million deep', whole('['.repeat(1e7))],
  ['with ten million empty rows', whole(`{"accounts":[${'{},'.repeat(1e7)}{}]}`)],
  ['with ten million rows that are no rows', whole(`{"accounts":[${'0,'.repeat(1e7)}0]}`)],
])('an answer %s is refused within twice the cap of memory', async (_, serve) => {
  const { end, grownMiB } = await feed(serve);
  expect(end).toBe('UPSTREAM_BAD_RESPONSE');
  expect(grownMiB).toBeLessThanOrEqual(2 * capMiB);
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['GZIP', gzipSync],
])('an answer packed with %s, which nobody asked for, is read', async (encoding, pack) => {
  await using upstream = await startScripted((request, response, index) => {
    if (isLogin(request)) return welcome(request, response, index);
    whole(pack('{"a":1}'), { 'content-encoding': encoding })(response);
  });
  await using volume = await temporaryDirectory();
  await using started = await startPipeline(volume.path);
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  expect(await started.pipeline.exchange(callOf({ partner, customerId: '7' }, endpoint()))).toMatchObject({
    value: { a: 1 },
  });
});

test.each(['zstd', 'gzip, gzip', '__proto__', 'gzip'])(
  'an answer that says it is packed with %s, and cannot be unpacked, is one typed error',
  async (encoding) => {
    await using upstream = await startScripted((request, response, index) => {
      if (isLogin(request)) return welcome(request, response, index);
      whole('{"a":"canary"}', { 'content-encoding': encoding })(response);
    });
    await using volume = await temporaryDirectory();
    await using started = await startPipeline(volume.path);
    const partner = { ...somePartner, upstreamUrl: upstream.url };
    const ask = started.pipeline.exchange(callOf({ partner, customerId: '7' }, endpoint({ idempotent: false })));
    const error = await ask.catch((thrown) => thrown);
    expect(error.code).toBe('UPSTREAM_BAD_RESPONSE');
    expect(`${error.stack} ${JSON.stringify(error)} ${started.log.lines.join()}`).not.toContain('canary');
  },
);
