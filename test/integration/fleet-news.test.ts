import { describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { subscribe } from '../support/event-source.ts';
import { askOne, type Fleet, startFleet } from '../support/fleet.ts';
import { customerFor } from '../support/gateway.ts';
import { redisServer } from '../support/redis.ts';
import { connectEvent, postWebhook, signed } from '../support/webhooks.ts';

const ofCustomer = 'query ($c: ID!) { customer(customerId: $c) { username } }';
const accounts = 'query ($c: ID!) { customer(customerId: $c) { accounts { accountId } } }';

/** Upstream calls since the last time, logins and sweeps left out. */
function callsOf({ sandbox }: Fleet): number {
  const { calls } = sandbox.calls();
  sandbox.resetCalls();
  return calls.filter(({ template }) => !/authentication|institutions/.test(template)).length;
}

describe.skipIf(redisServer === null)('what one instance does', () => {
  test('empties the caches of the customer at all others within a second, and nobody else’s', async () => {
    await using fleet = await startFleet(3);
    const [a, ...others] = fleet.gateways;
    const c = customerFor(fleet.sandbox, 'five accounts');
    const other = customerFor(fleet.sandbox, 'ten deposit accounts');
    for (const gateway of fleet.gateways) {
      await askOne(gateway, accounts, { c });
      await askOne(gateway, accounts, { c: other });
    }
    callsOf(fleet);
    for (const gateway of fleet.gateways) await askOne(gateway, accounts, { c });
    expect(callsOf(fleet), 'all is remembered').toBe(0);

    const { data } = await askOne(a!, accounts, { c });
    const accountId = data.customer.accounts[0].accountId;
    const deleted = await askOne(
      a!,
      'mutation ($c: ID!, $a: ID!) { deleteAccount(input: { customerId: $c, accountId: $a }) { __typename } }',
      { c, a: accountId },
    );
    expect(deleted.data.deleteAccount.__typename).toBe('DeleteAccountPayload');
    for (const gateway of others) {
      // Gives up after a second.
      await vi.waitFor(async () => {
        const answer = await askOne(gateway, accounts, { c });
        expect(answer.data.customer.accounts).not.toContainEqual({ accountId });
      });
    }
    callsOf(fleet);
    for (const gateway of others) await askOne(gateway, accounts, { c: other });
    expect(callsOf(fleet), 'of others all is remembered still').toBe(0);
  });

  test('is not believed to be unknown by one that could not hear', async () => {
    await using fleet = await startFleet(2);
    const [, b] = fleet.gateways;
    const c = customerFor(fleet.sandbox, 'five accounts');
    await askOne(b!, ofCustomer, { c });
    callsOf(fleet);
    await fleet.redis.kill();
    await fleet.redis.start();
    await vi.waitFor(
      async () => {
        await askOne(b!, ofCustomer, { c });
        expect(callsOf(fleet), 'what it kept may be too old').toBe(1);
      },
      { timeout: 10_000 },
    );
  });

  test('wakes subscriptions at the others, long before they look', async () => {
    // Nobody ever looks at the store by themselves.
    const clock = {
      ...systemClock,
      after: (ms: number, run: () => void) => (ms === 500 ? never : systemClock.after(ms, run)),
    };
    const never = { cancel() {} };
    await using fleet = await startFleet(2, { sharedStores: true, overrides: { clock } });
    const [a, b] = fleet.gateways;
    const partner = [...fleet.config.partners.values()][0]!.partner;
    await using stream = await subscribe(
      b!.url,
      'subscription ($c: ID!) { connectEvents(customerId: $c) { typeCode } }',
      { variables: { c: '70000001' } },
    );
    while (stream.lastId() === null) await new Promise(setImmediate);
    const body = connectEvent({ customerId: '70000001', eventType: 'added' });
    const answer = await postWebhook(
      `${a!.url}/webhooks/${partner.partnerId}/connect`,
      body,
      signed(body, partner.partnerSecret.reveal()),
    );
    expect(answer.text).toBe('new');
    expect((await stream.next()).data.connectEvents).toEqual({ typeCode: 'added' });
  });
});
