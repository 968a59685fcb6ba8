import { readFile } from 'node:fs/promises';
import type { GatewayProcess } from './gateway-process.ts';

/** Differs with `page`: no worker answers from its cache. */
export const customers = (page: number) => `{ customers(first: ${page}) { edges { node { username } } } }`;

/** Ids of the processes that the gateway has started. */
export async function workersOf({ pid }: GatewayProcess): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

/** Sum of the figures of a process, or of all its workers, whose line in `/metrics` is like this. */
export async function countOf(url: string, metric: RegExp): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => metric.test(line))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** As clients with a connection each. */
export const askOnce = (url: string, query: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox', connection: 'close' },
    body: JSON.stringify({ query }),
  }).then((response) => response.json() as Promise<{ data?: unknown; errors?: unknown }>);

/** Operations that were answered. */
export const started = /ofg_operations_total\{/;
