import { expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/domain/global-ids.ts';
import { startGateway } from '../../src/gateway.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import type { AuditEntry } from '../../src/plugins/use-audit.ts';
import { startStage } from '../support/gateway.ts';

test('mutations and reads of what is most personal are written down: who, what, about whom, and no value', async () => {
  const entries: AuditEntry[] = [];
  const log = {
    ...silentLogger,
    info(fields: object, message: string) {
      if (message === 'audit') entries.push((fields as { audit: AuditEntry }).audit);
    },
  };
  await using stage = await startStage({ overrides: { log } });
  const c = '5001001';
  await stage.ask('query ($c: ID!) { customer(customerId: $c) { username accounts { name } } }', { c });
  expect(entries).toEqual([]);

  await stage.ask(
    'query ($c: ID!) { customer(customerId: $c) { ...Who } } fragment Who on Customer { consumer { lastName } }',
    { c },
  );
  await stage.ask('query ($id: ID!) { node(id: $id) { ... on Customer { consumer { ssnLast4 } } } }', {
    id: encodeGlobalId('Customer', c),
  });
  const update = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }';
  const { errors } = await stage.ask(update, { input: { customerId: c, firstName: 'Canary-Name' } });
  expect(errors).toBeUndefined();
  await stage.ask(
    'mutation { deleteCustomer(input: { customerId: "5001003" }) { __typename } }',
    {},
    { 'x-api-key': 'sandbox', 'x-dry-run': 'true' },
  );

  const who = { requestId: expect.any(String), partnerId: '2445580000001', clientId: 'sandbox', endUser: null };
  expect(entries).toEqual([
    { ...who, kind: 'read', fields: ['Customer.consumer'], customers: [c], failed: false },
    { ...who, kind: 'read', fields: ['Customer.consumer'], customers: [c], failed: false },
    { ...who, kind: 'mutation', fields: ['Mutation.updateCustomer'], customers: [c], failed: false },
  ]);
  expect(JSON.stringify(entries)).not.toContain('Canary-Name');
});

const auditLog = `query ($clientId: ID, $customerId: ID, $kind: AuditKind, $from: DateTime, $to: DateTime, $after: String, $first: Int) {
  partner {
    auditLog(
      clientId: $clientId, customerId: $customerId, kind: $kind, from: $from, to: $to, after: $after, first: $first
    ) {
      edges { node { at requestId clientId kind fields customerHash endUserHash failed } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

test('an auditor finds who did what about whom, by time, client, customer and kind, and no value', async () => {
  await using stage = await startStage();
  const [c, other] = ['5001001', '5001004'];
  const read = 'query ($c: ID!) { customer(customerId: $c) { consumer { lastName } } }';
  await stage.ask(read, { c });
  await stage.ask(read, { c: other });
  const update = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }';
  await stage.ask(update, { input: { customerId: c, firstName: 'Canary-Name' } });
  await stage.ask('query ($c: ID!) { customer(customerId: $c) { username } }', { c });

  const find = async (filter: object = {}) => {
    const { data, errors } = await stage.ask(auditLog, filter);
    expect(errors).toBeUndefined();
    const { edges, pageInfo } = data.partner.auditLog;
    return { nodes: edges.map(({ node }: any) => node), pageInfo };
  };
  const { nodes } = await find();
  expect(nodes.map(({ kind, fields, clientId, failed }: any) => ({ kind, fields, clientId, failed }))).toEqual([
    { kind: 'MUTATION', fields: ['Mutation.updateCustomer'], clientId: 'sandbox', failed: false },
    { kind: 'READ', fields: ['Customer.consumer'], clientId: 'sandbox', failed: false },
    { kind: 'READ', fields: ['Customer.consumer'], clientId: 'sandbox', failed: false },
  ]);
  const [mutation, readOfOther, readOfFirst] = nodes;
  expect(mutation.customerHash).toBe(readOfFirst.customerHash);
  expect(readOfOther.customerHash).not.toBe(readOfFirst.customerHash);
  expect(JSON.stringify(nodes)).not.toMatch(/Canary-Name|5001001/);

  expect((await find({ customerId: c })).nodes).toEqual([mutation, readOfFirst]);
  expect((await find({ customerId: c, kind: 'READ' })).nodes).toEqual([readOfFirst]);
  expect((await find({ clientId: 'somebody-else' })).nodes).toEqual([]);
  expect((await find({ to: readOfFirst.at })).nodes).toEqual([]);
  expect((await find({ from: readOfFirst.at })).nodes).toEqual(nodes);
  const page = await find({ first: 2 });
  expect(page.nodes).toEqual([mutation, readOfOther]);
  expect((await find({ first: 2, after: page.pageInfo.endCursor })).nodes).toEqual([readOfFirst]);

  const elsewhere = await stage.ask(auditLog, {}, { 'x-api-key': 'sandbox-2' });
  expect(elsewhere.data.partner.auditLog.edges).toEqual([]);
});

test('the record outlives a restart', async () => {
  await using stage = await startStage();
  const read = 'query ($c: ID!) { customer(customerId: $c) { consumer { lastName } } }';
  await stage.ask(read, { c: '5001001' });
  await stage.gateway[Symbol.asyncDispose]();
  await using again = await startGateway(stage.config);
  const response = await fetch(`${again.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
    body: JSON.stringify({ query: '{ partner { auditLog { edges { node { fields } } } } }' }),
  });
  const { data } = (await response.json()) as any;
  expect(data.partner.auditLog.edges).toEqual([{ node: { fields: ['Customer.consumer'] } }]);
});
