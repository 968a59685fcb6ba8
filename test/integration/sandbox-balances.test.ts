import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: SandboxClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
});
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
});

interface Row {
  readonly id: number;
  readonly uniqueTransactionId: string;
  readonly accountId: number;
  readonly amount: number;
  readonly status: string;
  readonly transactionDate?: number;
  readonly postedDate?: number;
}
interface Page {
  readonly transactions: readonly Row[];
  readonly dailyBalances?: readonly { readonly date: number; readonly beginning: number; readonly ending: number }[];
}

const window = 'fromDate=0&toDate=9999999999&limit=1000';
const rowsOf = (account: string) => `/aggregation/v4/customers/5001001/accounts/${account}/transactions?${window}`;
const get = async <T>(path: string) => jsonOf<T>(await client.get(path));
const cents = (amount: number) => Math.round(amount * 100);

describe('daily balances', () => {
  it('are there when asked for, end with the balance of the account and follow from one another', async () => {
    expect(await get<Page>(rowsOf('60010011'))).not.toHaveProperty('dailyBalances');
    const { dailyBalances: days = [], transactions } = await get<Page>(`${rowsOf('60010011')}&showDailyBalance=true`);
    expect(days.length).toBeGreaterThan(30);
    // The balance of the household's checking account.
    expect(days.at(-1)?.ending).toBe(4210.55);
    for (const [index, day] of days.entries()) {
      expect(day.date % 86_400).toBe(0);
      expect(day.beginning).toBe(days[index - 1]?.ending ?? day.beginning);
      const ofDay = transactions.filter(({ status, transactionDate, postedDate }) => {
        const date = transactionDate ?? postedDate ?? 0;
        return status === 'active' && date >= day.date && date < day.date + 86_400;
      });
      const change = ofDay.reduce((sum, { amount }) => sum + cents(amount), 0);
      expect(ofDay.length).toBeGreaterThan(0);
      expect(cents(day.ending) - cents(day.beginning)).toBe(change);
    }
  });

  it('are those of the days asked for, however short the page', async () => {
    const { dailyBalances: all = [] } = await get<Page>(`${rowsOf('60010012')}&showDailyBalance=true`);
    const [from, to] = [all[3]?.date ?? 0, all[6]?.date ?? 0];
    const path = `/aggregation/v4/customers/5001001/accounts/60010012/transactions?fromDate=${from}&toDate=${to + 86_399}`;
    const { dailyBalances: some } = await get<Page>(`${path}&limit=1&showDailyBalance=true`);
    expect(some).toEqual(all.slice(3, 7));
  });

  it('do not exist for the transactions of a whole customer', async () => {
    const all = await get<Page>(`/aggregation/v3/customers/5001001/transactions?${window}&showDailyBalance=true`);
    expect(all).not.toHaveProperty('dailyBalances');
  });
});

describe('a transaction by its unique id', () => {
  it('is the same as by its id', async () => {
    const [row] = (await get<Page>(rowsOf('60010011'))).transactions;
    const unique = await client.get(`/aggregation/customers/5001001/transactions/${row?.uniqueTransactionId}`);
    expect(jsonOf(unique)).toEqual(row);
    expect((await client.get(`/aggregation/v2/customers/5001001/transactions/${row?.id}`)).text).toBe(unique.text);
  });

  it.each([
    ['60010012-', 404, 24553],
    ['nonsense', 400, 14020],
  ])('is not found under %s', async (prefix, status, code) => {
    const [row] = (await get<Page>(rowsOf('60010011'))).transactions;
    const answer = await client.get(`/aggregation/customers/5001001/transactions/${prefix}${row?.id}`);
    expect(answer.status).toBe(status);
    expect(jsonOf(answer)).toMatchObject({ code });
  });
});

describe('recurring transactions', () => {
  const path = '/aggregation/customers/5001001/recurring-transactions';
  interface Recurring {
    readonly customerRecurringTransactions: { readonly recurringOutflows: readonly object[] };
    readonly accountRecurringTransactions: readonly { readonly accountId: string }[];
  }

  it('come by account and all together, of the accounts asked for or of all', async () => {
    const some = jsonOf<Recurring>(await client.post(path, { accountIds: ['60010011', '60010013'] }));
    expect(some.accountRecurringTransactions.map(({ accountId }) => accountId)).toEqual(['60010011', '60010013']);
    expect(some.customerRecurringTransactions.recurringOutflows.length).toBeGreaterThan(0);
    const all = jsonOf<Recurring>(await client.post(path, {}));
    expect(all.accountRecurringTransactions).toHaveLength(5);
  });

  it.each([
    ['5001001', { accountIds: ['1234'] }, 404, 38003],
    ['5001003', {}, 404, 38003],
    ['1234', {}, 404, 14001],
    ['5001001', { accountIds: 'all' }, 400, 14020],
  ])('are refused to %s for %j', async (customerId, body, status, code) => {
    const answer = await client.post(`/aggregation/customers/${customerId}/recurring-transactions`, body);
    expect(answer.status).toBe(status);
    expect(jsonOf(answer)).toMatchObject({ code });
  });
});
