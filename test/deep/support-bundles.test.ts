import { expect, test } from 'vitest';
import { startStage } from '../support/gateway.ts';
import { scale } from '../support/scale.ts';

/** The thousand that is promised with the deep tier's scale. */
const bundles = scale > 1 ? 1_000 : 40;
const query = `query Canary($c: ID!, $a: ID!) {
  customer(customerId: $c) { username accounts { balance { amount } } }
  account(customerId: $c, accountId: $a) { name liveBalance(maxAge: 0) { __typename } owners(maxAge: 0) { __typename } }
}`;

test(`nothing of anybody and no secret is in ${bundles} support bundles`, async () => {
  await using stage = await startStage({ sandbox: { morePartners: 3 } });
  const canary = (n: number) => `canary-${n}-4111111111111111-123-45-6789`;
  const [partner] = stage.sandbox.info.partners;
  const customers = partner?.customers ?? [];
  const shapes = [
    (text: string) => ({ kind: 'status', status: 500, body: { code: 1000, message: text } }) as const,
    (text: string) => ({ kind: 'status', status: 404, body: { code: 14001, message: text, [text]: text } }) as const,
    (text: string) => ({ kind: 'body', body: `<html>${text}</html>`, contentType: 'text/html' }) as const,
    (text: string) =>
      ({ kind: 'body', body: JSON.stringify({ accounts: [{ id: text, number: text, [text]: text }] }) }) as const,
    (text: string) =>
      ({ kind: 'status', status: 429, body: text, headers: { 'x-request-id': text, server: text } }) as const,
    (text: string) => ({ kind: 'malformed', text }) as const,
  ];
  const partners = stage.sandbox.info.partners.flatMap(({ partnerSecret, appKey }) => [partnerSecret, appKey]);
  let calls = 0;
  for (let n = 0; n < bundles; n += 1) {
    const { customerId = '', username = '' } = customers[n % customers.length] ?? {};
    const effect = shapes[n % shapes.length]?.(canary(n));
    if (effect !== undefined) {
      const { kind } = effect;
      stage.sandbox.addFault({
        match: { customer: customerId },
        effect: kind === 'malformed' ? { kind } : effect,
        times: 1 + (n % 3),
      });
    }
    const requestId = `bundle-${n}`;
    const accountId = `${customerId}1`;
    await stage.ask(query, { c: customerId, a: accountId }, { 'x-api-key': 'sandbox', 'x-request-id': requestId });
    stage.sandbox.clearFaults();
    const { data, errors } = await stage.ask(
      'mutation ($id: ID!) { createSupportBundle(input: { requestId: $id }) { json case { description } calls { logId } } }',
      { id: requestId },
    );
    expect(errors).toBeUndefined();
    const { json, case: text, calls: found } = data.createSupportBundle;
    calls += found.length;
    const bundle = json + text.description;
    for (const secret of ['canary', '4111111111111111', '123-45-6789', customerId, accountId, username, ...partners]) {
      expect(bundle, `${n}: ${secret}`).not.toContain(secret);
    }
  }
  expect(calls).toBeGreaterThan(bundles);
});
