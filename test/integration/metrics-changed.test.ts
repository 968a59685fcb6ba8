import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import type { Scope } from '../../src/domain/viewer.ts';
import { subscribe } from '../support/event-source.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;

beforeAll(async () => {
  stage = await startStage({
    configure: (config) => {
      const [first, ...others] = [...config.partners.values()];
      if (!first) throw new Error('no partner');
      const client = (clientId: string, scopes: Scope[]) => ({ clientId, keyHashes: [hashKey(clientId)], scopes });
      const clients = [...first.clients, client('reader', ['metrics']), client('shop', ['customers', 'accounts'])];
      const partner = { ...first.partner, projects: ['lending'] };
      const entries = [{ partner, clients }, ...others];
      return { ...config, partners: new Map(entries.map((entry) => [entry.partner.partnerId, entry])) };
    },
  });
  household = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const changed = (args = 'everySeconds: 2') => `subscription { metricsChanged(${args}) { cursor at calls operations } }`;
const query = 'query ($c: ID!) { customer(customerId: $c) { accounts { accountId } } }';

async function firstOf(args: string, key = 'sandbox', lastEventId: string | null = null) {
  await using stream = await subscribe(stage.gateway.url, changed(args), {
    headers: { 'x-api-key': key },
    lastEventId,
  });
  return await stream.next();
}

test('a subscriber hears at once that there are figures, and after a cut of everything since', async () => {
  const { data } = await firstOf('everySeconds: 2');
  expect(data.metricsChanged).toMatchObject({ calls: 0, operations: 0 });
  await stage.ask(query, { c: household });
  const { cursor } = data.metricsChanged;
  const again = await firstOf(`after: "${cursor}"`);
  // The list of accounts, and the operation that asked for it. That a subscription ended is an operation too.
  expect(again.data.metricsChanged.calls).toBe(1);
  expect(again.data.metricsChanged.operations).toBeGreaterThanOrEqual(1);
  const byHeader = await firstOf('everySeconds: 300', 'reader', cursor);
  expect(byHeader.data.metricsChanged.calls).toBe(1);
});

test('a cursor opens the subscription that it was made for, and no other', async () => {
  const { data } = await firstOf('everySeconds: 2');
  const { cursor } = data.metricsChanged;
  for (const args of [`project: "lending", after: "${cursor}"`, `platform: true, after: "${cursor}"`]) {
    expect((await firstOf(args)).errors[0].extensions.code).toBe('BAD_CURSOR');
  }
  expect((await firstOf(`after: "${cursor}"`, 'sandbox-2')).errors[0].extensions.code).toBe('BAD_CURSOR');
});

test('an operator hears of the one partner that was named', async () => {
  const [, second] = stage.sandbox.info.partners;
  const ofSecond = `platform: true, partnerId: "${second?.partnerId}"`;
  const ofAll = (await firstOf('platform: true')).data.metricsChanged.cursor;
  const ofOne = (await firstOf(ofSecond)).data.metricsChanged.cursor;
  const ofTheirs = second?.customers[0]?.customerId;
  await stage.ask(query, { c: customerFor(stage.sandbox, 'five accounts') });
  await stage.ask(query, { c: ofTheirs }, { 'x-api-key': 'sandbox-2' });
  const heard = async (args: string) => (await firstOf(args)).data.metricsChanged.calls;
  const [all, one] = [await heard(`platform: true, after: "${ofAll}"`), await heard(`${ofSecond}, after: "${ofOne}"`)];
  expect(one).toBeGreaterThan(0);
  expect(all).toBe(one + 1);
  const others = await firstOf(`${ofSecond}, after: "${ofAll}"`);
  expect(others.errors[0].extensions.code).toBe('BAD_CURSOR');
});

test('who may hear it, and how often', async () => {
  const codes = await Promise.all(
    (
      [
        ['everySeconds: 5', 'shop', 'FORBIDDEN'],
        ['platform: true', 'reader', 'FORBIDDEN'],
        ['project: "nobodys"', 'reader', 'NOT_FOUND'],
        ['platform: true, partnerId: "1"', 'sandbox', 'NOT_FOUND'],
        ['partnerId: "1"', 'sandbox', 'BAD_USER_INPUT'],
        ['everySeconds: 1', 'reader', 'BAD_USER_INPUT'],
        ['everySeconds: 301', 'reader', 'BAD_USER_INPUT'],
      ] as const
    ).map(async ([args, key, code]) => [(await firstOf(args, key)).errors?.[0].extensions.code, code]),
  );
  for (const [found, wanted] of codes) expect(found).toBe(wanted);
  const { data } = await firstOf('project: "lending"', 'reader');
  expect(data.metricsChanged.cursor).toEqual(expect.any(String));
});
