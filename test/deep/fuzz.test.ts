import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { createDice } from '../support/dice.ts';
import { operationGrammar } from '../support/fuzz-operations.ts';
import { requestGrammar } from '../support/fuzz-requests.ts';
import { type HostileGateway, startHostileGateway } from '../support/hostile-gateway.ts';
import { scale } from '../support/scale.ts';

/** 100,000 in the deep tier. */
const count = 5_000 * scale;
/** Sets of variables for each document. */
const sets = 4;
/** A process that does nothing for so long hangs. How long it really was is told: a busy machine is in that too. */
const longestStallMs = 1_000;
const mostGrowth = 16 * 1024 * 1024;

/** Does it so often, so many at a time. What is made once, caches for one, is there after the first half. */
async function hammer(
  gateway: HostileGateway,
  count: number,
  atATime: number,
  one: () => Promise<void>,
): Promise<void> {
  const times = async (left: number) => {
    await Promise.all(
      Array.from({ length: atATime }, async () => {
        while (left-- > 0) await one();
      }),
    );
  };
  // What is compiled on first use takes its time then, and not again.
  await times(Math.ceil(count / 20));
  await gateway.condition();
  await times(count / 2);
  const half = await gateway.condition();
  await times(count / 2);
  const end = await gateway.condition();
  const stallMs = Math.max(half.longestStallMs, end.longestStallMs);
  console.info(`${count} times: the event loop stood still for ${stallMs.toFixed(0)} ms at most`);
  expect(stallMs).toBeLessThan(longestStallMs);
  expect(end.keptBytes - half.keptBytes).toBeLessThan(mostGrowth);
}

test('no operation that a grammar makes of the schema is a defect, stalls the process or leaves something behind', async () => {
  await using gateway = await startHostileGateway();
  const dispatcher = new Agent({ connections: 4 });
  onTestFinished(() => dispatcher.destroy());
  const customers = gateway.sandbox.info.partners[0]?.customers.map(({ customerId }) => customerId) ?? [];
  const make = operationGrammar(schema, customers, sets, createDice(20_261_124));
  const kinds = new Map<string, number>();
  await hammer(gateway, count / sets, 4, async () => {
    const { variables, ...document } = make();
    for (const set of variables) {
      const sent = JSON.stringify({ ...document, variables: set });
      const { statusCode, body } = await request(`${gateway.url}/graphql`, {
        dispatcher,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
        body: sent,
      });
      const text = await body.text();
      const { errors } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
      const codes = errors?.map(({ extensions }) => extensions?.code) ?? ['none'];
      if (statusCode >= 500 || codes.includes('INTERNAL') || codes.includes(undefined))
        throw new Error(`${statusCode} to ${sent}: ${text}`);
      for (const code of new Set(codes)) kinds.set(String(code), (kinds.get(String(code)) ?? 0) + 1);
    }
  });
  // It does reach what it means to: operations that are good, and each kind of refusal.
  for (const code of [
    'none',
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'BAD_USER_INPUT',
    'NOT_FOUND',
    'LIMIT_EXCEEDED',
  ])
    expect([code, kinds.has(code)]).toEqual([code, true]);
});

test('no bytes on a connection are a defect, stall the process or leave something behind', async () => {
  await using gateway = await startHostileGateway();
  const { hostname, port } = new URL(gateway.url);
  const [partner] = gateway.sandbox.info.partners;
  const paths = [
    ...[
      '/graphql',
      '/graphql',
      '/graphql',
      '/',
      '/healthz',
      '/readyz',
      '/metrics',
      '/graphiql',
      '/examples',
      '/nothing',
    ],
    ...['connect', 'txpush', 'report', 'nothing'].map((family) => `/webhooks/${partner?.partnerId}/${family}`),
    ...['/webhooks/', '/webhooks/1/connect', '/downloads/', '/downloads/x', '/documents/x', '/favicon.ico'],
  ];
  const make = requestGrammar(paths, createDice(42));
  const statuses = new Map<string, number>();
  await hammer(gateway, count, 16, async () => {
    const bytes = make();
    for (const [, status = ''] of (await exchange(Number(port), hostname, bytes)).matchAll(/^HTTP\/1\.1 (\d+)/gm)) {
      if (/^5/.test(status) && status !== '503')
        throw new Error(`${status} to ${JSON.stringify(bytes.toString('latin1'))}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  });
  for (const status of ['200', '400', '401', '404', '405', '413', '415', '431'])
    expect([status, statuses.has(status)]).toEqual([status, true]);
  expect((statuses.get('503') ?? 0) / count).toBeLessThan(0.01);
});

test('a document that is refused is remembered without the request in which it came', async () => {
  await using gateway = await startHostileGateway();
  const large = ' '.repeat(200_000);
  const refuse = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1) {
      const { body } = await request(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
        body: `${large}${JSON.stringify({ query: n % 2 === 0 ? `{ a${n}` : `{ a${n} }` })}`,
      });
      expect(await body.json()).toMatchObject({ errors: [{}] });
    }
  };
  await refuse(0, 100);
  const before = await gateway.condition();
  await refuse(100, 400);
  const after = await gateway.condition();
  expect(after.keptBytes - before.keptBytes).toBeLessThan(mostGrowth);
});

/** Everything that comes back until the server closes. */
function exchange(port: number, host: string, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host, allowHalfOpen: true });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('end', () => socket.destroy());
    socket.on('close', () => resolve(answer));
    socket.end(bytes);
  });
}
