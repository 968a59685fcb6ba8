import { request } from 'undici';
import type { Server } from './processes.ts';

export interface Overview {
  idOf(number: number): string;
  expectedAnswer(customerId: string): object;
  readonly query: string;
}

/** Customers that are asked about at a time, and in all. */
const atATime = 32;
const asked = 200;
/** Beyond those of every load. */
const firstCustomer = 50_000_000;

/**
 * Whether a server gives everybody their own rows, also while it is asked about many customers at a time: what is timed
 * afterwards is worth nothing otherwise.
 *
 * @returns how many of the answers were right, and the milliseconds of the first
 */
export async function check(server: Server, overview: Overview) {
  let right = 0;
  let next = 0;
  let firstMs = 0;
  async function one(number: number) {
    const customerId = overview.idOf(firstCustomer + number);
    const from = performance.now();
    const { body } = await request(`http://127.0.0.1:${server.port}${server.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-api-key': 'bench' },
      body: JSON.stringify({ query: overview.query, variables: { customerId } }),
    });
    const text = await body.text();
    firstMs ||= performance.now() - from;
    // Apollo ends its answers with a line break.
    if (text.trimEnd() === JSON.stringify({ data: overview.expectedAnswer(customerId) })) right += 1;
    else if (number === 0) process.stderr.write(`${text.slice(0, 400)}\n`);
  }
  await one(next++);
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      while (next < asked) await one(next++);
    }),
  );
  return { right, asked, firstMs };
}
