import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { callerOf } from '../../src/http/forwarded.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { startStage } from '../support/gateway.ts';

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string;
}

async function send(url: string, { method = 'GET', path = '/healthz', headers = {}, body }: Sent) {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, method, path, headers });
  sent.end(body);
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>();
  sent.once('response', resolve).once('error', reject);
  const response = await promise;
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}

/** A gateway behind so many proxies, and the addresses of those whose credential it refused. */
async function startBehind(trustProxy: number) {
  const refused: unknown[] = [];
  const log = {
    ...silentLogger,
    info(fields: object, message: string) {
      if (message === 'a request without a valid credential') refused.push(Reflect.get(fields, 'address'));
    },
  };
  const stage = await startStage({
    warm: false,
    overrides: { log },
    configure: (config) => ({ ...config, trustProxy }),
  });
  return { stage, refused, [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() };
}

const forged = {
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'evil.example',
  'x-real-ip': '203.0.113.7',
  forwarded: 'for=203.0.113.7;proto=https;host=evil.example',
};
const ask = (headers: Record<string, string>): Sent => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json', 'x-api-key': 'nobody', ...headers },
  body: '{"query":"{ viewer { clientId } }"}',
});

describe('without TRUST_PROXY', () => {
  test('what X-Forwarded-* say has no effect: not on the address, the limits of webhooks, HSTS or links', async () => {
    await using behind = await startBehind(0);
    const { url } = behind.stage.gateway;
    const { status, headers } = await send(url, ask(forged));
    expect(status).toBe(401);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(behind.refused).toEqual(['127.0.0.1']);
    // All of one source, however many addresses they pretend to come from.
    const statuses = await flood(url, behind.stage.sandbox.info.partners[0]?.partnerId ?? '');
    expect(statuses).toContain(429);
    const link = await send(url, { method: 'GET', path: '/', headers: forged });
    expect(link.text + JSON.stringify(link.headers)).not.toContain('evil.example');
  });
});

describe('behind one proxy', () => {
  test('the address that it wrote counts, and nothing to the left of it', async () => {
    await using behind = await startBehind(1);
    const { url } = behind.stage.gateway;
    await send(url, ask({ 'x-forwarded-for': '198.51.100.1, 203.0.113.7' }));
    expect(behind.refused).toEqual(['203.0.113.7']);
    expect(await flood(url, behind.stage.sandbox.info.partners[0]?.partnerId ?? '')).not.toContain(429);
  });

  test('https is known by what it says, on every answer', async () => {
    await using behind = await startBehind(1);
    const { url } = behind.stage.gateway;
    const secure = await send(url, { headers: { 'x-forwarded-proto': 'https' } });
    expect(secure.headers['strict-transport-security']).toBe('max-age=31536000');
    const open = await send(url, { headers: { 'x-forwarded-proto': 'https, http' } });
    expect(open.headers['strict-transport-security']).toBeUndefined();
  });
});

/** More webhooks at once than one source may send, each with an address of its own. */
async function flood(url: string, partnerId: string): Promise<readonly (number | undefined)[]> {
  const sent = await Promise.all(
    Array.from({ length: 400 }, (_, index) =>
      send(url, {
        method: 'POST',
        path: `/webhooks/${partnerId}/connect`,
        headers: { 'x-forwarded-for': `203.0.${index >> 8}.${index & 255}`, 'content-type': 'application/json' },
        body: '{}',
      }),
    ),
  );
  return sent.map(({ status }) => status);
}

describe('the caller', () => {
  const caller = (trusted: number, header: string | undefined, nearest = '::ffff:10.0.0.1') =>
    callerOf(
      { headers: header === undefined ? {} : { 'x-forwarded-for': header }, socket: { remoteAddress: nearest } },
      trusted,
    ).address;

  test.each([
    ['no proxy', 0, '203.0.113.7', '10.0.0.1'],
    ['one proxy', 1, '203.0.113.7', '203.0.113.7'],
    ['one proxy, forged before it', 1, '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['two proxies', 2, '1.1.1.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['fewer entries than proxies', 3, '203.0.113.7', '203.0.113.7'],
    ['a port', 1, '203.0.113.7:4711', '203.0.113.7'],
    ['IPv6 in brackets', 1, '[2001:db8::1]:443', '2001:db8::1'],
    ['IPv6', 1, '2001:db8::1', '2001:db8::1'],
    ['no address at all', 1, 'unknown', '10.0.0.1'],
    ['one that is no address behind a proxy that wrote one', 2, '<script>, 10.0.0.2', '10.0.0.2'],
    ['no header', 1, undefined, '10.0.0.1'],
    ['an empty header', 1, ' , ', '10.0.0.1'],
  ])('%s', (_case, trusted, header, address) => {
    expect(caller(trusted, header)).toBe(address);
  });
});
