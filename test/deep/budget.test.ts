import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Started, start, stop } from '../../bench/peers/processes.ts';

/**
 * What an operation may cost, in figures that no clock and no other process moves: bytes on the heap of the gateway, and
 * calls of upstream. One customer with five accounts, their banks and twenty transactions each, an answer of 36 kB.
 */
const budget = {
  cold: { calls: 2, kilobytes: 650 },
  warm: { calls: 0, kilobytes: 240 },
  whole: { calls: 0, kilobytes: 32 },
} as const;

interface Overview {
  readonly query: string;
  idOf(number: number): string;
}

let overview: Overview;
let upstream: Started & { port: number };
let gateway: Started & { port: number };
const connections = new Agent({ connections: 8 });

beforeAll(async () => {
  overview = await import(new URL('../../bench/peers/overview.mjs', import.meta.url).href);
  upstream = await start('./upstream-process.mjs', null, []);
  gateway = await start('./servers/gateway.ts', null, [`http://127.0.0.1:${upstream.port}`], ['--expose-gc']);
});
afterAll(async () => {
  await connections.destroy();
  await Promise.all([gateway, upstream].map(stop));
});

async function post(variables: object): Promise<number> {
  const { body } = await request(`http://127.0.0.1:${gateway.port}/graphql`, {
    dispatcher: connections,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'bench' },
    body: JSON.stringify({ query: overview.query, variables }),
  });
  return (await body.arrayBuffer()).byteLength;
}

let next = 0;
const kinds = {
  cold: () => ({ customerId: overview.idOf(1_000_000 + next++) }),
  // A variable that the operation does not have makes a question of its own, which is answered from the same entities.
  warm: () => ({ customerId: overview.idOf(next % 8), nonce: next++ }),
  whole: () => ({ customerId: overview.idOf(next++ % 8) }),
};

/** So many at a time, one after the other. */
async function run(kind: keyof typeof kinds, count: number): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) expect(await post(kinds[kind]())).toBe(35_932);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** The shorter it takes, the more of them: what V8 has yet to compile, and what is done now and then, weighs on a few alone. */
test.each([
  ['cold', 400],
  ['warm', 1_000],
  ['whole', 5_000],
] as const)('%s: calls and bytes of an operation stay within the budget', async (kind, count) => {
  await run(kind, count);
  const [calls, bytes] = [
    await ask<{ calls: number }>(upstream.child, {}),
    await ask<{ bytes: number }>(gateway.child, 'allocated'),
  ];
  await run(kind, count);
  const after = await ask<{ bytes: number }>(gateway.child, 'allocated');
  const callsAfter = await ask<{ calls: number }>(upstream.child, {});
  const kilobytes = (after.bytes - bytes.bytes) / count / 1_000;
  console.info(`${kind}: ${kilobytes.toFixed(1)} kB an operation`);
  // What is read again behind, because ten seconds have passed, is no call of an operation's own.
  expect((callsAfter.calls - calls.calls) / count).toBeLessThanOrEqual(budget[kind].calls + 0.1);
  expect(kilobytes).toBeLessThanOrEqual(budget[kind].kilobytes);
});

/** What V8 keeps for longer than it is needed: values of a weak map, forms of object literals with getters, maps made anew. */
test('an operation that was answered leaves next to nothing to a collection of the old', async () => {
  await run('cold', 200);
  await ask(gateway.child, 'outlived');
  const count = 200;
  await run('cold', count);
  const { bytes } = await ask<{ bytes: number }>(gateway.child, 'outlived');
  const kilobytes = bytes / count / 1_000;
  console.info(`cold: ${kilobytes.toFixed(1)} kB an operation outlive what is young`);
  expect(kilobytes).toBeLessThanOrEqual(30);
});
