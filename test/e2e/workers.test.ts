import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { addressesOf, type GatewayProcess, startProcess } from '../support/gateway-process.ts';

const loginTemplate = 'POST /aggregation/v2/partners/authentication';

/** Differs with `page`: no worker answers from its cache. */
const customers = (page: number) => `{ customers(first: ${page}) { edges { node { username } } } }`;

/** Ids of the processes that the gateway has started. */
async function workersOf({ pid }: GatewayProcess): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

async function sandboxSays<T>(sandboxUrl: string, what: string): Promise<T> {
  return (await (await fetch(`${sandboxUrl}/__sandbox/${what}`)).json()) as T;
}

async function loginsAt(sandboxUrl: string): Promise<number> {
  const { byTemplate } = await sandboxSays<{ byTemplate: Record<string, number> }>(sandboxUrl, 'calls');
  return byTemplate[loginTemplate] ?? 0;
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
  test('is one instance to upstream and to Prometheus: one login, one budget, one sum', async () => {
    const gateway = await startProcess({ env: { WORKERS: '2', MAX_REQUESTS_PER_SECOND: '1000' } });
    const { url, adminUrl, sandboxUrl } = await addressesOf(gateway);
    expect(await workersOf(gateway)).toHaveLength(2);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, page) => askOnce(url, customers(page + 1))));
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    // Every worker warms itself for every partner.
    const { partners } = await sandboxSays<{ partners: unknown[] }>(sandboxUrl, 'info');
    expect(await loginsAt(sandboxUrl)).toBe(partners.length);
    for (const each of [url, adminUrl]) expect(await countOf(each, started)).toBe(40);
    gateway.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
    expect(gateway.output()).not.toContain('"level":"error"');
  });
});
