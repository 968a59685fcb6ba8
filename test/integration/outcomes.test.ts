import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import type { Config } from '../../src/config.ts';
import type { Partner } from '../../src/domain/partner.ts';
import { secret } from '../../src/domain/secret.ts';
import { type Stage, type StageOptions, startStage } from '../support/gateway.ts';

const folder = join(import.meta.dirname, '../../examples/outcomes');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length));

const read = (name: string, kind: string) => readFileSync(join(folder, `${name}.${kind}`), 'utf8');

/** How the world must be for an outcome, where it is not as it is at the start. */
interface World extends StageOptions {
  readonly before?: (sandbox: Sandbox) => Promise<void> | void;
  /** The demo key of the partner that asks. @default sandbox */
  readonly key?: string;
}

const partnerOf = (sandbox: Sandbox) => {
  const [partner] = sandbox.info.partners;
  if (!partner) throw new Error('no partner');
  return partner;
};

function logIn(sandbox: Sandbox, partnerSecret: string): Promise<Response> {
  const { partnerId, appKey } = partnerOf(sandbox);
  return fetch(`${sandbox.url}/aggregation/v2/partners/authentication`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'finicity-app-key': appKey },
    body: JSON.stringify({ partnerId, partnerSecret }),
  });
}

const changeEach = (change: (partner: Partner) => Partner) => (config: Config) => ({
  ...config,
  partners: new Map([...config.partners].map(([id, entry]) => [id, { ...entry, partner: change(entry.partner) }])),
});

const sandboxForAll = changeEach((partner) => ({ ...partner, environment: 'sandbox' }));

/** A call of the first partner, as somebody else of theirs would make it. */
async function post(sandbox: Sandbox, path: string, body: object): Promise<void> {
  const { partnerSecret, appKey } = partnerOf(sandbox);
  const { token } = (await (await logIn(sandbox, partnerSecret)).json()) as { token: string };
  const headers = { 'content-type': 'application/json', 'finicity-app-key': appKey, 'finicity-app-token': token };
  await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

const makeDeposits = (sandbox: Sandbox) => {
  const account = { routingNumber: '091017329', accountNumber: '000123456', accountType: 'personalChecking' };
  return post(sandbox, '/microentry/v1/customers/5001001', { receiver: { ...account, name: 'Maria Sanchez' } });
};

const generateAnalytics = (sandbox: Sandbox) =>
  post(sandbox, '/decisioning/v2/customers/5001001/reports/balance-analytics/userTypes/personal', {
    analyticsReportData: { forCraPurpose: false, timeIntervalTypes: ['MONTHLY_CALENDAR'] },
  });

const account = 'customers/{customerId}/accounts/{accountId}';

const worlds: Record<string, World> = {
  'business-already-exists': {
    before: (sandbox) =>
      post(sandbox, '/business-services/customers/5001001/businesses', {
        name: 'ABC Tires Inc',
        personallyLiable: false,
        address: {},
        phoneNumber: {},
      }),
  },
  'report-not-ready': { before: generateAnalytics },
  'format-not-available': {
    async before(sandbox) {
      await generateAnalytics(sandbox);
      sandbox.setClock({ offsetMs: 60_000 });
    },
  },
  'micro-deposits-already-made': { before: makeDeposits },
  'micro-deposits-not-ready': { before: makeDeposits },
  'micro-deposits-do-not-match': {
    async before(sandbox) {
      await makeDeposits(sandbox);
      sandbox.setClock({ offsetMs: 10_000 });
    },
  },
  'took-too-long': {
    before: (sandbox) =>
      sandbox.addFault({
        match: { path: `/aggregation/v3/${account}/owner` },
        effect: { kind: 'status', status: 408, body: { code: 10030, message: 'Request timed out.' } },
      }),
  },
  'live-balance-unknown': {
    before: (sandbox) =>
      sandbox.addFault({
        match: { path: `/aggregation/v1/${account}/availableBalance/live` },
        effect: { kind: 'reset', when: 'after' },
      }),
  },
  'refresh-pending': {
    before: (sandbox) =>
      sandbox.addFault({
        match: { path: '/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts' },
        effect: { kind: 'latency', ms: 300 },
      }),
  },
  'live-balance-pending': {
    before: (sandbox) =>
      sandbox.addFault({
        match: { path: `/aggregation/v1/${account}/availableBalance/live` },
        effect: { kind: 'latency', ms: 300 },
      }),
  },
  'testing-customer-limit': {
    async before(sandbox) {
      const { partnerSecret, appKey } = partnerOf(sandbox);
      const { token } = (await (await logIn(sandbox, partnerSecret)).json()) as { token: string };
      const headers = { 'content-type': 'application/json', 'finicity-app-key': appKey, 'finicity-app-token': token };
      for (let n = 0, full = false; !full && n < 600; n++) {
        const body = JSON.stringify({ username: `filler_${n}` });
        const path = '/aggregation/v2/customers/testing';
        full = (await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body })).status === 400;
      }
    },
  },
  'active-customer-at-test-bank': { configure: sandboxForAll, key: 'sandbox-2' },
  'active-customer-at-billable-test-bank': { configure: sandboxForAll, key: 'sandbox-2' },
  'expired-token': { before: (sandbox) => sandbox.setClock({ offsetMs: 3 * 60 * 60 * 1000 }) },
  'wrong-secret': {
    warm: false,
    configure: changeEach((partner) => ({ ...partner, partnerSecret: secret('not-it-1') })),
  },
  'wrong-app-key': { warm: false, configure: changeEach((partner) => ({ ...partner, appKey: secret('not-it') })) },
  'partner-locked': {
    async before(sandbox) {
      for (let n = 0; n < 6; n++) await logIn(sandbox, 'not-it-1');
    },
  },
};

describe('examples/outcomes', () => {
  /** For those that leave no trace that another would see. */
  let shared: Stage;
  beforeAll(async () => {
    shared = await startStage();
  });
  afterAll(() => shared[Symbol.asyncDispose]());

  test.each(names)('%s', async (name) => {
    const world = worlds[name];
    const { before, key = 'sandbox', ...options } = world ?? {};
    await using own = world && (await startStage(options));
    const stage = own ?? shared;
    await before?.(stage.sandbox);
    const variables = JSON.parse(read(name, 'variables.json'));
    const answer = await stage.ask(read(name, 'graphql'), variables, { 'x-api-key': key });
    const errors = answer.errors?.map(({ path, extensions: { requestId: _, ...extensions } }) => ({
      path,
      extensions,
    }));
    expect({ ...answer, ...(errors && { errors }) }).toEqual(JSON.parse(read(name, 'answer.json')));
  });

  test('every world belongs to an example', () => {
    expect(Object.keys(worlds).filter((name) => !names.includes(name))).toEqual([]);
  });
});
