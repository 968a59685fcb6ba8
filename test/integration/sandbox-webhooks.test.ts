import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { subscribe } from '../support/event-source.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let customerId: string;
let base: string;
let aheadMs = 0;
const clock = {
  ...systemClock,
  wall: () => systemClock.wall() + aheadMs,
  monotonic: () => systemClock.monotonic() + aheadMs,
};

beforeAll(async () => {
  stage = await startStage({ warm: false, overrides: { clock } });
  customerId = customerFor(stage.sandbox, 'five accounts');
  base = `${stage.gateway.url}/webhooks/${stage.sandbox.info.partners[0]?.partnerId}`;
});
afterAll(() => stage[Symbol.asyncDispose]());

async function control(path: string, body?: object): Promise<any> {
  const post = body && { method: 'POST', body: JSON.stringify(body) };
  return (await fetch(`${stage.sandbox.url}/__sandbox/${path}`, post ?? {})).json();
}

interface Delivery {
  readonly id: string;
  readonly family: string;
  readonly url: string;
  readonly body: string;
  readonly state: string;
  readonly attempts: readonly { readonly at: number; readonly status: number | null }[];
}

/** The delivery, once it has been tried so often. */
async function tried(id: string, attempts = 1): Promise<Delivery> {
  for (;;) {
    const found = (await control('webhooks')).deliveries.find((delivery: Delivery) => delivery.id === id);
    if (found.attempts.length >= attempts) return found;
  }
}

const emit = async (family: string, event: object, more: object = {}): Promise<string> =>
  (await control('webhooks/emit', { family, url: `${base}/${family}`, event, ...more })).id;

let events = 0;
const added = () => {
  events += 1;
  return { customerId, eventType: 'added', eventId: `e-${events}`, payload: { accounts: ['60010011'] } };
};

describe('what the sandbox emits', () => {
  test('is taken by the gateway once, however often it is sent', async () => {
    const id = await emit('connect', added());
    expect(await tried(id)).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] });
    await control('webhooks/again', { id });
    expect((await tried(id, 2)).attempts.map(({ status }) => status)).toEqual([200, 200]);
    const { data } = await stage.ask('{ partner { webhookLog(first: 5) { edges { node { dedupe eventId } } } } }');
    const log = data.partner.webhookLog.edges.map(({ node }: any) => node);
    expect(log.map(({ dedupe }: any) => dedupe).toSorted()).toEqual(['duplicate', 'new']);
  });

  test.each(['unsigned', 'foreign', 'truncated', 'reserialized'])('is refused when it is %s', async (forge) => {
    const id = await emit('connect', added(), { forge });
    expect((await tried(id)).attempts[0]?.status).toBe(401);
  });

  test('is a notification that the gateway verifies with the key of this start', async () => {
    const event = { eventId: 'n-1', eventType: 'authorization.accesstoken.expiry', payload: { customerId } };
    expect((await tried(await emit('notifications', event))).state).toBe('delivered');
  });
});

test('a listener that was away hears of it at the pauses that upstream makes', async () => {
  let status = 503;
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push(Buffer.concat(chunks).toString());
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const start = Date.now();
    stage.sandbox.setClock({ frozenAt: start });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { id } = await control('webhooks/emit', { family: 'connect', url, event: added() });
    await tried(id);
    const pauses = [12, 72, 432, 2_600, 15_600, 93_000, 3_600_000, 3_600_000];
    let at = start;
    for (const [index, pause] of pauses.entries()) {
      at += pause;
      if (index === pauses.length - 1) status = 200;
      stage.sandbox.setClock({ frozenAt: at - 1 });
      stage.sandbox.setClock({ frozenAt: at });
      await tried(id, index + 2);
    }
    const { attempts, state } = await tried(id, pauses.length + 1);
    expect(attempts.map((attempt) => attempt.at - start)).toEqual(
      [0, ...pauses].map((_, index) => pauses.slice(0, index).reduce((sum, pause) => sum + pause, 0)),
    );
    expect(state).toBe('delivered');
    expect(new Set(seen).size).toBe(1);
  } finally {
    stage.sandbox.setClock({});
    server.close();
  }
});

test('a report is announced to the gateway, which looks at once', async () => {
  const generate = `mutation ($c: ID!) { generateAssetSummaryReport(input: { customerId: $c }) {
    ... on GenerateReportPayload { report { reportId } } } }`;
  const { data } = await stage.ask(generate, { c: customerId });
  const { reportId } = data.generateAssetSummaryReport.report;
  const query = `subscription ($c: ID!, $r: ID!) { reportProgress(customerId: $c, reportId: $r) { status } }`;
  await using stream = await subscribe(stage.gateway.url, query, { variables: { c: customerId, r: reportId } });
  expect((await stream.next()).data.reportProgress.status).toBe('IN_PROGRESS');
  stage.upstreamCalls();
  aheadMs += 6_000;
  // The sandbox's clock moves on, its callback goes out, and nobody has to wait for the next look.
  stage.sandbox.setClock({ offsetMs: 31_000 });
  expect((await stream.next()).data.reportProgress.status).toBe('SUCCESS');
  expect(stage.upstreamCalls()).toEqual({ 'GET /decisioning/v1/customers/{customerId}/reports': 1 });
  stage.sandbox.setClock({});
});

test('TxPush reaches whoever is subscribed when the gateway listens, and nobody when it has ended', async () => {
  const accountId = '60010011';
  const subscribing = `mutation ($input: SubscribeTxPushInput!) { subscribeTxPush(input: $input) { __typename
    ... on SubscribeTxPushPayload { subscriptions { type callbackUrl signingKey } } } }`;
  const { data } = await stage.ask(subscribing, { input: { customerId, accountId } });
  expect(data.subscribeTxPush.subscriptions).toEqual([
    { type: 'ACCOUNT', callbackUrl: expect.stringContaining(`${base}/txpush?listener=`), signingKey: null },
    { type: 'TRANSACTION', callbackUrl: expect.stringContaining(`${base}/txpush?listener=`), signingKey: null },
  ]);
  const query = 'subscription ($c: ID!) { transactionEvents(customerId: $c) { accountId transactionId type } }';
  await using stream = await subscribe(stage.gateway.url, query, { variables: { c: customerId } });
  const row = stage.sandbox.ledger.add(accountId, { amount: '-12.50', description: 'Coffee', status: 'active' });
  expect((await stream.next()).data.transactionEvents).toEqual({ accountId, transactionId: row.id, type: 'ADDED' });
  stage.sandbox.ledger.shadow(accountId, row.id);
  expect((await stream.next()).data.transactionEvents.type).toBe('CHANGED');

  const [push] = (await control('webhooks')).deliveries.filter(({ family }: Delivery) => family === 'txpush');
  const ending = `mutation ($input: UnsubscribeTxPushInput!) { unsubscribeTxPush(input: $input) { __typename } }`;
  expect((await stage.ask(ending, { input: { customerId, accountId } })).errors).toBeUndefined();
  await control('webhooks/emit', { family: 'txpush', url: push.url, event: JSON.parse(push.body), signingKey: 'x' });
  const last = (await control('webhooks')).deliveries.at(-1);
  expect((await tried(last.id)).attempts[0]?.status).toBe(401);
});
