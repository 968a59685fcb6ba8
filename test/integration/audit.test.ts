import { expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/domain/global-ids.ts';
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
