import { expect, test } from 'vitest';
import { examples } from '../support/examples.ts';
import { customerFor, startStage } from '../support/gateway.ts';

test('200 identical cold operations at once cost one login and one call per resource', async () => {
  await using stage = await startStage({ warm: false });
  const customerId = customerFor(stage.sandbox, 'five accounts');
  const overview = examples().find(({ name }) => name === 'customer-overview')?.query ?? '';
  const answers = await Promise.all(Array.from({ length: 200 }, () => stage.ask(overview, { customerId })));
  expect(answers.every(({ errors, data }) => !errors && data.customer.accounts.length === 5)).toBe(true);

  const { calls } = stage.sandbox.calls();
  const byPath = Map.groupBy(calls, ({ method, path }) => `${method} ${path}`);
  expect([...byPath].filter(([, same]) => same.length > 1).map(([path]) => path)).toEqual([]);
  expect(calls.filter(({ path }) => path.endsWith('/partners/authentication'))).toHaveLength(1);
});
