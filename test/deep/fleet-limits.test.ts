import { execFile } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { loginsOf } from '../support/fleet.ts';
import {
  customersPage,
  fleetKey,
  outcomeOf,
  type ProcessFleet,
  startProcessFleet,
} from '../support/fleet-processes.ts';
import { inspect } from '../support/inspector.ts';
import { askMany } from '../support/load.ts';
import { scale } from '../support/scale.ts';

const run = promisify(execFile);
const keys = Array.from({ length: 9 }, (_, each) => `${each}`.repeat(24));
const apiKeys = (first: string) => [first, ...keys].map((key, each) => `load${each}:${key}`).join(',');
const known = '{ customers(first: 1) { edges { node { username } } } }';

test('a process without file descriptors refuses new connections, and serves again within 5 s once there are some', async () => {
  await using fleet = await startProcessFleet();
  const { process, url } = await fleet.join();
  expect(await outcomeOf(url, known)).toBe('answered');
  await run('prlimit', ['--pid', String(process.pid), '--nofile=100:4096']);
  const { port, hostname } = new URL(url);
  const sockets: Socket[] = Array.from({ length: 300 }, () => connect(Number(port), hostname).on('error', () => {}));
  await expect
    .poll(() => sockets.filter(({ connecting, closed }) => connecting || closed).length)
    .toBe(0)
    .catch(() => {});
  const fresh = () => askMany({ url, keys: [fleetKey], count: 1, ask: () => ({ query: known }) });
  const late = new Promise<string[]>((resolve) => setTimeout(resolve, 1_000, ['nobody answers']));
  expect(await Promise.race([fresh(), late]), 'there are descriptors left').toHaveLength(1);
  for (const socket of sockets) socket.destroy();
  await expect.poll(fresh, { timeout: 5_000 }).toEqual([]);
  expect(process.output()).not.toMatch(/^ +at /m);
});

test('a process with a heap of 192 MiB answers more questions than fit into it, and does not run out', async () => {
  await using fleet = await startProcessFleet({
    NODE_OPTIONS: '--max-old-space-size=192',
    API_KEYS: apiKeys('k'.repeat(24)),
  });
  const { process, url } = await fleet.join();
  const count = Math.min(40_000, 2_000 * scale);
  const failures = await askMany({
    url,
    keys,
    count,
    connections: 8,
    // Each is another question: to upstream, to the cache, and to whatever is kept of answers.
    ask: (each) => ({
      query:
        'query ($s: String!) { customers(first: 500, search: $s) { edges { node { username firstName lastName } } } }',
      variables: { s: `u${each}` },
    }),
  });
  expect(failures.filter((text) => !text.startsWith('503') && !text.startsWith('429'))).toEqual([]);
  expect(failures.length, failures[0]).toBeLessThan(count / 10);
  expect(await outcomeOf(url, known)).toBe('answered');
  expect(process.output()).not.toContain('heap out of memory');
});

/** The same process with an inspector: what the machine may do to it is done from there. */
async function inspected(fleet: ProcessFleet) {
  const member = await fleet.join({ NODE_OPTIONS: '--inspect=127.0.0.1:0' });
  const [, address = ''] = await member.process.printed(/Debugger listening on (ws:\S+)/);
  return { ...member, inspector: await inspect(address) };
}

test('a process whose wall clock is stepped two hours either way goes on with its token and its answers', async () => {
  await using fleet = await startProcessFleet();
  const { url, process, inspector } = await inspected(fleet);
  using _ = inspector;
  expect(await outcomeOf(url, customersPage(1))).toBe('answered');
  for (const [each, hours] of [2, -2, 0].entries()) {
    await inspector.evaluate(`(() => {
      globalThis.trueNow ??= Date.now;
      Date.now = () => globalThis.trueNow() + ${hours} * 3_600_000;
      return Date.now();
    })()`);
    expect(await outcomeOf(url, customersPage(1))).toBe('answered');
    expect(await outcomeOf(url, customersPage(10 + each))).toBe('answered');
  }
  expect(loginsOf(fleet.sandbox)).toBe(1);
  expect(process.output()).not.toMatch(/^ +at /m);
});

test('a process whose event loop stands still for 500 ms answers what came meanwhile, or says when to come back', async () => {
  await using fleet = await startProcessFleet();
  const { url, inspector } = await inspected(fleet);
  using _ = inspector;
  expect(await outcomeOf(url, customersPage(1))).toBe('answered');
  fleet.sandbox.addFault({ effect: { kind: 'latency', ms: 100 } });
  const underway = Array.from({ length: 5 }, (_, each) => outcomeOf(url, customersPage(2 + each)));
  await expect.poll(() => fleet.sandbox.calls().total).toBeGreaterThan(5);
  const blocked = inspector.evaluate(
    '(() => { const end = performance.now() + 500; while (performance.now() < end); return 1; })()',
  );
  const came = Array.from({ length: 200 }, async (_, each) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': fleetKey },
      body: JSON.stringify({ query: customersPage(20 + (each % 50)) }),
    });
    const text = await response.text();
    return response.status === 503
      ? `503 ${response.headers.get('retry-after')}`
      : `${response.status} ${text.includes('"errors"')}`;
  });
  await blocked;
  // What upstream answered while nobody looked is no fault of upstream.
  expect(new Set(await Promise.all(underway))).toEqual(new Set(['answered']));
  expect(['200 false', '503 1']).toEqual(expect.arrayContaining([...new Set(await Promise.all(came))]));
  expect(await outcomeOf(url, customersPage(100))).toBe('answered');
});
