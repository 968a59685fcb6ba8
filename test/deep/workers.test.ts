import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { addressesOf, ask, type GatewayProcess, startProcess } from '../support/gateway-process.ts';

/** Differs with `page`: no worker answers from its cache. */
const customers = (page: number) => `{ customers(first: ${page}) { edges { node { username } } } }`;

/** Ids of the processes that the gateway has started. */
async function workersOf({ pid }: GatewayProcess): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

async function countOf(url: string, metric: RegExp): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => metric.test(line))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** As clients with a connection each. */
const askOnce = (url: string, query: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox', connection: 'close' },
    body: JSON.stringify({ query }),
  }).then((response) => response.json() as Promise<{ data?: unknown; errors?: unknown }>);

const started = /ofg_operations_total\{/;

describe('WORKERS=2', () => {
  test('replaces a worker that dies, whose counts stay', async () => {
    const gateway = await startProcess({ env: { WORKERS: '2' } });
    const { url, adminUrl } = await addressesOf(gateway);
    await Promise.all(Array.from({ length: 10 }, () => askOnce(url, customers(3))));
    expect(await countOf(adminUrl, started)).toBe(10);
    const [first = 0, second] = await workersOf(gateway);
    process.kill(first, 'SIGKILL');
    await gateway.printed(/a worker has ended; another takes its place/);
    await expect.poll(() => workersOf(gateway), { timeout: 10_000 }).toHaveLength(2);
    expect(await workersOf(gateway)).toContain(second);
    expect(await ask(url, customers(4))).toHaveProperty('data.customers');
    expect(await countOf(adminUrl, started)).toBe(11);
    gateway.kill('SIGINT');
    expect(await gateway.exited).toBe(0);
  });

  test('leaves nothing behind when it is killed', async () => {
    const gateway = await startProcess({ env: { WORKERS: '2' } });
    const { url } = await addressesOf(gateway);
    gateway.kill('SIGKILL');
    await gateway.exited;
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`).then(
            () => 'there',
            () => 'gone',
          ),
        { timeout: 5_000 },
      )
      .toBe('gone');
  });

  test('says once what is wrong with a setting', async () => {
    const other = await startProcess();
    const { url } = await addressesOf(other);
    const gateway = await startProcess({ env: { WORKERS: '4', PORT: new URL(url).port } });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr().match(/is taken by another process/g)).toHaveLength(1);
    expect(gateway.output()).not.toMatch(/^\s+at /m);
  });
});
