import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallLog, Fault, Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { ask, control, createClient, jsonOf, login } from './sandbox-client.ts';

const customerPath = '/aggregation/v1/customers/5001001';
const customerTemplate = '/aggregation/v1/customers/{customerId}';
const minute = 60_000;

let sandbox: Sandbox;
let client: SandboxClient;
beforeEach(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
});
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
});

const statuses = async (count: number, path = customerPath) => {
  const seen: number[] = [];
  for (let call = 0; call < count; call += 1) seen.push((await client.get(path)).status);
  return seen;
};
const addFault = async (fault: Fault) => {
  expect((await control(sandbox, 'POST', 'faults', fault)).status).toBe(200);
};

describe('info', () => {
  it('is the same over HTTP, and has what a login needs', async () => {
    expect(jsonOf(await control(sandbox, 'GET', 'info'))).toEqual(sandbox.info);
    const [first, second, third] = sandbox.info.partners;
    expect(first?.partnerId).toMatch(/^\d{13}$/);
    expect(first?.customers[0]).toMatchObject({ customerId: '5001001', type: 'testing' });
    expect(third?.appKey).toBe(second?.appKey);
    expect(first?.appKey).not.toBe(second?.appKey);
  });
});

describe('the call log', () => {
  it('counts every call by template, with who and what came of it, and no control calls', async () => {
    await control(sandbox, 'POST', 'reset', { scope: 'calls' });
    sandbox.setClock({ frozenAt: Date.now() });
    await client.get(`${customerPath}?x=1`);
    await client.get('/aggregation/v1/customers/1234');
    await ask(`${sandbox.url}/nowhere`);
    await control(sandbox, 'GET', 'info');
    const log = jsonOf<CallLog>(await control(sandbox, 'GET', 'calls'));
    expect(log).toEqual(sandbox.calls());
    expect(log.total).toBe(3);
    expect(log.byTemplate).toEqual({ [`GET ${customerTemplate}`]: 2, 'GET (unknown)': 1 });
    const { partnerId } = client.partner;
    expect(log.calls).toMatchObject([
      { method: 'GET', template: customerTemplate, path: `${customerPath}?x=1`, status: 200, partnerId },
      { path: '/aggregation/v1/customers/1234', status: 404, partnerId },
      { path: '/nowhere', status: 401, partnerId: null },
    ]);
  });

  it('is emptied alone, the token goes on working', async () => {
    sandbox.resetCalls();
    expect(sandbox.calls()).toEqual({ total: 0, byTemplate: {}, billed: {}, calls: [] });
    expect(await statuses(1)).toEqual([200]);
  });
});

describe('reset', () => {
  it('takes everything back to the seed', async () => {
    const before = (await client.get(`${customerPath}/accounts`)).text;
    sandbox.setClock({ offsetMs: 30 * 24 * 60 * minute });
    sandbox.setLimits({ perSecond: 0 });
    sandbox.addFault({ effect: { kind: 'status', status: 503 } });
    const wrong = { partnerId: client.partner.partnerId, partnerSecret: 'wrong-secret-1' };
    for (let attempt = 0; attempt < 5; attempt += 1) await login(sandbox, client.partner.appKey, wrong);
    expect((await control(sandbox, 'POST', 'reset')).status).toBe(200);

    expect(jsonOf(await client.get(customerPath))).toMatchObject({ code: 10022 });
    const fresh = await createClient(sandbox);
    expect(fresh.token).not.toBe(client.token);
    expect((await fresh.get(`${customerPath}/accounts`)).text).toBe(before);
    expect(sandbox.calls().total).toBe(3);
  });
});

describe('faults', () => {
  it('match a template, a path or a beginning', async () => {
    for (const path of [customerTemplate, customerPath, '/aggregation/*']) {
      await addFault({ match: { path }, effect: { kind: 'status', status: 503 } });
      expect(await statuses(1)).toEqual([503]);
      expect((await client.get('/institution/v2/institutions/102105')).status).toBe(200);
      expect((await control(sandbox, 'DELETE', 'faults')).status).toBe(200);
    }
    await addFault({ match: { path: '/aggregation' }, effect: { kind: 'status', status: 503 } });
    expect(await statuses(1)).toEqual([200]);
  });

  it('match method, partner, customer and institution', async () => {
    const other = await createClient(sandbox, 1);
    await addFault({ match: { partner: client.partner.partnerId }, effect: { kind: 'status', status: 500 } });
    expect((await other.get(customerPath)).status).toBe(200);
    expect(await statuses(1)).toEqual([500]);
    sandbox.clearFaults();
    await addFault({ match: { method: 'post', customer: '5001001' }, effect: { kind: 'status', status: 500 } });
    expect(await statuses(1)).toEqual([200]);
    sandbox.clearFaults();
    await addFault({ match: { institution: '102176' }, effect: { kind: 'status', status: 500 } });
    expect(await statuses(1, '/aggregation/v2/customers/5001001/accounts/60010013')).toEqual([500]);
    expect(await statuses(1, '/aggregation/v2/customers/5001001/accounts/60010011')).toEqual([200]);
    expect(await statuses(1, `${customerPath}/institutionLogins/70010012/accounts`)).toEqual([500]);
  });

  it('match the partner of a login by its body', async () => {
    await addFault({ match: { partner: client.partner.partnerId }, effect: { kind: 'status', status: 500 } });
    const { partnerId, partnerSecret, appKey } = client.partner;
    expect((await login(sandbox, appKey, { partnerId, partnerSecret })).status).toBe(500);
    await expect(createClient(sandbox, 1)).resolves.toBeDefined();
  });

  it('strike the nth call, or as often as told', async () => {
    await addFault({ match: { path: customerTemplate, nth: 2 }, effect: { kind: 'status', status: 500 } });
    expect(await statuses(4)).toEqual([200, 500, 200, 200]);
    await addFault({ effect: { kind: 'status', status: 502 }, times: 2 });
    expect(await statuses(3)).toEqual([502, 502, 200]);
  });

  it('strike by the dice of the seed', async () => {
    const fault: Fault = { match: { probability: 0.5 }, effect: { kind: 'status', status: 500 } };
    sandbox.addFault(fault);
    const first = await statuses(40);
    expect(new Set(first)).toEqual(new Set([200, 500]));
    sandbox.reset();
    client = await createClient(sandbox);
    sandbox.addFault(fault);
    expect(await statuses(40)).toEqual(first);
  });

  it('answer another status, with a body and headers if told', async () => {
    const body = { code: 325, message: 'busy' };
    await addFault({ effect: { kind: 'status', status: 429, headers: { 'retry-after': '7' } }, times: 1 });
    const empty = await client.get(customerPath);
    expect(empty).toMatchObject({ status: 429, text: '', contentType: null });
    expect(empty.headers.get('retry-after')).toBe('7');
    await addFault({ effect: { kind: 'status', status: 500, body }, times: 1 });
    expect(await client.get(customerPath)).toMatchObject({ status: 500, text: JSON.stringify(body) });
  });

  it('answer raw text verbatim', async () => {
    const body = '{"id":1e2,"username":  "x", }';
    await addFault({ effect: { kind: 'body', body, status: 203 } });
    expect(await client.get(customerPath)).toMatchObject({ status: 203, text: body, contentType: 'application/json' });
  });

  it('spoil the usual answer', async () => {
    const { text } = await client.get(customerPath);
    await addFault({ effect: { kind: 'malformed' }, times: 1 });
    const malformed = await client.get(customerPath);
    expect(malformed).toMatchObject({ status: 200, contentType: 'application/json' });
    expect(() => JSON.parse(malformed.text)).toThrow(SyntaxError);
    await addFault({ effect: { kind: 'contentType' }, times: 1 });
    expect(await client.get(customerPath)).toMatchObject({ status: 200, contentType: 'text/html', text });
    await addFault({ effect: { kind: 'oversized', bytes: 1_000_000 }, times: 1 });
    const oversized = await client.get(customerPath);
    expect(oversized.text.length).toBeGreaterThanOrEqual(1_000_000);
    expect(JSON.parse(oversized.text)).toEqual(JSON.parse(text));
    await addFault({ effect: { kind: 'drip', bytes: 64, everyMs: 1 }, times: 1 });
    expect((await client.get(customerPath)).text).toBe(text);
    await addFault({ effect: { kind: 'latency', ms: 1 }, times: 1 });
    expect((await client.get(customerPath)).text).toBe(text);
  });

  it('break the connection without an answer, or in the middle of one', async () => {
    await addFault({ effect: { kind: 'reset' }, times: 1 });
    await expect(client.get(customerPath)).rejects.toThrow('fetch failed');
    await addFault({ effect: { kind: 'truncate' }, times: 1 });
    await expect(client.get(customerPath)).rejects.toThrow('terminated');
    expect(await statuses(1)).toEqual([200]);
    expect(sandbox.calls().calls.map(({ status }) => status)).toEqual([200, 0, 200, 200]);
  });

  it('let a call hang until the caller gives up, counted on arrival', async () => {
    await addFault({ effect: { kind: 'hang' }, times: 1 });
    const abort = new AbortController();
    const headers = { 'Finicity-App-Key': client.partner.appKey, 'Finicity-App-Token': client.token };
    const call = ask(sandbox.url + customerPath, { headers, signal: abort.signal });
    await expect.poll(() => sandbox.calls().byTemplate[`GET ${customerTemplate}`]).toBe(1);
    abort.abort();
    await expect(call).rejects.toThrow();
    expect(await statuses(1)).toEqual([200]);
  });

  it('lose the answer of an operation that took effect, or keep it from taking effect', async () => {
    const { partnerId, appKey } = client.partner;
    const wrong = { partnerId, partnerSecret: 'wrong-secret-1' };
    sandbox.addFault({ effect: { kind: 'reset', when: 'before' }, times: 5 });
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(login(sandbox, appKey, wrong)).rejects.toThrow();
    expect(await statuses(1)).toEqual([200]);
    sandbox.addFault({ effect: { kind: 'reset', when: 'after' }, times: 5 });
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(login(sandbox, appKey, wrong)).rejects.toThrow();
    expect(jsonOf(await client.get(customerPath))).toMatchObject({ code: 24302 });
  });

  it('never hit control calls', async () => {
    await addFault({ effect: { kind: 'reset' } });
    expect((await control(sandbox, 'GET', 'info')).status).toBe(200);
  });
});

describe('limits', () => {
  beforeEach(() => sandbox.setClock({ frozenAt: 1_800_000_000_000 }));

  it('belong to the app key: partners that share one share its budget', async () => {
    const [two, three] = [await createClient(sandbox, 1), await createClient(sandbox, 2)];
    client = await createClient(sandbox);
    await control(sandbox, 'POST', 'limits', { appKey: two.partner.appKey, perSecond: 1, burst: 3 });
    expect((await two.get(customerPath)).status).toBe(200);
    expect((await three.get(customerPath)).status).toBe(200);
    expect((await two.get(customerPath)).status).toBe(200);
    const refused = await three.get(customerPath);
    expect(refused).toMatchObject({ status: 429, text: '' });
    expect(refused.headers.has('retry-after')).toBe(false);
    expect(await statuses(5)).toEqual([200, 200, 200, 200, 200]);
    sandbox.setClock({ frozenAt: 1_800_000_001_000 });
    expect([(await two.get(customerPath)).status, (await two.get(customerPath)).status]).toEqual([200, 429]);
  });

  it('are lifted again', async () => {
    client = await createClient(sandbox);
    sandbox.setLimits({ perSecond: 0 });
    expect(await statuses(1)).toEqual([429]);
    sandbox.setLimits({ perSecond: null });
    expect(await statuses(1)).toEqual([200]);
  });
});

describe('the control API', () => {
  it('works over HTTP as it does in the process', async () => {
    const at = 1_800_000_000_000;
    await control(sandbox, 'POST', 'clock', { frozenAt: at });
    client = await createClient(sandbox);
    expect(sandbox.calls().calls.at(-1)?.at).toBe(at);
    await control(sandbox, 'POST', 'switches', { newTokenInvalidatesOld: true });
    await createClient(sandbox);
    expect(await statuses(1)).toEqual([401]);

    const where = { accountId: '60010011', partnerId: client.partner.partnerId };
    const row = { amount: '12.30', description: 'ADDED', transactionDate: 1_700_000_000 };
    const { id } = jsonOf<{ id: string }>(await control(sandbox, 'POST', 'ledger', { op: 'add', ...where, row }));
    const edit = { op: 'edit', ...where, id, patch: { amount: '1e1' } };
    expect(jsonOf(await control(sandbox, 'POST', 'ledger', edit))).toMatchObject({ id, amount: '1e1' });
    expect(jsonOf(await control(sandbox, 'POST', 'ledger', { op: 'shadow', ...where, id }))).toMatchObject({
      status: 'shadow',
    });
    const rows = async () => (await control(sandbox, 'POST', 'ledger', { op: 'rows', ...where })).text;
    expect(await rows()).toContain(id);
    await control(sandbox, 'POST', 'ledger', { op: 'remove', ...where, id });
    expect(await rows()).not.toContain(id);
  });

  it.each([
    ['faults', {}, 'body.effect.kind must be one of latency, status,'],
    ['faults', { effect: { kind: 'latency' } }, 'body.effect.ms must be a number'],
    ['faults', { effect: { kind: 'hang', ms: 1 } }, 'body.effect.ms is not known'],
    ['faults', { match: { probability: 2 }, effect: { kind: 'hang' } }, 'body.match.probability must be at most 1'],
    ['faults', { match: { paths: '/' }, effect: { kind: 'hang' } }, 'body.match.paths is not known'],
    ['limits', { appKey: 'sandbox-app-key-one' }, 'body.perSecond must be a number'],
    ['limits', { appKey: 'no-such-key', perSecond: 1 }, 'No partner has the app key no-such-key'],
    ['clock', { frozenAt: 'now' }, 'body.frozenAt must be a number'],
    ['switches', { tieOrder: 'any' }, 'body.tieOrder must be one of stable, random'],
    ['reset', { scope: 'tokens' }, 'body.scope must be one of calls, all'],
    ['ledger', { op: 'shadow', accountId: '60010011' }, 'body.id must be a string'],
    ['ledger', { op: 'shadow', accountId: '60010011', id: '1' }, 'Account 60010011 has no transaction 1'],
    ['ledger', { op: 'rows', accountId: '1' }, 'No account 1'],
  ])('says what is wrong with a body for %s: %j', async (name, body, message) => {
    const answer = await control(sandbox, 'POST', name, body);
    expect(answer.status).toBe(400);
    expect(jsonOf<{ message: string }>(answer).message).toContain(message);
  });

  it('refuses text that is not JSON, and names what there is', async () => {
    const broken = await ask(`${sandbox.url}/__sandbox/faults`, { method: 'POST', body: '{' });
    expect(broken.status).toBe(400);
    const unknown = await control(sandbox, 'GET', 'fault');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('POST /faults');
    expect((await control(sandbox, 'POST', 'webhooks/emit', { family: 'mail' })).status).toBe(400);
  });
});

describe('the server', () => {
  it('keeps connections open, and closes them all when disposed of', async () => {
    const own = await startSandbox();
    const { hostname, port } = new URL(own.url);
    const socket = connect(Number(port), hostname);
    const chunks: string[] = [];
    socket.on('data', (chunk) => chunks.push(String(chunk)));
    const answered = () => chunks.join('').split('HTTP/1.1 200').length - 1;
    const request = 'GET /__sandbox/calls HTTP/1.1\r\nHost: sandbox\r\n\r\n';
    socket.write(request);
    await expect.poll(answered).toBe(1);
    socket.write(request);
    await expect.poll(answered).toBe(2);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    own.addFault({ effect: { kind: 'hang' } });
    socket.write(`GET /x HTTP/1.1\r\nHost: sandbox\r\nFinicity-App-Key: ${client.partner.appKey}\r\n\r\n`);
    await expect.poll(() => own.calls().total).toBe(1);
    await own[Symbol.asyncDispose]();
    await own[Symbol.asyncDispose]();
    await closed;
  });

  it('refuses a port in use', async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(startSandbox({ port })).rejects.toThrow('EADDRINUSE');
  });
});
