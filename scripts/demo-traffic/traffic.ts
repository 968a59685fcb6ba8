import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { demoKey } from '../../src/cli/sandbox-partners.ts';
import { paceBanks } from './faults.ts';
import { demoOperations, directory } from './operations.ts';

export interface TrafficOptions {
  readonly url: string;
  readonly sandboxUrl: string;
  /** Operations per second of all partners together. */
  readonly perSecond: number;
  readonly signal: AbortSignal;
}

interface DemoAccount {
  readonly key: string;
  readonly variables: { readonly c: string; readonly a: string; readonly l: string };
}

/** What share of the operations each of the six partners has. */
const shares = [30, 22, 16, 14, 10, 8];
/** Operations that may be under way: a bank that is slow must not end in a pile of them. */
const mostUnderway = 60;

const customers = z.object({
  data: z.object({
    customers: z.object({
      edges: z.array(
        z.object({
          node: z.object({
            customerId: z.string(),
            accounts: z
              .array(
                z.object({
                  accountId: z.string(),
                  type: z.string().nullable(),
                  institutionLogin: z.object({ institutionLoginId: z.string() }).nullable(),
                  institution: z.object({ institutionId: z.string(), oauthEnabled: z.boolean().nullable() }).nullable(),
                }),
              )
              .nullable(),
          }),
        }),
      ),
    }),
  }),
});

/** Asks for all six partners until the signal comes; fulfilled when the last answer is there. */
export async function startTraffic({ url, sandboxUrl, perSecond, signal }: TrafficOptions): Promise<void> {
  const banks = new Map<string, boolean>();
  const accounts = await Promise.all(shares.map((_, index) => accountsOf(url, demoKey(index), banks)));
  await paceBanks(sandboxUrl, banks);
  const underway = new Set<Promise<unknown>>();
  while (!signal.aborted) {
    // Around the pace, never exactly: clients do not march.
    await wait((1_000 / perSecond) * 2 * Math.random(), undefined, { signal }).catch(() => {});
    if (signal.aborted || underway.size >= mostUnderway) continue;
    const of = accounts[picked(shares)] ?? [];
    const account = of[Math.floor(Math.random() * of.length)];
    const operation = demoOperations[picked(demoOperations.map(({ weight }) => weight))];
    if (account === undefined || operation === undefined) continue;
    const asked = ask(url, account.key, operation.text, account.variables, signal).catch(() => {});
    underway.add(asked);
    asked.finally(() => underway.delete(asked)).catch(() => {});
  }
  await Promise.all(underway);
}

/** What may be asked about for a partner; notes which of the banks are behind OAuth. */
async function accountsOf(url: string, key: string, banks: Map<string, boolean>): Promise<readonly DemoAccount[]> {
  const answer = customers.parse(await ask(url, key, directory, {}, AbortSignal.timeout(60_000)));
  return answer.data.customers.edges.flatMap(({ node: { customerId, accounts } }) =>
    (accounts ?? []).flatMap(({ accountId, institutionLogin, institution, type }) => {
      if (institution !== null) banks.set(institution.institutionId, institution.oauthEnabled === true);
      const canBePaidFrom = type === 'CHECKING' || type === 'SAVINGS';
      if (institutionLogin === null || !canBePaidFrom) return [];
      return [{ key, variables: { c: customerId, a: accountId, l: institutionLogin.institutionLoginId } }];
    }),
  );
}

async function ask(url: string, key: string, query: string, variables: object, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  return response.json();
}

/** A position, by the weights. */
function picked(weights: readonly number[]): number {
  let left = Math.random() * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    }),
  );
}
