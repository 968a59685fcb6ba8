import { expect, test, vi } from 'vitest';
import { customerFor, startStage } from '../support/gateway.ts';

const accounts = '/aggregation/v1/customers/{customerId}/accounts';

test('a client that goes away takes its upstream call with it, and nobody else loses theirs', async () => {
  await using stage = await startStage();
  stage.sandbox.addFault({ match: { path: accounts }, effect: { kind: 'latency', ms: 3_000 } });
  const leaver = new AbortController();
  const query = 'query ($c: ID!) { customer(customerId: $c) { accounts { balance { amount } } } }';
  const alone = customerFor(stage.sandbox, 'five accounts');
  const shared = customerFor(stage.sandbox, 'no accounts');
  const askFor = (customerId: string, signal?: AbortSignal) =>
    fetch(`${stage.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
      body: JSON.stringify({ query, variables: { c: customerId } }),
      ...(signal && { signal }),
    });

  const gone = [askFor(alone, leaver.signal), askFor(shared, leaver.signal)];
  const stays = askFor(shared);
  // All three asks have reached upstream, as two calls: the fault answers after the log has them.
  await vi.waitFor(() => expect(ofAccounts(stage.sandbox.calls().calls)).toBe(2), { timeout: 5_000 });
  leaver.abort();
  for (const ask of gone) await expect(ask).rejects.toThrow();

  const answer = await (await stays).json();
  expect(answer.data.customer.accounts).toEqual([]);
  const metrics = await (await fetch(`${stage.gateway.url}/metrics`)).text();
  const cancelled = metrics
    .split('\n')
    .filter((line) => line.includes('GetCustomerAccounts"') && line.includes('error="CANCELLED"'));
  expect(cancelled.length).toBeGreaterThan(0);
});

const ofAccounts = (calls: readonly { template: string }[]) =>
  calls.filter(({ template }) => template === accounts).length;
