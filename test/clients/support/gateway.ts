/** What the e2e test that runs these programs has started for them. */
import { readdirSync, readFileSync } from 'node:fs';

const { GATEWAY_URL, SANDBOX_URL } = process.env;
if (!GATEWAY_URL || !SANDBOX_URL) throw new Error('These tests are started by test/deep/clients-families.test.ts');

export const url = `${GATEWAY_URL}/graphql`;
export const apiKey = 'sandbox';
/** Demo customer with five accounts. */
export const customerId = '5001001';
/** Its checking account, with some sixty transactions. */
export const accountId = '60010011';

interface Example {
  readonly name: string;
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

const folder = new URL('../../../examples/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

/** The queries among the gateway's examples, each with the variables beside it: a mutation sent twice does not answer alike. */
export const examples: readonly Example[] = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length))
  .map((name) => ({ name, text: read(`${name}.graphql`), variables: JSON.parse(read(`${name}.variables.json`)) }))
  .filter(({ text }) => !/^mutation/m.test(text));

/** What any client must come to: the text sent as it stands, the answer taken as it comes. */
export async function plainAnswer({ text, variables }: Example): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
    body: JSON.stringify({ query: text, variables }),
  });
  return comparable(((await response.json()) as { data: unknown }).data);
}

/**
 * Without `__typename`, which clients add for themselves, without what Relay has of fragments on another type: undefined, and
 * without address and end of a Connect link, which is another one each time.
 */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, item]) => !['__typename', 'url', 'expiresAt'].includes(key) && item !== undefined,
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, comparable(item)]));
}

/** Calls to Mastercard's imitation since the last time, logins left out. */
export async function upstreamCalls(): Promise<number> {
  const response = await fetch(`${SANDBOX_URL}/__sandbox/calls`);
  const { calls } = (await response.json()) as { calls: { template: string }[] };
  await fetch(`${SANDBOX_URL}/__sandbox/reset`, { method: 'POST', body: '{"scope":"calls"}' });
  return calls.filter(({ template }) => !template.endsWith('/partners/authentication')).length;
}
