import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

interface Row {
  readonly id: number;
  readonly status: string;
  readonly accountId: number;
  readonly transactionDate?: number;
  readonly postedDate?: number;
  readonly createdDate: number;
}
interface Page {
  readonly found: number;
  readonly displaying: number;
  readonly moreAvailable: unknown;
  readonly transactions: readonly Row[];
}

const dayMs = 86_400_000;
const account = (id: string, customer = id.slice(1, -1)) =>
  `/aggregation/v4/customers/5${customer}/accounts/${id}/transactions`;
const everything = 'fromDate=0&toDate=4102444800';
const busyOne = account('60010021');
const keyOf = (row: Row) => row.transactionDate ?? row.postedDate ?? row.createdDate;

let sandbox: Sandbox;
let client: SandboxClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
});
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
});

const page = async (path: string, query = '') => jsonOf<Page>(await client.get(`${path}?${everything}&${query}`));

describe('a page of transactions', () => {
  it('has its own ideas of types: moreAvailable and the dates are strings', async () => {
    const answer = await client.get(`${account('60010011')}?fromDate=0&toDate=4102444800`);
    const { transactions, ...envelope } = jsonOf<Page>(answer);
    expect(envelope).toEqual({
      found: expect.any(Number),
      displaying: 25,
      moreAvailable: 'true',
      fromDate: '0',
      toDate: '4102444800',
      sort: 'desc',
    });
    expect(transactions).toHaveLength(25);
    const row = transactions[0];
    expect(row).toMatchObject({ accountId: 60010011, customerId: 5001001 });
    expect(row).toMatchObject({ uniqueTransactionId: `60010011-${row?.id}` });
    const last = await page(account('60010011'), `start=26&limit=1000`);
    expect(last).toMatchObject({ moreAvailable: 'false', displaying: envelope.found - 25 });
  });

  it('is just an empty list where there is nothing', async () => {
    const quiet = await client.get(`/aggregation/v3/customers/5001003/transactions?${everything}`);
    expect(quiet.text).toBe('{"transactions":[]}');
    const past = await client.get(`${account('60010011')}?fromDate=0&toDate=1`);
    expect(past.text).toBe('{"transactions":[]}');
  });

  it.each([
    ['toDate=1', 41002],
    ['fromDate=1', 41002],
    ['fromDate=yesterday&toDate=1', 41002],
    ['fromDate=2&toDate=1', 41002],
    ['fromDate=1&toDate=2&start=0', 41003],
    ['fromDate=1&toDate=2&limit=0', 41004],
  ])('refuses %s', async (query, code) => {
    for (const path of [account('60010011'), '/aggregation/v3/customers/5001001/transactions']) {
      const answer = await client.get(`${path}?${query}`);
      expect(answer.status).toBe(400);
      expect(jsonOf(answer)).toMatchObject({ code });
    }
  });

  it('never holds more than 1,000 rows', async () => {
    const { displaying, transactions } = await page(busyOne, 'limit=5000');
    expect([displaying, transactions.length]).toEqual([1000, 1000]);
  });

  it('filters by the sort date, both ends included', async () => {
    const { transactions } = await page(account('60010012'), 'limit=1000');
    const keys = transactions.map(keyOf);
    const [newest, oldest] = [keys[3], keys[20]];
    const within = await client.get(`${account('60010012')}?fromDate=${oldest}&toDate=${newest}&limit=1000`);
    const expected = transactions.filter((row) => keyOf(row) >= Number(oldest) && keyOf(row) <= Number(newest));
    expect(jsonOf<Page>(within).transactions).toEqual(expected);
  });

  it('merges the accounts of a customer into one stream', async () => {
    const all = await page('/aggregation/v3/customers/5001001/transactions', 'limit=1000&includePending=true');
    const keys = all.transactions.map(keyOf);
    expect(keys).toEqual([...keys].sort((left, right) => right - left));
    for (const id of [60010011, 60010012, 60010013, 60010014, 60010015]) {
      const own = await page(account(String(id)), 'limit=1000&includePending=true');
      expect(all.transactions.filter(({ accountId }) => accountId === id)).toEqual(own.transactions);
    }
  });
});

describe('the order', () => {
  it('is by date, then by id as a number', async () => {
    const order = (query: string) => page(account('60010041'), query).then(({ transactions }) => transactions);
    const down = (await order('')).map(({ id }) => id);
    expect(down.indexOf(1000)).toBe(down.indexOf(999) - 1);
    expect((await order('sort=asc')).map(({ id }) => id)).toEqual([...down].reverse());
  });

  it('of ties is another one in every answer where the switch says so, and then still by date', async () => {
    const stable = await page(busyOne, 'limit=200');
    sandbox.setSwitches({ tieOrder: 'random' });
    const one = await page(busyOne, 'limit=200');
    const two = await page(busyOne, 'limit=200');
    sandbox.setSwitches({ tieOrder: 'stable' });
    expect(one.transactions.map(keyOf)).toEqual(stable.transactions.map(keyOf));
    expect(one.transactions).not.toEqual(two.transactions);
    expect((await page(busyOne, 'limit=200')).transactions).toEqual(stable.transactions);
  });
});

describe('digits', () => {
  it('reach the wire as they were written', async () => {
    const { text } = await client.get(`${account('60010041')}?${everything}`);
    const written = [...text.matchAll(/\{"id":(\d+),"amount":([^,]+),/g)].map(([, id, amount]) => [id, amount]);
    expect(Object.fromEntries(written)).toMatchObject({
      '999': '10.10',
      '1000': '1e2',
      '9007199254740992': '-0.00',
      '9007199254740993': '0.30',
      '9223372036854775807': '-1234567890123456789.01',
    });
    const accounts = await client.get('/aggregation/v1/customers/5001004/accounts');
    expect(accounts.text).toContain('"balance":1234567890123456.10');
    const beyond = await client.get(
      `/aggregation/v4/customers/5001004/accounts/9007199254740993/transactions?${everything}`,
    );
    expect(beyond.text).toContain('"accountId":9007199254740993,');
  });
});

describe('20,000 transactions', () => {
  it('are there, each once, in pages of 1,000', async () => {
    const path = '/aggregation/v3/customers/5001002/transactions';
    const ids = new Set<number>();
    for (let start = 1; start <= 20_000; start += 1000) {
      const { found, transactions } = await page(path, `limit=1000&includePending=true&start=${start}`);
      expect(found).toBe(20_000);
      for (const { id } of transactions) ids.add(id);
    }
    expect(ids.size).toBe(20_000);
  });
});

describe('pending and shadow rows', () => {
  it('are on every account of the household; pending ones are opt-in, shadow ones always come along', async () => {
    for (const id of ['60010011', '60010012', '60010013', '60010014', '60010015']) {
      const byDefault = await page(account(id), 'limit=1000');
      const all = await page(account(id), 'limit=1000&includePending=true');
      const statuses = all.transactions.map(({ status }) => status);
      expect(byDefault.transactions).toEqual(all.transactions.filter(({ status }) => status !== 'pending'));
      expect(statuses.filter((status) => status === 'pending').length).toBeGreaterThanOrEqual(2);
      expect(statuses.filter((status) => status === 'shadow').length).toBeGreaterThanOrEqual(2);
      expect(statuses.filter((status) => status === 'active').length).toBeGreaterThanOrEqual(40);
    }
  });

  it('come about as days go by: pending rows settle or vanish, active ones turn shadow, and nothing else', async () => {
    const allowed = new Set(['pending>active', 'pending>gone', 'active>shadow']);
    const seen = new Set<string>();
    let before = new Map<number, string>();
    for (let day = 0; day <= 40; day += 1) {
      sandbox.setClock({ offsetMs: day * dayMs });
      const fresh = await createClient(sandbox);
      const answer = await fresh.get(`${account('60010012')}?${everything}&limit=1000&includePending=true`);
      const now = new Map(jsonOf<Page>(answer).transactions.map(({ id, status }) => [id, status]));
      for (const [id, status] of before) {
        const next = now.get(id) ?? 'gone';
        if (next !== status) seen.add(`${status}>${next}`);
      }
      if (day > 0) expect([...now.keys()].some((id) => !before.has(id))).toBe(true);
      before = now;
    }
    sandbox.setClock({});
    expect(seen).toEqual(allowed);
  });

  it('stay as they were where the bank refuses since', async () => {
    const before = await client.get(`${account('60010015')}?${everything}&includePending=true`);
    sandbox.setClock({ offsetMs: 20 * dayMs });
    const fresh = await createClient(sandbox);
    const after = await fresh.get(`${account('60010015')}?${everything}&includePending=true`);
    sandbox.setClock({});
    expect(after.text).toBe(before.text);
  });
});

describe('the ledger', () => {
  it('changes what the next page shows', async () => {
    await using own = await startSandbox();
    const user = await createClient(own);
    const path = `${account('60010011')}?${everything}&limit=1000&includePending=true`;
    const read = async () => (await user.get(path)).text;
    const untouched = await read();

    const added = own.ledger.add('60010011', { amount: '7.70', description: 'NEW', transactionDate: 1_700_000_000 });
    expect(await read()).toContain(`{"id":${added.id},"amount":7.70,`);
    own.ledger.edit('60010011', added.id, { amount: '7e1' });
    expect(await read()).toContain(`{"id":${added.id},"amount":7e1,`);
    expect(own.ledger.shadow('60010011', added.id).status).toBe('shadow');
    expect(jsonOf<Page>(await user.get(path)).transactions.find(({ id }) => id === Number(added.id))?.status).toBe(
      'shadow',
    );
    own.ledger.remove('60010011', added.id);
    expect(await read()).toBe(untouched);

    const [first] = own.ledger.rows('60010011');
    own.ledger.remove('60010011', first?.id ?? '');
    expect(own.ledger.rows('60010011').map(({ id }) => id)).not.toContain(first?.id);
    own.reset();
    expect(own.ledger.rows('60010011')[0]).toEqual(first);
  });

  it('is that of the named partner where ids repeat', async () => {
    const [one, two] = sandbox.info.partners.map(({ partnerId }) => ({ partnerId, accountId: '60010011' }));
    if (one === undefined || two === undefined) throw new Error('Two partners expected');
    expect(sandbox.ledger.rows(one)).toEqual(sandbox.ledger.rows('60010011'));
    expect(sandbox.ledger.rows(two)).not.toEqual(sandbox.ledger.rows(one));
  });

  it('refuses what cannot be', () => {
    const { ledger } = sandbox;
    expect(() => ledger.rows('1')).toThrow('No account 1');
    expect(() => ledger.shadow('60010011', '1')).toThrow('no transaction 1');
    expect(() => ledger.add('60010011', { amount: '1,00', description: '' })).toThrow('Not a JSON number: 1,00');
    const pending = ledger.rows('60010011').find(({ status }) => status === 'pending');
    expect(() => ledger.shadow('60010011', pending?.id ?? '')).toThrow('only active rows turn shadow');
  });
});

describe('the seed', () => {
  it('decides: the same data from the same seed and start, ids from any', async () => {
    const now = () => 1_790_000_000_000;
    const texts: string[] = [];
    const ids: unknown[] = [];
    for (const seed of [1, 1, 2]) {
      await using own = await startSandbox({ seed, now });
      const user = await createClient(own);
      const accounts = await user.get('/aggregation/v1/customers/5001001/accounts');
      texts.push(accounts.text + (await user.get(`${account('60010011')}?${everything}`)).text);
      ids.push(own.info.partners.map(({ customers }) => customers.map(({ customerId }) => customerId)));
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).not.toBe(texts[0]);
    expect(ids[1]).toEqual(ids[0]);
    expect(ids[2]).toEqual(ids[0]);
  });
});
