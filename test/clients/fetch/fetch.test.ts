import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from 'open-finance-gateway-client';
import * as documents from 'open-finance-gateway-client/strings';
import { AccountTransactionsDocument } from '../generated/strings/graphql.ts';
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
import { connect } from './client.ts';
import { callsOfOverview } from './cost.ts';
import { failure } from './failure.ts';
import { overview } from './overview.ts';
import { rename } from './rename.ts';
import { transactions } from './transactions.ts';

const client = connect(url, apiKey);
const documentNamed = (name: string) =>
  Object.entries(documents).find(([key]) => key.toLowerCase() === `${name.replaceAll('-', '')}document`)?.[1];

test('the overview costs three calls, and says so', async () => {
  await upstreamCalls();
  equal(await callsOfOverview(client, customerId), 3);
  equal(await upstreamCalls(), 3);
  const lines = await overview(client, customerId);
  equal(lines?.length, 5);
  equal(lines[0], 'Super Checking: 4210.55 USD');
  equal(await overview(client, '1'), null);
});

for (const example of examples) {
  test(`the example ${example.name} answers what it answers as plain text`, async () => {
    const document = documentNamed(example.name);
    if (!document) throw new Error('the client does not have it');
    const data = await client.request(
      document as typeof documents.CustomerOverviewDocument,
      example.variables as never,
    );
    deepEqual(comparable(data), await plainAnswer(example));
  });
}

test('a mutation answers its payload or a problem, and the next query shows the change', async () => {
  equal(await rename(client, { customerId, firstName: 'Ada' }), 'The customer is now called Ada.');
  equal(await rename(client, { customerId: '1', firstName: 'Ada' }), 'There is no such customer.');
});

test('the same idempotency key has one effect', async () => {
  await upstreamCalls();
  const input = { customerId, firstName: 'Eva', idempotencyKey: crypto.randomUUID() };
  equal(await rename(client, input), await rename(client, input));
  equal(await upstreamCalls(), 2);
});

test('pages hold every row once', async () => {
  const ids = (await Array.fromAsync(transactions(client, customerId, accountId))).map(({ id }) => id);
  ok(ids.length > 40);
  equal(new Set(ids).size, ids.length);
  const { account } = await client.request(AccountTransactionsDocument, { customerId, accountId, first: 500 });
  deepEqual(
    ids,
    account?.transactions?.edges.map(({ node }) => node.id),
  );
});

test('errors carry a code, what was answered, and the id of the request', async () => {
  const error = await client
    .request(AccountTransactionsDocument, { customerId, accountId: '1' })
    .catch((caught) => caught);
  const { code, again, partial } = failure(error);
  deepEqual([code, again], ['NOT_FOUND', false]);
  deepEqual((partial as { account: object }).account, { id: 'QWNjb3VudDo1MDAxMDAxOjE', transactions: null });
  match(error.requestId, /./);
  const refused = connect(url, 'wrong').request(AccountTransactionsDocument, { customerId, accountId });
  await rejects(refused, (caught) => failure(caught).code === 'UNAUTHENTICATED' && caught instanceof GatewayError);
  const unreachable = connect('http://127.0.0.1:1/graphql', 'k').request(AccountTransactionsDocument, {
    customerId,
    accountId,
  });
  await rejects(unreachable, (caught) => failure(caught).code === 'NETWORK');
});

test('the quick start of the README prints the accounts', async (context) => {
  const log = context.mock.method(console, 'log', () => {});
  await import('./quick-start.ts');
  deepEqual(log.mock.calls[0]?.arguments, ['Super Checking', '4210.55']);
  equal(log.mock.callCount(), 5);
});
