import '../support/warnings.ts';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerExtensions } from 'open-finance-gateway-client';
import { fetchQuery, type GraphQLTaggedNode } from 'relay-runtime';
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
import { createEnvironment } from './environment.ts';
import { codeOf, newest } from './failure.ts';
import { balanceOf } from './node.ts';
import { overview } from './overview.ts';
import { rename } from './rename.ts';
import { transactions } from './transactions.ts';

const environment = createEnvironment(url, apiKey);
const checking = 'QWNjb3VudDo1MDAxMDAxOjYwMDEwMDEx';

test('the overview costs one call, for it asks for accounts alone', async () => {
  await upstreamCalls();
  equal((await overview(environment, customerId))?.[0], 'Super Checking: 4210.55 USD');
  equal(await upstreamCalls(), 1);
  equal(await overview(environment, '1'), null);
});

for (const example of examples) {
  test(`the example ${example.name} answers what it answers as plain text`, async () => {
    const module: { default: GraphQLTaggedNode } = await import(`./generated/${example.name}.ts`);
    const data = await fetchQuery(environment, module.default, example.variables).toPromise();
    deepEqual(comparable(data), await plainAnswer(example));
  });
}

test('a list grows by pages of a refetchable fragment, each row once, and one request each', async () => {
  requests();
  const ids = (await transactions(environment, customerId, accountId)).map(({ id }) => id);
  ok(ids.length > 40);
  equal(new Set(ids).size, ids.length);
  equal(requests().length, Math.ceil(ids.length / 20));
  const list = environment.getStore().getSource().get(`client:${checking}:__account_transactions_connection`);
  equal((list?.edges as { __refs: string[] } | undefined)?.__refs.length, ids.length);
});

test('a thing is fetched again by its global id alone', async () => {
  await upstreamCalls();
  equal(await balanceOf(environment, checking), '4210.55');
  ok((await upstreamCalls()) <= 1);
});

test('a mutation changes what the store has of the customer, without another request', async () => {
  requests();
  equal(await rename(environment, { customerId, firstName: 'Ada' }), 'The customer is now called Ada.');
  deepEqual(requests(), ['POST']);
  equal(environment.getStore().getSource().get('Q3VzdG9tZXI6NTAwMTAwMQ')?.firstName, 'Ada');
});

test('a problem is told by its type', async () => {
  equal(await rename(environment, { customerId: '1', firstName: 'Ada' }), 'There is no such customer.');
});

test('errors carry a code, of a field and of a request', async () => {
  equal(await newest(environment, customerId, accountId), 5);
  equal(await newest(environment, customerId, '1'), 'NOT_FOUND');
  equal(codeOf(await transactions(environment, customerId, '1').catch((error) => error)), 'NOT_FOUND');
  const refused = newest(createEnvironment(url, 'wrong'), customerId, accountId);
  equal(codeOf(await refused.catch((error) => error)), 'UNAUTHENTICATED');
  const unreachable = newest(createEnvironment('http://127.0.0.1:1/graphql', apiKey), customerId, accountId);
  equal(codeOf(await unreachable.catch((error) => error)), 'NETWORK');
});

test('a page that cannot be read is an error and leaves the pages before it', async () => {
  const { default: page } = await import('./__generated__/transactionsPageQuery.graphql.ts');
  const rows = () => {
    const account = environment.getStore().getSource().get(checking);
    return account?.__account_transactions_connection;
  };
  const before = rows();
  ok(before);
  const next = fetchQuery(environment, page, { id: checking, cursor: 'altered' }).toPromise();
  equal(codeOf(await next.catch((error) => error)), 'BAD_CURSOR');
  deepEqual(rows(), before);
});

test('the network reads what an operation cost', async () => {
  const reports: AnswerExtensions[] = [];
  await overview(
    createEnvironment(url, apiKey, (_operation, extensions) => reports.push(extensions)),
    customerId,
  );
  ok(reports[0]?.cost && reports[0].cost.actual <= 3);
});
