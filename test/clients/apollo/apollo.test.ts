import '../support/warnings.ts';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import type { AnswerExtensions } from 'open-finance-gateway-client';
import * as documents from 'open-finance-gateway-client/nodes';
import { AccountTransactionsDocument, CustomerNameDocument } from '../generated/nodes/graphql.ts';
import {
  accountId,
  apiKey,
  comparable,
  customerId,
  examples,
  plainAnswer,
  upstreamCalls,
  url,
} from '../support/gateway.ts';
import { requests } from '../support/requests.ts';
import { connect } from './client.ts';
import { linkWithExtensions } from './cost.ts';
import { failure } from './failure.ts';
import { overview } from './overview.ts';
import { rename } from './rename.ts';
import { watchTransactions } from './transactions.ts';

const client = connect(url, apiKey);
/** Subscribers are told after the promise of what they wait for has settled. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setImmediate();
}
const all = new Map(Object.entries(documents).map(([key, document]) => [key.toLowerCase(), document]));

test('the overview costs three calls the first time, and nothing from the cache', async () => {
  await upstreamCalls();
  equal((await overview(client, customerId))?.[0], 'Super Checking: 4210.55 USD');
  equal(await upstreamCalls(), 3);
  equal(requests().length, 1);
  equal((await overview(client, customerId))?.length, 5);
  equal(requests().length, 0);
});

test('things are kept by type and id, whichever query brought them', () => {
  const keys = Object.keys(client.cache.extract() as object);
  ok(keys.includes('Customer:Q3VzdG9tZXI6NTAwMTAwMQ'));
  ok(keys.includes('Account:QWNjb3VudDo1MDAxMDAxOjYwMDEwMDEx'));
  // One copy of each institution, though five accounts name three.
  equal(keys.filter((key) => key.startsWith('Institution:')).length, 3);
});

for (const example of examples) {
  test(`the example ${example.name} answers what it answers as plain text, also from the cache`, async () => {
    const query = all.get(`${example.name.replaceAll('-', '')}document`);
    if (!query) throw new Error('the client does not have it');
    const expected = await plainAnswer(example);
    // A cache of its own: with the lists of the shared one, an earlier page would come first.
    const fresh = connect(url, apiKey);
    const ask = () =>
      fresh.query({ query: query as typeof documents.CustomerOverviewDocument, variables: example.variables as never });
    deepEqual(comparable((await ask()).data), expected);
    requests();
    deepEqual(comparable((await ask()).data), expected);
    equal(requests().length, 0);
  });
}

test('a mutation changes what the cache shows of the customer, without another request', async () => {
  const names: unknown[] = [];
  const watching = client.watchQuery({ query: CustomerNameDocument, variables: { customerId } }).subscribe({
    next: ({ data, dataState }) => dataState === 'complete' && names.push(data.customer?.firstName),
  });
  await until(() => names.length > 0);
  requests();
  equal(await rename(client, { customerId, firstName: 'Ada' }), 'The customer is now called Ada.');
  await until(() => names.at(-1) === 'Ada');
  deepEqual(requests(), ['POST']);
  watching.unsubscribe();
});

test('a problem is told by its type, and its fields are there', async () => {
  equal(await rename(client, { customerId: '1', firstName: 'Ada' }), 'There is no such customer.');
});

test('without the possible types, the fields of a problem are lost', async () => {
  const mutation = gql`mutation { updateCustomer(input: { customerId: "1" }) { ... on Problem { message } } }`;
  const naive = new ApolloClient({ link: client.link, cache: new InMemoryCache() });
  const lost = await naive.mutate<{ updateCustomer: { message?: string } }>({ mutation });
  equal(lost.data?.updateCustomer.message, undefined);
  const kept = await client.mutate<{ updateCustomer: { message?: string } }>({ mutation });
  ok(kept.data?.updateCustomer.message);
});

test('a list grows by pages, each row once, and one request each', async () => {
  const pages: { ids: readonly string[]; hasMore: boolean }[] = [];
  requests();
  const list = watchTransactions(client, { customerId, accountId, first: 20 }, (ids, hasMore) =>
    pages.push({ ids, hasMore }),
  );
  await until(() => pages.length > 0);
  while (pages.at(-1)?.hasMore) {
    const shown = pages.at(-1)?.ids.length ?? 0;
    await list.more();
    await until(() => (pages.at(-1)?.ids.length ?? 0) > shown);
  }
  list.stop();
  const { ids } = pages.at(-1) ?? { ids: [] };
  ok(ids.length > 40);
  equal(new Set(ids).size, ids.length);
  equal(requests().length, Math.ceil(ids.length / 20));
  deepEqual(ids.slice(0, 20), pages[0]?.ids);
});

test('errors carry a code and what was answered', async () => {
  const missing = { query: AccountTransactionsDocument, variables: { customerId, accountId: '1' } };
  const thrown = await client.query(missing).catch((error) => error);
  deepEqual([failure(thrown).code, failure(thrown).again], ['NOT_FOUND', false]);
  const { data, error } = await client.query({ ...missing, errorPolicy: 'all' });
  deepEqual(comparable(data), { account: { id: 'QWNjb3VudDo1MDAxMDAxOjE', transactions: null } });
  equal(failure(error).code, 'NOT_FOUND');
  const wrong = connect(url, 'wrong');
  equal(failure(await wrong.query(missing).catch((caught) => caught)).code, 'UNAUTHENTICATED');
  const unreachable = connect('http://127.0.0.1:1/graphql', apiKey);
  equal(failure(await unreachable.query(missing).catch((caught) => caught)).code, 'NETWORK');
});

test('a link reads what an operation cost', async () => {
  const reports: AnswerExtensions[] = [];
  const link = linkWithExtensions(url, apiKey, (_operation, extensions) => reports.push(extensions));
  await overview(new ApolloClient({ link, cache: new InMemoryCache() }), customerId);
  ok(reports[0]?.cost && reports[0].cost.actual <= 3);
  equal(typeof reports[0].freshness?.stale, 'boolean');
});

test('two queries that select different fields of the same thing without an id share it', async () => {
  const fresh = connect(url, apiKey);
  const first = gql`{ viewer { partnerId } account(customerId: "5001001", accountId: "60010011") { id balance { amount } detail { dateAsOf } } }`;
  const second = gql`{ viewer { scopes } account(customerId: "5001001", accountId: "60010011") { id balance { currency } detail { ... on DepositAccountDetail { availableBalanceAmount { amount } } } } }`;
  await fresh.query({ query: first });
  await fresh.query({ query: second });
  requests();
  await fresh.query({ query: first });
  equal(requests().length, 0);
});
