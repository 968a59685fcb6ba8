import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import { type ClientBudget, defaultBudget, defaultClientSettings } from '../../src/domain/client-settings.ts';
import { scopes } from '../../src/domain/viewer.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;

const client = (clientId: string, budget: Partial<ClientBudget>, allowedOrigins: string[] = []) => ({
  clientId,
  keyHashes: [hashKey(clientId)],
  scopes,
  settings: { ...defaultClientSettings, allowedOrigins, budget: { ...defaultBudget, ...budget } },
});

beforeAll(async () => {
  stage = await startStage({
    overrides: { clock: { ...createFakeClock(Date.now()), after: () => ({ cancel() {} }) } },
    warm: false,
    configure: (config) => {
      const [first] = [...config.partners.values()];
      if (!first) throw new Error('no partner');
      const clients = [
        ...first.clients,
        client('few', { requestsPerMinute: 3 }),
        client('calls', { callsPerMinute: 12 }),
        client('small', { callsPerOperation: 2 }),
        client('page', {}, ['https://app.example.com']),
      ];
      return { ...config, mode: 'development', partners: new Map([[first.partner.partnerId, { ...first, clients }]]) };
    },
  });
  household = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage[Symbol.asyncDispose]());

const balances = 'query ($c: ID!) { customer(customerId: $c) { username accounts { balance { amount } } } }';

async function post(headers: Record<string, string>, query = '{ viewer { clientId } }', variables = {}, type?: string) {
  const response = await fetch(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type ?? 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, answer: (await response.json()) as any };
}

describe('requests of a client', () => {
  test('above its allowance are answered 429 with the time to wait; others are not touched', async () => {
    const left = [];
    for (let time = 0; time < 3; time += 1) left.push((await post({ 'x-api-key': 'few' })).headers.get('ratelimit'));
    expect(left).toEqual(['"client";r=2;t=20', '"client";r=1;t=40', '"client";r=0;t=60']);
    const refused = await post({ 'x-api-key': 'few' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('20');
    expect(refused.headers.get('ratelimit-policy')).toBe('"client";q=3;w=60');
    expect(refused.answer.errors[0].extensions).toMatchObject({ code: 'CLIENT_LIMITED', retryAfterMs: 20_000 });
    expect((await post({ 'x-api-key': 'sandbox' })).status).toBe(200);
  });

  test('are refused alike with and without being read, to a page of the client as well', async () => {
    const origin = stage.gateway.url;
    const refusals = await Promise.all([post({ 'x-api-key': 'few' }), post({ 'x-api-key': 'few', origin })]);
    const [short, long] = refusals.map(({ status, headers, answer }) => {
      const { requestId, ...extensions } = answer.errors[0].extensions;
      expect(headers.get('x-request-id')).toBe(requestId);
      const names = ['retry-after', 'ratelimit', 'ratelimit-policy', 'content-type', 'x-content-type-options'];
      return {
        status,
        message: answer.errors[0].message,
        extensions,
        headers: names.map((name) => headers.get(name)),
      };
    });
    expect(short).toEqual(long);
    expect(refusals[1]?.headers.get('access-control-allow-origin')).toBe(origin);
  });
});

describe('upstream calls of a client', () => {
  const ask = (headers = {}) =>
    post({ 'x-api-key': 'calls', 'x-include-extensions': 'cost', ...headers }, balances, { c: household });

  test('are taken by the bound and given back by what was not needed', async () => {
    const { answer } = await ask();
    const { requested, actual, throttle } = answer.extensions.cost;
    expect(actual).toBeLessThanOrEqual(requested);
    expect(throttle).toEqual({ maximumAvailable: 12, currentlyAvailable: 12 - actual, restoreRate: 0.2 });
    // The second is answered from what is remembered, and costs nothing of the allowance.
    expect((await ask()).answer.extensions.cost.throttle.currentlyAvailable).toBe(12 - actual);
  });

  test('that an operation could need are priced without executing anything', async () => {
    stage.upstreamCalls();
    const query = `mutation { createActiveCustomer(input: { username: "dry-run-1" }) { __typename } }`;
    const { answer } = await post({ 'x-api-key': 'calls', 'x-dry-run': 'true' }, query);
    expect(answer).toEqual({
      data: null,
      extensions: {
        cost: {
          dryRun: true,
          requested: 2,
          billableRequested: 1,
          products: { Customers: 1 },
          throttle: { maximumAvailable: 12, currentlyAvailable: expect.any(Number), restoreRate: 0.2 },
        },
      },
    });
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('above those of one operation are refused before the first, whatever is left', async () => {
    const many = 'query { customers(first: 20) { edges { node { accounts { name } } } } }';
    for (const key of ['small', 'calls']) {
      const { answer } = await post({ 'x-api-key': key }, many);
      expect(answer.errors[0].extensions.code).toBe('COST_EXCEEDED');
    }
    expect(stage.upstreamCalls()).toEqual({});
  });
});

describe('pages', () => {
  const preflight = (origin: string) =>
    fetch(`${stage.gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' },
    });

  test('of an origin that a client names may call with its credential, and with no other', async () => {
    const origin = 'https://app.example.com';
    const allowed = await preflight(origin);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('x-api-key');
    const own = await post({ 'x-api-key': 'page', origin });
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    const other = await post({ 'x-api-key': 'sandbox', origin });
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  test.each(['https://evil.example.com', 'https://app.example.com.evil.org', 'http://app.example.com', 'null'])(
    'of %s may not, and nothing of them is reflected',
    async (origin) => {
      const asked = await preflight(origin);
      expect(asked.headers.get('access-control-allow-origin')).toBeNull();
      const refused = await post({ 'x-api-key': 'page', origin });
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect(refused.answer.errors[0].extensions.code).toBe('FORBIDDEN');
    },
  );

  test('of the gateway itself, and in development of this machine, may call', async () => {
    for (const origin of [stage.gateway.url, 'http://localhost:5173'])
      expect((await post({ 'x-api-key': 'page', origin })).status).toBe(200);
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain'])(
    'cannot send %s, which needs nobody’s leave',
    async (type) => {
      const refused = await post({ 'x-api-key': 'page' }, undefined, {}, type);
      expect([refused.status, refused.answer.errors[0].extensions.code]).toEqual([415, 'BAD_REQUEST']);
    },
  );

  test('can send a file only with a credential, which needs leave, and from an origin of its client', async () => {
    const type = 'multipart/form-data; boundary=x';
    const origin = 'https://evil.example.com';
    for (const [headers, code] of [
      [{}, 'UNAUTHENTICATED'],
      [{ 'x-api-key': 'page', origin }, 'FORBIDDEN'],
    ] as const) {
      const refused = await post(headers, undefined, {}, type);
      expect([refused.status, refused.answer.errors[0].extensions.code]).toEqual([
        code === 'FORBIDDEN' ? 403 : 401,
        code,
      ]);
    }
  });

  test('get headers with every answer that keep browsers from doing more with it', async () => {
    for (const path of ['/graphql', '/healthz', '/nothing', '/']) {
      const { headers } = await fetch(`${stage.gateway.url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });
});
