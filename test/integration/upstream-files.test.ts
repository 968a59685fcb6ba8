import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSender, type Sender, type WireRequest, type WireResponse } from '../../src/datasources/upstream/send.ts';

const server = createServer();
let origin: string;
let sender: Sender;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sender = createSender({ connections: 2, liveConnections: 2, connectTimeoutMs: 1_000 });
});
afterAll(async () => {
  await sender[Symbol.asyncDispose]();
  server.closeAllConnections();
  server.close();
});

/** Answers the next request with this. */
function next(answer: (res: ServerResponse) => void): void {
  server.once('request', (_req, res) => answer(res));
}

const request = (more: Partial<WireRequest> = {}): WireRequest => ({
  origin,
  live: false,
  method: 'GET',
  target: '/file',
  headers: {},
  asFile: true,
  ...more,
});

async function open(more: Partial<WireRequest> = {}, signal = new AbortController().signal): Promise<WireResponse> {
  const response = await sender.send(request(more), signal);
  if (response.kind !== 'response') throw new Error(response.code);
  return response;
}

/** Sends for as long as it is taken; what was sent, and whether the reader has stopped taking. */
function endless(res: ServerResponse) {
  const state = { sent: 0, isBlocked: false, isClosed: false };
  const chunk = Buffer.alloc(64 * 1024, 'x');
  res.writeHead(200, { 'content-type': 'application/pdf' });
  const more = () => {
    state.isBlocked = false;
    while (!state.isClosed && res.write(chunk)) state.sent += chunk.length;
    state.isBlocked = true;
  };
  res.on('drain', more);
  res.on('close', () => {
    state.isClosed = true;
  });
  more();
  return state;
}

test.each([false, true])(
  'what is not read stays with upstream, and closing ends it (fresh connection: %s)',
  async (fresh) => {
    let state: ReturnType<typeof endless> | undefined;
    next((res) => {
      state = endless(res);
    });
    const { file } = await open({ fresh });
    expect(file?.head.byteLength).toBeGreaterThanOrEqual(512);
    await vi.waitFor(() => expect(state?.isBlocked).toBe(true));
    const sent = state?.sent ?? 0;
    // Others come and go meanwhile, each of them long enough for megabytes.
    for (let other = 0; other < 20; other += 1) {
      next((res) => res.writeHead(404).end('{}'));
      expect((await open()).status).toBe(404);
    }
    expect(state?.sent).toBeLessThan(sent + 16 * 1024 * 1024);
    expect(state?.isBlocked).toBe(true);
    file?.close();
    await vi.waitFor(() => expect(state?.isClosed).toBe(true));
  },
);

test('a reader who is gone before the answer came leaves nothing open', async () => {
  const arrived = Promise.withResolvers<ServerResponse>();
  next((res) => arrived.resolve(res));
  const gone = new AbortController();
  const asking = sender.send(request(), gone.signal);
  const res = await arrived.promise;
  const closed = once(res, 'close');
  gone.abort(new Error('gone'));
  expect(await asking).toMatchObject({ kind: 'no-response', reason: 'aborted' });
  await closed;
});

test('a file that upstream breaks off fails where it was read to', async () => {
  next((res) => {
    res.writeHead(200, { 'content-length': 2_000 });
    res.write('x'.repeat(1_000), () => res.destroy());
  });
  const { file } = await open();
  const read = async () => {
    for await (const _chunk of file?.rest ?? []);
  };
  await expect(read()).rejects.toThrow();
});

test('what is larger than any file, or packed, is refused; an answer that is no file is read whole', async () => {
  next((res) => void res.writeHead(200, { 'content-length': 2 ** 40 }).write('x'));
  expect(await sender.send(request(), new AbortController().signal)).toMatchObject({ reason: 'oversized' });
  next((res) => res.writeHead(406, { 'content-type': 'application/json' }).end('{"code":20000}'));
  const refused = await open();
  expect([refused.file, Buffer.from(refused.body).toString()]).toEqual([undefined, '{"code":20000}']);
  next((res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end('x'));
  expect(await sender.send(request(), new AbortController().signal)).toMatchObject({ reason: 'malformed' });
});
