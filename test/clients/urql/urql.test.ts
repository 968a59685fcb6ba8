import '../support/warnings.ts';
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { Client, fetchExchange } from '@urql/core';
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
import { callsOfOverview } from './cost.ts';
import { failure } from './failure.ts';
import { overview } from './overview.ts';
import { rename } from './rename.ts';
import { transactions } from './transactions.ts';

const client = connect(url, apiKey);
const all = new Map(Object.entries(documents).map(([key, document]) => [key.toLowerCase(), document]));

test('the overview costs three calls the first time, and nothing from the cache', async () => {
  await upstreamCalls();
  equal((await overview(client, customerId))?.[0], 'Super Checking: 4210.55 USD');
  equal(await upstreamCalls(), 3);
  deepEqual(requests(), ['POST']);
  equal((await overview(client, customerId))?.length, 5);
  deepEqual(requests(), []);
  equal(await overview(client, '1'), null);
});

for (const example of examples) {
  test(`the example ${example.name} answers what it answers as plain text`, async () => {
    const document = all.get(`${example.name.replaceAll('-', '')}document`);
    if (!document) throw new Error('the client does not have it');
    const { data, error } = await client.query(
      document as typeof documents.CustomerOverviewDocument,
      example.variables as never,
    );
    equal(error, undefined);
    deepEqual(comparable(data), await plainAnswer(example));
  });
}

test('what watches a customer is sent again by a mutation of it', async () => {
  const names: unknown[] = [];
  const watching = client
    .query(CustomerNameDocument, { customerId })
    .subscribe(({ data }) => names.push(data?.customer?.firstName));
  const changed = Promise.withResolvers<void>();
  const watchingToo = client.query(CustomerNameDocument, { customerId }).subscribe(({ data }) => {
    if (data?.customer?.firstName === 'Ada') changed.resolve();
  });
  await client.query(CustomerNameDocument, { customerId });
  requests();
  equal(await rename(client, { customerId, firstName: 'Ada' }), 'The customer is now called Ada.');
  await changed.promise;
  equal(names.at(-1), 'Ada');
  ok(requests().length >= 2);
  watching.unsubscribe();
  watchingToo.unsubscribe();
});

test('a problem is told by its type', async () => {
  equal(await rename(client, { customerId: '1', firstName: 'Ada' }), 'There is no such customer.');
});

test('pages hold every row once, and come from the cache the second time', async () => {
  const ids = (await Array.fromAsync(transactions(client, customerId, accountId))).map(({ id }) => id);
  ok(ids.length > 40);
  equal(new Set(ids).size, ids.length);
  const { data } = await client.query(AccountTransactionsDocument, { customerId, accountId, first: 500 });
  deepEqual(
    ids,
    data?.account?.transactions?.edges.map(({ node }) => node.id),
  );
  requests();
  equal((await Array.fromAsync(transactions(client, customerId, accountId))).length, ids.length);
  deepEqual(requests(), []);
});

test('errors carry a code, and what was answered stands beside them', async () => {
  const variables = { customerId, accountId: '1' };
  const missing = failure(await client.query(AccountTransactionsDocument, variables));
  deepEqual([missing.code, missing.again], ['NOT_FOUND', false]);
  deepEqual(comparable(missing.partial), { account: { id: 'QWNjb3VudDo1MDAxMDAxOjE', transactions: null } });
  const refused = await connect(url, 'wrong').query(AccountTransactionsDocument, variables);
  equal(failure(refused).code, 'UNAUTHENTICATED');
  const unreachable = await connect('http://127.0.0.1:1/graphql', apiKey).query(AccountTransactionsDocument, variables);
  equal(failure(unreachable).code, 'NETWORK');
  await rejects(overview(connect(url, 'wrong'), customerId));
});

test('a result holds what the operation cost', async () => {
  const calls = await callsOfOverview(connect(url, apiKey), apiKey, customerId);
  ok(calls !== undefined && calls <= 3);
});

test('a query by GET is answered as well', async () => {
  const fetchOptions = { headers: { 'x-api-key': apiKey } };
  const byGet = new Client({ url, exchanges: [fetchExchange], fetchOptions, preferGetMethod: 'force' });
  requests();
  const { data } = await byGet.query(CustomerNameDocument, { customerId });
  deepEqual(requests(), ['GET']);
  equal(data?.customer?.firstName, 'Ada');
});
