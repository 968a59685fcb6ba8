import { expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import { scopes } from '../../src/domain/viewer.ts';
import { examples } from '../support/examples.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

test('200 identical cold operations at once cost one login and one call per resource', async () => {
  await using stage = await startStage({ warm: false });
  const customerId = customerFor(stage.sandbox, 'five accounts');
  const overview = examples().find(({ name }) => name === 'customer-overview')?.query ?? '';
  const answers = await Promise.all(Array.from({ length: 200 }, () => stage.ask(overview, { customerId })));
  expect(answers.every(({ errors, data }) => !errors && data.customer.accounts.length === 5)).toBe(true);

  expectOneCallEach(stage);
});

test('200 identical cold operations of 20 clients of one partner cost no more', async () => {
  const keys = Array.from({ length: 20 }, (_, index) => `key-of-client-${index}`);
  await using stage = await startStage({
    warm: false,
    configure(config) {
      const [first, ...others] = [...config.partners.values()];
      if (first === undefined) throw new Error('no partner');
      const clients = keys.map((key) => ({ clientId: key, keyHashes: [hashKey(key)], scopes }));
      return {
        ...config,
        partners: new Map([{ ...first, clients }, ...others].map((entry) => [entry.partner.partnerId, entry])),
      };
    },
  });
  const customerId = customerFor(stage.sandbox, 'five accounts');
  const overview = examples().find(({ name }) => name === 'customer-overview')?.query ?? '';
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      stage.ask(overview, { customerId }, { 'x-api-key': keys[index % keys.length] ?? '' }),
    ),
  );
  expect(answers.every(({ errors, data }) => !errors && data.customer.accounts.length === 5)).toBe(true);
  expectOneCallEach(stage);
});

function expectOneCallEach({ sandbox }: Stage): void {
  const { calls } = sandbox.calls();
  const byPath = Map.groupBy(calls, ({ method, path }) => `${method} ${path}`);
  expect([...byPath].filter(([, same]) => same.length > 1).map(([path]) => path)).toEqual([]);
  expect(calls.filter(({ path }) => path.endsWith('/partners/authentication'))).toHaveLength(1);
}
