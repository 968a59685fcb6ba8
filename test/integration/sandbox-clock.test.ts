import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** An afternoon, so that an hour of it crosses no daily aggregation and a month of it crosses thirty. */
const start = Date.UTC(2026, 9, 5, 14, 37, 11);
const customers = ['5001001', '5001004', '5001005', '5001006', '5001017', '5001031', '5001032'];

/** What a customer can see of themselves, complete. */
async function historyOf(sandbox: Sandbox, customerId: string): Promise<readonly string[]> {
  const client = await createClient(sandbox);
  const texts = [(await client.get(`/aggregation/v1/customers/${customerId}/accounts`)).text];
  for (let from = 1; ; from += 1000) {
    const window = `fromDate=0&toDate=9999999999&includePending=true&sort=asc&limit=1000&start=${from}`;
    const { text } = await client.get(`/aggregation/v3/customers/${customerId}/transactions?${window}`);
    texts.push(text);
    if (!text.includes('"moreAvailable":"true"')) return texts;
  }
}

async function historiesOf(sandbox: Sandbox) {
  const histories: Record<string, readonly string[]> = {};
  for (const customerId of customers) histories[customerId] = await historyOf(sandbox, customerId);
  return histories;
}

describe('the clock', () => {
  it.each([
    ['an hour', hour, minute],
    ['30 days', 30 * day, 7 * hour],
  ])('tells the same history after %s in one jump and in many small steps', async (_what, length, step) => {
    await using stepping = await startSandbox({ now: () => start });
    await using jumping = await startSandbox({ now: () => start });
    for (let passed = step; passed < length; passed += step) {
      stepping.setClock({ offsetMs: passed });
      for (const customerId of customers.slice(0, 2)) await historyOf(stepping, customerId);
    }
    for (const sandbox of [stepping, jumping]) sandbox.setClock({ offsetMs: length });
    const stepped = await historiesOf(stepping);
    expect(stepped).toEqual(await historiesOf(jumping));
    // And going back leads to the beginning.
    stepping.setClock({});
    await using fresh = await startSandbox({ now: () => start });
    expect(await historiesOf(stepping)).toEqual(await historiesOf(fresh));
  });

  it('brings a few rows a day, and thousands a month to the customer who is busy', async () => {
    await using sandbox = await startSandbox({ now: () => start });
    const count = async (customerId: string) => {
      const client = await createClient(sandbox);
      const window = 'fromDate=0&toDate=9999999999&includePending=true&limit=1';
      const answer = await client.get(`/aggregation/v3/customers/${customerId}/transactions?${window}`);
      return jsonOf<{ found: number }>(answer).found;
    };
    const before = { household: await count('5001001'), busy: await count('5001002') };
    sandbox.setClock({ offsetMs: day });
    const perDay = (await count('5001001')) - before.household;
    expect(perDay).toBeGreaterThan(3);
    expect(perDay).toBeLessThan(30);
    sandbox.setClock({ offsetMs: 30 * day });
    expect((await count('5001002')) - before.busy).toBeGreaterThan(2_000);
  });
});
