import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Partner } from '../../src/domain/partner.ts';
import { secret } from '../../src/domain/secret.ts';
import { subscribe } from '../support/event-source.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';
import { connectEvent, postWebhook, signature, signed } from '../support/webhooks.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const previous = 'the secret of before';
const txPushKey = 'a key that another tool subscribed with';

let stage: Stage;
let partner: Partner;
let other: Partner;
let customerId: string;
let base: string;

beforeAll(async () => {
  stage = await startStage({
    warm: false,
    configure: (config) => ({
      ...config,
      partners: new Map(
        [...config.partners].map(([id, entry], index) => {
          const webhooks = {
            previousSecret: secret(previous),
            txPushKeys: [secret(txPushKey)],
            notificationsKey: keys.publicKey.export({ type: 'spki', format: 'pem' }) as string,
          };
          return [id, { ...entry, partner: { ...entry.partner, webhooks: index === 0 ? webhooks : {} } }];
        }),
      ),
    }),
  });
  [partner, other] = [...stage.config.partners.values()].map((entry) => entry.partner) as [Partner, Partner];
  customerId = customerFor(stage.sandbox, 'five accounts');
  base = `${stage.gateway.url}/webhooks/${partner.partnerId}`;
});
afterAll(() => stage[Symbol.asyncDispose]());

const mine = () => partner.partnerSecret.reveal();
const post = (family: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  postWebhook(`${base}/${family}`, body, headers);

describe('a Connect event', () => {
  test('is taken with the secret, and with the one before it', async () => {
    for (const key of [mine(), previous]) {
      const body = connectEvent({ customerId });
      expect(await post('connect', body, signed(body, key))).toEqual({ status: 200, text: 'new' });
      expect(await post('connect', body, signed(body, key))).toEqual({ status: 200, text: 'duplicate' });
    }
  });

  test.each<[string, (body: string) => [string | Uint8Array<ArrayBuffer>, Record<string, string>]]>([
    ['without a signature', (body) => [body, {}]],
    ['signed with another partner’s secret', (body) => [body, signed(body, other.partnerSecret.reveal())]],
    ['with half a signature', (body) => [body, { 'x-finicity-signature': signature(body, mine()).slice(0, 32) }]],
    ['with an empty signature', (body) => [body, { 'x-finicity-signature': '' }]],
    ['that was cut', (body) => [body.slice(0, -1), signed(body, mine())]],
    ['that was serialized again', (body) => [JSON.stringify(JSON.parse(body), null, 1), signed(body, mine())]],
    ['with a mark in front', (body) => [`\uFEFF${body}`, signed(body, mine())]],
    ['signed as TxPush is', (body) => [body, { 'x-txpush-signature': signature(body, mine()) }]],
    ['that was compressed on the way', (body) => [new Uint8Array(gzipSync(body)), signed(body, mine())]],
  ])('%s is refused', async (_what, change) => {
    const [sent, headers] = change(connectEvent({ customerId, eventType: 'added' }));
    expect((await post('connect', sent, headers)).status).toBe(401);
  });

  test('whose body says that it is compressed is refused before anything of it is read', async () => {
    const body = connectEvent({ customerId });
    const answer = await post('connect', new Uint8Array(gzipSync(body)), {
      ...signed(body, mine()),
      'content-encoding': 'gzip',
    });
    expect(answer.status).toBe(415);
  });

  test('is taken however its JSON is written', async () => {
    const bodies = [
      `{ "customerId" : ${customerId},\n "eventType":"added","eventId":"w-1","payload":{"amount":10.00,"x":1e2}}`,
      `{"customerId":"${customerId}","eventType":"\\u0061dded","eventId":"w-2","payload":{"a":-0,"b":12345678901234567890}}`,
      `{"customerId":"${customerId}","eventType":"added","eventId":"w-3","payload":{"2":1,"1":2,"u":"\\/"},"payload":{}}`,
    ];
    for (const body of bodies) expect((await post('connect', body, signed(body, mine()))).text).toBe('new');
  });

  test('of a kind that nobody knows, or that is no JSON, is taken too', async () => {
    for (const body of [connectEvent({ customerId, eventType: 'brandNew' }), '<event/>', '[]', '{"eventType":{}}'])
      expect((await post('connect', body, signed(body, mine()))).status).toBe(200);
  });

  test('tells subscribers what happened, once, in ids alone', async () => {
    const query = `subscription ($c: ID!) { connectEvents(customerId: $c) { type typeCode institutionId accountIds cursor } }`;
    await using events = await subscribe(stage.gateway.url, query, { variables: { c: customerId } });
    const accounts = `subscription ($c: ID!) { accountEvents(customerId: $c) { accountId type } }`;
    await using added = await subscribe(stage.gateway.url, accounts, { variables: { c: customerId } });
    const body = connectEvent({
      customerId,
      payload: { institutionId: '101732', accounts: [{ id: '60010011', number: '4111111111111111' }] },
    });
    await Promise.all([1, 2, 3].map(() => post('connect', body, signed(body, mine()))));
    const answer = await events.next();
    expect(answer.errors).toBeUndefined();
    const { data } = answer;
    expect(data.connectEvents).toMatchObject({
      type: 'ADDED',
      typeCode: 'added',
      institutionId: '101732',
      accountIds: ['60010011'],
    });
    expect(await added.next()).toEqual({ data: { accountEvents: { accountId: '60010011', type: 'ADDED' } } });
    const last = connectEvent({ customerId, eventType: 'done' });
    await post('connect', last, signed(last, mine()));
    expect((await events.next()).data.connectEvents.type).toBe('DONE');
  });
});

describe('other families', () => {
  test('TxPush is signed over content type, host and body, in either way of writing it', async () => {
    const { host } = new URL(stage.gateway.url);
    const query = `subscription ($c: ID!) { transactionEvents(customerId: $c) { accountId transactionId type } }`;
    await using events = await subscribe(stage.gateway.url, query, { variables: { c: customerId } });
    for (const [index, encoding] of (['hex', 'base64'] as const).entries()) {
      const records = [{ id: 9_000 + index, accountId: 60010011, customerId: Number(customerId), amount: -12.5 }];
      const body = JSON.stringify({ class: 'transaction', type: 'created', records });
      const text = `application/json${host}${Buffer.from(body).toString('base64')}`;
      const sent = createHmac('sha256', txPushKey).update(text).digest(encoding);
      const header = index === 0 ? 'x-txpush-signature' : 'txpush-signature';
      expect(await post('txpush', body, { [header]: sent })).toEqual({ status: 200, text: 'new' });
      expect((await post('txpush', body, signed(body, txPushKey))).status).toBe(401);
      expect((await post('txpush?listener=AAAAAAAAAAAAAAAAAAAAAA', body, { [header]: sent })).status).toBe(401);
      expect((await events.next()).data.transactionEvents).toEqual({
        accountId: '60010011',
        transactionId: String(9_000 + index),
        type: 'ADDED',
      });
    }
  });

  test('TxPush is told that there is a listener', async () => {
    const answer = await fetch(`${base}/txpush?txpush_verification_code=aB-3`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'aB-3',
    ]);
    expect((await fetch(`${base}/txpush?txpush_verification_code=<script>`)).status).toBe(400);
    expect((await fetch(`${base}/connect?txpush_verification_code=a`)).status).toBe(405);
  });

  test('notifications are verified with the public key, and refused where there is none', async () => {
    const query = `subscription ($c: ID!) { authorizationExpiring(customerId: $c) { institutionLoginId expiresAt } }`;
    await using events = await subscribe(stage.gateway.url, query, { variables: { c: customerId } });
    const body = JSON.stringify({
      eventId: 'n-1',
      eventType: 'authorization.accesstoken.expiry',
      payload: { customerId, institutionLoginId: 77, expirationDate: '2027-01-02T00:00:00Z' },
    });
    const proof = sign('sha256', Buffer.from(body), keys.privateKey).toString('base64');
    const headers = { 'x-mastercard-signature': proof };
    expect((await post('notifications', `${body} `, headers)).status).toBe(401);
    expect((await post('notifications', body, signed(body, mine()))).status).toBe(401);
    expect(await post('notifications', body, headers)).toEqual({ status: 200, text: 'new' });
    const elsewhere = `${stage.gateway.url}/webhooks/${other.partnerId}/notifications`;
    expect(await postWebhook(elsewhere, body, headers)).toEqual({ status: 401, text: 'no-key' });
    expect((await events.next()).data.authorizationExpiring).toEqual({
      institutionLoginId: '77',
      expiresAt: '2027-01-02T00:00:00.000Z',
    });
  });

  test('an unsigned report callback is noted and not believed; one with a wrong signature is refused', async () => {
    const body = JSON.stringify({ eventName: 'done', id: 'r-1', status: 'success', customerId: Number(customerId) });
    expect(await post('report', body)).toEqual({ status: 200, text: 'noted' });
    expect((await post('report', body, signed(body, 'wrong'))).status).toBe(401);
  });
});

describe('before any cryptography', () => {
  test('what is too large is refused, whether it says so or not', async () => {
    const large = new Uint8Array(1024 * 1024 + 1);
    expect((await post('connect', large, signed('', mine()))).status).toBe(413);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(large.subarray(0, 64 * 1024));
      },
    });
    const answer = await fetch(`${base}/connect`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit).then(
      ({ status }) => status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(answer);
  });

  test.each([
    ['/webhooks/nobody/connect', 404],
    ['/webhooks/PARTNER/nothing', 404],
    ['/webhooks/PARTNER/connect/more', 404],
    ['/webhooks/PARTNER', 404],
  ])('%s is no webhook', async (path, status) => {
    const url = `${stage.gateway.url}${path.replace('PARTNER', partner.partnerId)}`;
    expect((await postWebhook(url, '{}')).status).toBe(status);
  });
});

test('the log of webhooks says what came and what became of it, and never what was in it', async () => {
  const query = `{ partner { webhookLog(first: 100) { edges { node { family type verification dedupe status bytes customerHash eventId } } } } }`;
  const { data, errors } = await stage.ask(query);
  expect(errors).toBeUndefined();
  const rows = data.partner.webhookLog.edges.map(({ node }: any) => node);
  const seen = new Set(rows.map(({ family, verification, dedupe }: any) => `${family} ${verification} ${dedupe}`));
  for (const row of ['connect verified new', 'connect verified duplicate', 'connect bad-signature unchecked'])
    expect(seen).toContain(row);
  expect(seen).toContain('report unsigned unchecked');
  expect(JSON.stringify(rows)).not.toContain('4111111111111111');
  const metrics = await (await fetch(`${stage.gateway.url}/metrics`)).text();
  expect(metrics).toMatch(/ofg_webhooks_total\{family="connect",outcome="bad-signature"\} \d+/);
});
