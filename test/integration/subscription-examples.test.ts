import { generateKeyPairSync, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Partner } from '../../src/domain/partner.ts';
import { secret } from '../../src/domain/secret.ts';
import { subscribe } from '../support/event-source.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';
import { connectEvent, postWebhook, signed, signedTxPush } from '../support/webhooks.ts';

const folder = join(import.meta.dirname, '../../examples/subscriptions');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const txPushKey = 'a key of a subscription';

let stage: Stage;
let partner: Partner;
let customerId: string;

beforeAll(async () => {
  const webhooks = {
    txPushKeys: [secret(txPushKey)],
    notificationsKey: keys.publicKey.export({ type: 'spki', format: 'pem' }) as string,
  };
  stage = await startStage({
    warm: false,
    configure: (config) => ({
      ...config,
      partners: new Map(
        [...config.partners].map(([id, entry]) => [id, { ...entry, partner: { ...entry.partner, webhooks } }]),
      ),
    }),
  });
  partner = [...stage.config.partners.values()].map((entry) => entry.partner)[0] as Partner;
  customerId = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage[Symbol.asyncDispose]());

async function post(family: string, body: string, headers: Record<string, string>) {
  const url = `${stage.gateway.url}/webhooks/${partner.partnerId}/${family}`;
  expect((await postWebhook(url, body, headers)).status).toBe(200);
}

async function connect(eventType: string, payload: object) {
  const body = connectEvent({ customerId, eventType, payload });
  await post('connect', body, signed(body, partner.partnerSecret.reveal()));
}

interface Play {
  readonly variables?: () => Promise<object>;
  readonly happen: () => Promise<void>;
  readonly expected: object;
}

const plays: Readonly<Record<string, Play>> = {
  'report-progress': {
    async variables() {
      const generate = `mutation ($c: ID!) { generateAssetSummaryReport(input: { customerId: $c }) {
        ... on GenerateReportPayload { report { reportId } } } }`;
      const { data } = await stage.ask(generate, { c: customerId });
      return { reportId: data.generateAssetSummaryReport.report.reportId };
    },
    happen: async () => {},
    expected: { reportProgress: { typeCode: 'assetSummary', status: 'IN_PROGRESS', isFinal: false } },
  },
  'connect-events': {
    happen: () => connect('added', { institutionId: '101732', accounts: [{ id: '60010011' }] }),
    expected: { connectEvents: { type: 'ADDED', institutionId: '101732', accountIds: ['60010011'] } },
  },
  'account-events': {
    happen: () => connect('accountsDeleted', { accounts: ['60010012'] }),
    expected: { accountEvents: { accountId: '60010012', type: 'REMOVED', typeCode: 'accountsDeleted' } },
  },
  'transaction-events': {
    async happen() {
      const body = JSON.stringify({
        class: 'transaction',
        type: 'created',
        records: [{ id: 77, accountId: 60010011, customerId: Number(customerId) }],
      });
      await post('txpush', body, signedTxPush(body, txPushKey, stage.gateway.url));
    },
    expected: { transactionEvents: { accountId: '60010011', transactionId: '77', type: 'ADDED' } },
  },
  'metrics-changed': {
    happen: async () => {},
    expected: { metricsChanged: { calls: 0, operations: 0 } },
  },
  'authorization-expiring': {
    async happen() {
      const payload = { customerId, institutionLoginId: 12, expirationDate: 1_800_000_000 };
      const body = JSON.stringify({ eventId: 'e-1', eventType: 'authorization.accesstoken.expiry', payload });
      const proof = sign('sha256', Buffer.from(body), keys.privateKey).toString('base64');
      await post('notifications', body, { 'x-mastercard-signature': proof });
    },
    expected: { authorizationExpiring: { institutionLoginId: '12', expiresAt: '2027-01-15T08:00:00.000Z' } },
  },
};

test('every example of a subscription is played', () => {
  expect(names.toSorted()).toEqual(Object.keys(plays).toSorted());
});

test.each(names)('%s hears what happens', async (name) => {
  const { variables, happen, expected } = plays[name] as Play;
  const query = read(`${name}.graphql`);
  const given = { ...JSON.parse(read(`${name}.variables.json`)), ...(await variables?.()) };
  if (name !== 'metrics-changed') expect(given).toMatchObject({ customerId });
  await using stream = await subscribe(stage.gateway.url, query, { variables: given });
  await happen();
  const answer = await stream.next();
  expect(answer).toMatchObject({ data: expected });
});
