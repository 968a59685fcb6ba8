import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { askOne, startFleet } from '../support/fleet.ts';
import { redisServer } from '../support/redis.ts';

const customer = '{ customer(customerId: "5001001") { lastName } }';
const customerCalls = 'GET /aggregation/v1/customers/{customerId}';
const institution = '{ institution(institutionId: "101732") { name } }';
const institutionCalls = 'GET /institution/v2/institutions/{institutionId}';

const start = (redisCache: Config['redisCache']) =>
  startFleet(2, { configure: (config) => ({ ...config, redisCache }), sharedStores: true });

describe.skipIf(redisServer === null)('answers that instances share', () => {
  test('about institutions are asked for once, about customers by each, unless REDIS_CACHE says otherwise', async () => {
    await using fleet = await start('impersonal');
    const [a, b] = fleet.gateways;
    for (const gateway of [a, b]) {
      expect((await askOne(gateway!, institution)).errors).toBeUndefined();
      expect((await askOne(gateway!, customer)).errors).toBeUndefined();
    }
    const { byTemplate } = fleet.sandbox.calls();
    expect(byTemplate[customerCalls]).toBe(2);
    expect(byTemplate[institutionCalls]).toBe(1);
  });

  test('off: each asks for itself', async () => {
    await using fleet = await start('off');
    for (const gateway of fleet.gateways) await askOne(gateway, institution);
    expect(fleet.sandbox.calls().byTemplate[institutionCalls]).toBe(2);
  });

  test('all: those about customers are, until something changes, and are told as old as they are', async () => {
    await using fleet = await start('all');
    const [a, b] = fleet.gateways;
    expect(await askOne(a!, customer)).toMatchObject({ data: { customer: { lastName: expect.any(String) } } });
    const again = await askOne(b!, customer);
    expect(again).toMatchObject({ data: { customer: { lastName: expect.any(String) } } });
    expect(fleet.sandbox.calls().byTemplate[customerCalls]).toBe(1);

    const change = `mutation { updateCustomer(input: { customerId: "5001001", lastName: "Changed", idempotencyKey: "shared-1" }) {
      ... on UpdateCustomerPayload { customer { lastName } } } }`;
    expect((await askOne(a!, change)).errors).toBeUndefined();
    await expect
      .poll(async () => (await askOne(b!, customer)).data?.customer.lastName, { timeout: 5_000 })
      .toBe('Changed');
  });

  test('a server that hangs or dies costs nobody an answer', async () => {
    await using fleet = await start('all');
    const [a, b] = fleet.gateways;
    // Each knows the token: who does not waits for whoever may be logging in.
    for (const [first, gateway] of [a, b].entries())
      await askOne(gateway!, `{ customers(first: ${first + 1}) { edges { node { username } } } }`);
    await askOne(a!, customer);
    fleet.redis.freeze();
    expect((await askOne(b!, customer)).errors).toBeUndefined();
    expect((await askOne(b!, institution)).errors).toBeUndefined();
    fleet.redis.thaw();
    await fleet.redis.kill();
    expect((await askOne(a!, institution)).errors).toBeUndefined();
    expect(fleet.sandbox.calls().byTemplate[customerCalls]).toBe(2);
  });
});
