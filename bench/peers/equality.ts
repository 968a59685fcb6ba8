import { request } from 'undici';
import type { Dialect, Server } from './processes.ts';

export interface Overview {
  idOf(number: number): string;
  expectedAnswer(customerId: string): object;
  /** By how a server's schema says it: the question, and its answer in the words that all are compared in. */
  readonly dialects: Readonly<Record<Dialect, { readonly query: string; read(answer: object): object }>>;
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
  const { query, read } = overview.dialects[server.dialect];
  let right = 0;
  let next = 0;
  let firstMs = 0;
  async function one(number: number) {
    const customerId = overview.idOf(firstCustomer + number);
    const from = performance.now();
    const { body } = await request(`http://127.0.0.1:${server.port}${server.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-api-key': 'bench' },
      body: JSON.stringify({ query, variables: { customerId } }),
    });
    const text = await body.text();
    firstMs ||= performance.now() - from;
    const expected = JSON.stringify(overview.expectedAnswer(customerId));
    // Apollo ends its answers with a line break.
    const isRight =
      server.dialect === 'own'
        ? text.trimEnd() === `{"data":${expected}}`
        : JSON.stringify(read(JSON.parse(text))) === expected;
    if (isRight) right += 1;
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
