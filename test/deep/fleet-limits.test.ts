import { execFile } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { fleetKey, outcomeOf, startProcessFleet } from '../support/fleet-processes.ts';
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
