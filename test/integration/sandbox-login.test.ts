import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { ask, createClient, jsonOf, login, partnerOf } from './sandbox-client.ts';

const minute = 60_000;
const anyCall = '/institution/v2/institutions/102105';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
});

const credentialsOf = (index = 0) => {
  const { partnerId, partnerSecret } = partnerOf(sandbox, index);
  return { partnerId, partnerSecret };
};
const appKeyOf = (index = 0) => partnerOf(sandbox, index).appKey;

describe('login', () => {
  it('gives a token of 20 letters and digits that works', async () => {
    const client = await createClient(sandbox);
    expect(client.token).toMatch(/^[A-Za-z0-9]{20}$/);
    expect((await client.get(anyCall)).status).toBe(200);
  });

  it('gives every login a token of its own, and the old one goes on working', async () => {
    const first = await createClient(sandbox);
    const second = await createClient(sandbox);
    expect(second.token).not.toBe(first.token);
    expect((await first.get(anyCall)).status).toBe(200);
  });

  it('invalidates the old token where the switch says so', async () => {
    sandbox.setSwitches({ newTokenInvalidatesOld: true });
    const first = await createClient(sandbox);
    const other = await createClient(sandbox, 1);
    await createClient(sandbox);
    expect(jsonOf(await first.get(anyCall))).toEqual({ code: 10022, message: 'Invalid (Finicity-App-Token)' });
    expect((await other.get(anyCall)).status).toBe(200);
  });

  it('lets a token live for 120 minutes of the sandbox clock', async () => {
    const start = Date.now();
    sandbox.setClock({ frozenAt: start });
    const client = await createClient(sandbox);
    sandbox.setClock({ frozenAt: start + 120 * minute - 1 });
    expect((await client.get(anyCall)).status).toBe(200);
    sandbox.setClock({ frozenAt: start + 120 * minute });
    const late = await client.get(anyCall);
    expect(late.status).toBe(401);
    expect(jsonOf(late)).toEqual({ code: 10023, message: 'Expired (Finicity-App-Token)' });
  });

  it('answers a wrong secret with 401 and the number 10001', async () => {
    const answer = await login(sandbox, appKeyOf(), { ...credentialsOf(), partnerSecret: 'wrong-secret-1' });
    expect(answer.status).toBe(401);
    expect(answer.contentType).toBe('application/json');
    expect(answer.text).toBe('{"code":10001,"message":"Invalid credentials"}');
  });

  it('locks the partner after five wrong secrets, successes in between or not, and no other partner', async () => {
    const client = await createClient(sandbox, 1);
    const neighbour = await createClient(sandbox, 2);
    const wrong = { ...credentialsOf(1), partnerSecret: 'wrong-secret-1' };
    for (let attempt = 0; attempt < 4; attempt += 1) await login(sandbox, appKeyOf(1), wrong);
    expect((await login(sandbox, appKeyOf(1), credentialsOf(1))).status).toBe(200);
    expect(jsonOf(await login(sandbox, appKeyOf(1), wrong))).toMatchObject({ code: 10001 });

    const locked = { code: 24302, message: 'Bad credentials' };
    const again = await login(sandbox, appKeyOf(1), credentialsOf(1));
    expect(again.status).toBe(401);
    expect(jsonOf(again)).toEqual(locked);
    expect(jsonOf(await client.get(anyCall))).toEqual(locked);
    expect((await neighbour.get(anyCall)).status).toBe(200);
  });

  it('asks for what is missing in the body', async () => {
    const { partnerId } = credentialsOf();
    const answer = await login(sandbox, appKeyOf(), { partnerId });
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toEqual({ code: 10005, message: 'Missing parameter (partnerSecret)' });
    expect(jsonOf(await login(sandbox, appKeyOf(), {}))).toMatchObject({ message: 'Missing parameter (partnerId)' });
  });

  it('does not know a partner that does not exist', async () => {
    const answer = await login(sandbox, appKeyOf(), { partnerId: '2445589999999', partnerSecret: 'whatever-it-is-1' });
    expect(answer.status).toBe(404);
    expect(jsonOf(answer)).toEqual({ code: 12401, message: 'partner not found' });
  });
});

describe('the gate before every call', () => {
  it('answers 429 without a body to an unknown app key, on the login as well', async () => {
    const answer = await login(sandbox, 'no-such-key', credentialsOf());
    expect(answer).toMatchObject({ status: 429, text: '', contentType: null });
    expect(answer.headers.has('retry-after')).toBe(false);
    const call = await ask(sandbox.url + anyCall, { headers: { 'Finicity-App-Key': 'no-such-key' } });
    expect(call).toMatchObject({ status: 429, text: '' });
  });

  it.each([
    ['no app key', {}, 10026, 'Missing parameter (Finicity-App-Key)'],
    ['no token', { 'Finicity-App-Key': 'sandbox-app-key-one' }, 10024, 'Missing parameter (Finicity-App-Token)'],
    [
      'an unknown token',
      { 'Finicity-App-Key': 'sandbox-app-key-one', 'Finicity-App-Token': 'YBh22Sb9Es6e66Q7lWdt' },
      10022,
      'Invalid (Finicity-App-Token)',
    ],
  ])('answers 401 to %s', async (_what, headers, code, message) => {
    const answer = await ask(sandbox.url + anyCall, { headers });
    expect(answer.status).toBe(401);
    expect(jsonOf(answer)).toEqual({ code, message });
  });

  it('does not take the token of one partner with the app key of another', async () => {
    const { token } = await createClient(sandbox, 1);
    const headers = { 'Finicity-App-Key': appKeyOf(0), 'Finicity-App-Token': token };
    expect(jsonOf(await ask(sandbox.url + anyCall, { headers }))).toMatchObject({ code: 10022 });
  });

  it('refuses what the plan does not include in plain text', async () => {
    const client = await createClient(sandbox);
    const answer = await client.post('/aggregation/v2/customers/active', { username: 'somebody' });
    expect(answer).toMatchObject({ status: 401, contentType: 'text/plain' });
    expect(answer.text).toContain('not available from the Test Drive');
  });

  it('names the operation that is not imitated yet, and does not know other paths', async () => {
    const client = await createClient(sandbox);
    const known = await client.get('/notification-subscriptions/webhooks/events');
    expect(known.status).toBe(501);
    expect(jsonOf(known)).toMatchObject({ operation: 'listAvailableWebhookSubscriptionEvents' });
    expect((await client.get('/aggregation/v9/customers')).status).toBe(404);
  });

  it('sends no cache headers', async () => {
    const { headers } = await (await createClient(sandbox)).get(anyCall);
    for (const name of ['cache-control', 'etag', 'expires', 'last-modified']) expect(headers.has(name)).toBe(false);
  });
});
