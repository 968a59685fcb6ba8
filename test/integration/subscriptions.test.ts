import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultBudget, defaultClientSettings } from '../../src/domain/client-settings.ts';
import type { PartnerConfig } from '../../src/domain/clients.ts';
import { type Gateway, startGateway } from '../../src/gateway.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { subscribe } from '../support/event-source.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';
import { connectEvent, postWebhook, signed } from '../support/webhooks.ts';

let stage: Stage;
let customerId: string;
let aheadMs = 0;
const clock: Clock = {
  ...systemClock,
  wall: () => systemClock.wall() + aheadMs,
  monotonic: () => systemClock.monotonic() + aheadMs,
};

/** Another process on the same directory, as far as a subscription can tell. */
let other: Gateway;
let customers = 0;

beforeAll(async () => {
  stage = await startStage({ warm: false, overrides: { clock } });
  other = await startGateway(stage.config);
});
beforeEach(() => {
  customers += 1;
  // Events are taken for any customer: each test has one of its own.
  customerId = String(70_000_000 + customers);
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await stage[Symbol.asyncDispose]();
});

const connect = `subscription ($c: ID!, $after: String) { connectEvents(customerId: $c, after: $after) { typeCode cursor } }`;
const progress = `subscription ($c: ID!, $r: ID, $after: String) {
  reportProgress(customerId: $c, reportId: $r, after: $after) { reportId status isFinal cursor } }`;

async function happen(typeCode: string, url = stage.gateway.url) {
  const [partner] = [...stage.config.partners.values()].map((entry) => entry.partner);
  const body = connectEvent({ customerId, eventType: typeCode });
  const secret = partner?.partnerSecret.reveal() ?? '';
  const answer = await postWebhook(`${url}/webhooks/${partner?.partnerId}/connect`, body, signed(body, secret));
  expect(answer.text).toBe('new');
}
const listen = (query: string, variables: object = {}, options = {}) =>
  subscribe(stage.gateway.url, query, { variables: { c: customerId, ...variables }, ...options });
const typesOf = (blocks: readonly { event?: string; data?: any }[]) =>
  blocks.flatMap(({ event, data }) => (event === 'next' ? [data?.data?.connectEvents?.typeCode] : []));

async function generate(): Promise<string> {
  const made = await stage.ask(
    `mutation ($c: ID!) { generateAssetSummaryReport(input: { customerId: $c }) {
      ... on GenerateReportPayload { report { reportId } } } }`,
    { c: customerId },
  );
  return made.data.generateAssetSummaryReport.report.reportId;
}

describe('a subscription', () => {
  test('is cut and resumed, by cursor, by Last-Event-ID or before anything came: every event once, in order', async () => {
    const got: string[] = [];
    let last: string | null = null;
    for (let round = 0; round < 6; round += 1) {
      await using stream = await listen(
        connect,
        round % 2 === 0 ? { after: last } : {},
        round % 2 === 0 ? {} : { lastEventId: last },
      );
      if (round === 0) {
        // Cut before the first event: the opening block says where to go on.
        while (stream.lastId() === null) await new Promise(setImmediate);
      } else {
        got.push((await stream.next()).data.connectEvents.typeCode);
      }
      stream.cut();
      await stream.ended;
      last = round === 0 ? stream.lastId() : (stream.blocks.find(({ event }) => event === 'next')?.id ?? last);
      await happen(`type${round}a`);
      await happen(`type${round}b`);
    }
    await using rest = await listen(connect, { after: last });
    while (got.length < 12) got.push((await rest.next()).data.connectEvents.typeCode);
    expect(got).toEqual(Array.from({ length: 6 }, (_, n) => [`type${n}a`, `type${n}b`]).flat());
  });

  test('hears of what another process on the same directory takes in', async () => {
    await using stream = await listen(connect);
    await happen('elsewhere', other.url);
    expect((await stream.next()).data.connectEvents.typeCode).toBe('elsewhere');
    await using theirs = await subscribe(other.url, connect, { variables: { c: customerId } });
    await happen('here');
    expect((await theirs.next()).data.connectEvents.typeCode).toBe('here');
  });

  test('tells a client that was away for too long that it has missed something', async () => {
    await using stream = await listen(connect);
    await happen('old');
    const { cursor } = (await stream.next()).data.connectEvents;
    await happen('missed');
    const tomorrow = { ...systemClock, wall: () => systemClock.wall() + 25 * 60 * 60 * 1000 };
    await using later = await startGateway(stage.config, { clock: tomorrow });
    const resume = (after: string | null) => subscribe(later.url, connect, { variables: { c: customerId, after } });
    await using late = await resume(cursor);
    expect((await late.next()).errors[0].extensions.code).toBe('EVENTS_MISSED');
    await late.ended;
    await using fresh = await resume(null);
    await happen('new', later.url);
    expect((await fresh.next()).data.connectEvents.typeCode).toBe('new');
  });

  test('takes no cursor of another customer, of another field or of nobody', async () => {
    await using stream = await listen(connect);
    await happen('a');
    const { cursor } = (await stream.next()).data.connectEvents;
    const accounts =
      'subscription ($c: ID!, $after: String) { accountEvents(customerId: $c, after: $after) { cursor } }';
    const tries = [
      listen(connect, { c: '1', after: cursor }),
      listen(accounts, { after: cursor }),
      listen(connect, { after: `${cursor.slice(0, -2)}xx` }),
    ];
    for (const stream of await Promise.all(tries)) {
      expect((await stream.next()).errors[0].extensions.code).toBe('BAD_CURSOR');
      await stream[Symbol.asyncDispose]();
    }
  });

  test('is answered as server-sent events only', async () => {
    const answer = await stage.ask(connect, { c: customerId });
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(answer.errors?.[0]?.message).toContain('text/event-stream');
  });

  test('beats while nothing happens, and ends once its credential is none any more', async () => {
    const beats: (() => void)[] = [];
    const beating: Clock = {
      ...systemClock,
      after(ms, run) {
        if (ms !== 15_000) return systemClock.after(ms, run);
        beats.push(run);
        return { cancel() {} };
      },
    };
    await using held = await startGateway(stage.config, { clock: beating });
    await using stream = await subscribe(held.url, connect, { variables: { c: customerId } });
    for (const beat of beats.splice(0)) beat();
    held.usePartners(new Map([...stage.config.partners].map(([id, entry]) => [id, { ...entry, clients: [] }])));
    while (beats.length === 0) await new Promise(setImmediate);
    for (const beat of beats.splice(0)) beat();
    expect((await stream.next()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    await stream.ended;
    expect(stream.blocks.at(-1)).toMatchObject({ event: 'complete' });
  });

  test('moves on when its instance stops: it ends without being complete', async () => {
    await using leaving = await startGateway(stage.config);
    await using stream = await subscribe(leaving.url, connect, { variables: { c: customerId } });
    await happen('a');
    await stream.next();
    await leaving.drain();
    await stream.ended;
    expect(stream.blocks.at(-1)).toMatchObject({ event: 'next', id: expect.any(String) });
  });

  test('counts towards what its client may have open', async () => {
    const settings = { ...defaultClientSettings, budget: { ...defaultBudget, subscriptions: 2 } };
    const few = (entry: PartnerConfig): PartnerConfig => ({
      ...entry,
      clients: entry.clients.map((client) => ({ ...client, settings })),
    });
    stage.gateway.usePartners(new Map([...stage.config.partners].map(([id, entry]) => [id, few(entry)])));
    await using one = await listen(connect);
    await using two = await listen(connect);
    const third = await listen(connect);
    expect((await third.next()).errors[0].extensions.code).toBe('SUBSCRIPTIONS_EXCEEDED');
    await third.ended;
    const metrics = async () => (await fetch(`${stage.gateway.url}/metrics`)).text();
    expect(await metrics()).toMatch(/^ofg_subscriptions 2$/m);
    one.cut();
    await one.ended;
    for (;;) if (/^ofg_subscriptions 1$/m.test(await metrics())) break;
    await using again = await listen(connect);
    await happen('a');
    for (const stream of [two, again]) expect((await stream.next()).data.connectEvents.typeCode).toBe('a');
    stage.gateway.usePartners(stage.config.partners);
  });
});

describe('access that ends', () => {
  test('ends every subscription of the customer, in other processes too, and what was before is not told again', async () => {
    customerId = customerFor(stage.sandbox, 'five accounts');
    await using here = await listen(connect);
    await using there = await subscribe(other.url, connect, { variables: { c: customerId } });
    await happen('before');
    const { cursor } = (await here.next()).data.connectEvents;
    await there.next();
    await happen('unseen');
    await here.next();
    const { data } = await stage.ask(
      'query ($c: ID!) { customer(customerId: $c) { accounts { institutionLogin { institutionLoginId } } } }',
      {
        c: customerId,
      },
    );
    const { institutionLoginId } = data.customer.accounts[0].institutionLogin;
    const deletion = `mutation ($c: ID!, $l: ID!) {
      deleteInstitutionLogin(input: { customerId: $c, institutionLoginId: $l }) { __typename } }`;
    expect((await stage.ask(deletion, { c: customerId, l: institutionLoginId })).errors).toBeUndefined();
    for (const stream of [here, there]) {
      expect((await stream.next(({ errors }) => errors)).errors[0].extensions.code).toBe('ACCESS_ENDED');
      await stream.ended;
    }
    await using resumed = await listen(connect, { after: cursor });
    await happen('after');
    expect((await resumed.next()).data.connectEvents.typeCode).toBe('after');
    expect(typesOf(resumed.blocks)).toEqual(['after']);
  });
});

describe('report progress', () => {
  test('begins with how a report stands, tells of changes, and is complete when it is done', async () => {
    customerId = customerFor(stage.sandbox, 'ten deposit accounts');
    const reportId = await generate();
    stage.upstreamCalls();
    await using stream = await listen(progress, { r: reportId });
    expect((await stream.next()).data.reportProgress).toMatchObject({
      reportId,
      status: 'IN_PROGRESS',
      isFinal: false,
    });
    await using second = await listen(progress, { r: reportId });
    expect((await second.next()).data.reportProgress).toMatchObject({ reportId, status: 'IN_PROGRESS' });
    expect(stage.upstreamCalls()).toEqual({ 'GET /decisioning/v1/customers/{customerId}/reports': 1 });
    stage.sandbox.setClock({ offsetMs: 60_000 });
    const [partner] = stage.config.partners.keys();
    aheadMs += 6_000;
    // Not signed: a reason to look at once, and nothing else.
    const hint = JSON.stringify({
      eventName: 'failed',
      id: reportId,
      status: 'failure',
      customerId: Number(customerId),
    });
    await postWebhook(`${stage.gateway.url}/webhooks/${partner}/report`, hint);
    for (const listener of [stream, second]) {
      expect((await listener.next()).data.reportProgress).toMatchObject({ status: 'SUCCESS', isFinal: true });
      await listener.ended;
      expect(listener.blocks.at(-1)).toMatchObject({ event: 'complete' });
    }
    expect(stage.upstreamCalls()).toEqual({ 'GET /decisioning/v1/customers/{customerId}/reports': 1 });
    // Whoever comes late hears how it ended, and that costs nothing.
    await using late = await listen(progress, { r: reportId });
    expect((await late.next()).data.reportProgress.status).toBe('SUCCESS');
    await late.ended;
    expect(stage.upstreamCalls()).toEqual({});
  });
});
