import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { ask, jsonOf, login, partnerOf } from './sandbox-client.ts';

const day = 24 * 60 * 60_000;
const next = 'a-New-Secret-42';
const startedAt = Date.now();

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
  sandbox.setClock({ frozenAt: startedAt });
});
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
});

const modify = (changes: Record<string, unknown> = {}) => {
  const { appKey, partnerId } = partnerOf(sandbox);
  return ask(`${sandbox.url}/aggregation/v2/partners/authentication`, {
    method: 'PUT',
    headers: { 'Finicity-App-Key': appKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({ partnerId, partnerSecret: 'sandbox-secret-one-1', newPartnerSecret: next, ...changes }),
  });
};
const statusWith = async (partnerSecret: string) => {
  const { appKey, partnerId } = partnerOf(sandbox);
  return (await login(sandbox, appKey, { partnerId, partnerSecret })).status;
};

test('a new secret is right at once, and the old one wrong', async () => {
  const answer = await modify();
  expect([answer.status, answer.text]).toEqual([204, '']);
  expect([await statusWith(next), await statusWith('sandbox-secret-one-1')]).toEqual([200, 401]);
});

test('with a grace period the old one works for 30 days more', async () => {
  expect((await modify({ immediate: false })).status).toBe(204);
  sandbox.setClock({ frozenAt: startedAt + 30 * day - 1 });
  expect([await statusWith(next), await statusWith('sandbox-secret-one-1')]).toEqual([200, 200]);
  sandbox.setClock({ frozenAt: startedAt + 30 * day });
  expect([await statusWith(next), await statusWith('sandbox-secret-one-1')]).toEqual([200, 401]);
});

test('an immediate change ends the grace period of the one before', async () => {
  await modify({ immediate: false });
  await modify({ partnerSecret: next, newPartnerSecret: 'another-Secret-43' });
  expect([await statusWith('sandbox-secret-one-1'), await statusWith(next)]).toEqual([401, 401]);
});

test.each(['short-1', 'no-digits-at-all', '123456789012', 'has a blank 12', 'x1'.repeat(128)])(
  'a secret such as %s is against the policy, and changes nothing',
  async (newPartnerSecret) => {
    const answer = await modify({ newPartnerSecret });
    expect([answer.status, jsonOf(answer)]).toEqual([
      400,
      { code: 24437, message: 'New password is not as per policy' },
    ]);
    expect(await statusWith('sandbox-secret-one-1')).toBe(200);
  },
);

test.each(['partnerId', 'partnerSecret', 'newPartnerSecret'])('without %s it says so', async (name) => {
  const answer = await modify({ [name]: undefined });
  expect([answer.status, jsonOf(answer)]).toEqual([400, { code: 10005, message: `Missing parameter (${name})` }]);
});

test('a flag that is no flag is refused', async () => {
  expect((await modify({ immediate: 'no' })).status).toBe(400);
  expect(await statusWith('sandbox-secret-one-1')).toBe(200);
});

test('a wrong old secret counts towards the lock, as one of a login does', async () => {
  for (let n = 0; n < 5; n += 1) {
    expect(jsonOf(await modify({ partnerSecret: 'wrong-secret-1' }))).toMatchObject({ code: 10001 });
  }
  expect(jsonOf(await modify())).toMatchObject({ code: 24302 });
  expect(await statusWith('sandbox-secret-one-1')).toBe(401);
});
