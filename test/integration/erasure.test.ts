import { describe, expect, test, vi } from 'vitest';
import { secret } from '../../src/domain/secret.ts';
import { subscribe } from '../support/event-source.ts';
import { askOne, type Fleet, startFleet } from '../support/fleet.ts';
import { execute, postgres, startPostgres } from '../support/postgres.ts';
import { redisServer } from '../support/redis.ts';
import { connectEvent, postWebhook, signed } from '../support/webhooks.ts';

const c = '5001001';
/** The other customer, of whom nothing may be forgotten. */
const other = '5001004';

const household = `query ($c: ID!) { customer(customerId: $c) { username accounts { accountId name } } }`;
const changes = 'query ($c: ID!) { transactionChanges(customerId: $c, first: 5) { changes { kind } cursor } }';
const events = 'subscription ($c: ID!) { connectEvents(customerId: $c) { typeCode } }';
const log = 'query ($c: ID!) { partner { requestLog(customerId: $c, first: 100) { edges { node { logId } } } } }';
const upload = `mutation ($c: ID!) { uploadPayStatement(input: { customerId: $c, payPeriod: LAST, statement: "JVBERi0xLjQK" }) {
  ... on UploadPayStatementPayload { assetId } } }`;
const link = 'query ($c: ID!, $a: ID!) { customer(customerId: $c) { asset(assetId: $a) { download { url } } } }';
const rename = `mutation ($c: ID!) {
  updateCustomer(input: { customerId: $c, firstName: "Nadia", idempotencyKey: "k-1" }) { __typename }
}`;
const remove = 'mutation ($c: ID!) { deleteCustomer(input: { customerId: $c }) { __typename } }';
const consents = `query ($c: ID!) { customer(customerId: $c) { accounts { institutionLogin { institutionLoginId } } } }`;

async function linkTo(fleet: Fleet, index: number): Promise<string> {
  const gateway = fleet.gateways[index]!;
  const made = await askOne(gateway, upload, { c });
  const { data } = await askOne(gateway, link, { c, a: made.data.uploadPayStatement.assetId });
  return data.customer.asset.download.url;
}

const follow = async (url: string) => (await fetch(url, { headers: { 'x-api-key': 'sandbox' } })).status;

/** Everything that a gateway keeps of a customer by working for them. */
async function leaveTraces(fleet: Fleet) {
  const { partner } = [...fleet.config.partners.values()][0]!;
  for (const gateway of fleet.gateways) {
    for (const customer of [c, other]) {
      await askOne(gateway, household, { c: customer });
      await askOne(gateway, changes, { c: customer });
    }
  }
  await askOne(fleet.gateways[1]!, rename, { c });
  for (const customerId of [c, other]) {
    const body = connectEvent({ customerId });
    const url = `${fleet.gateways[0]!.url}/webhooks/${partner.partnerId}/connect`;
    await postWebhook(url, body, signed(body, partner.partnerSecret.reveal()));
  }
}

/** What it takes is told, and not judged: the machine may be busy with something else. */
const patience = { timeout: 20_000 };

const entries = async (fleet: Fleet, index: number, customer: string) =>
  (await askOne(fleet.gateways[index]!, log, { c: customer })).data.partner.requestLog.edges.length;

/** What stands for the customer in the logs. */
async function hashOf(fleet: Fleet): Promise<string> {
  const query =
    'query ($c: ID!) { partner { requestLog(customerId: $c, first: 1) { edges { node { customerHash } } } } }';
  const { data } = await askOne(fleet.gateways[0]!, query, { c });
  return data.partner.requestLog.edges[0].node.customerHash;
}

describe.skipIf(redisServer === null || postgres === null)('two instances on one Redis and one PostgreSQL', () => {
  test.each([
    ['a customer is deleted', remove],
    ['access to a login is taken back', null],
  ])('when %s at one, nothing of it is left at either, nor in what they share', async (_what, how) => {
    await using stack = new AsyncDisposableStack();
    const database = await stack.use(await startPostgres()).database();
    const fleet = stack.use(
      await startFleet(2, { configure: (config) => ({ ...config, databaseUrl: secret(database) }) }),
    );
    const [a, b] = fleet.gateways;
    await leaveTraces(fleet);
    const url = await linkTo(fleet, 1);
    expect(await follow(b!.url + url)).toBe(200);
    await using stream = await subscribe(b!.url, events, { variables: { c } });
    while (stream.lastId() === null) await new Promise(setImmediate);
    expect(await entries(fleet, 1, c)).toBeGreaterThan(0);
    const kept = await entries(fleet, 1, other);
    const rows = async (table: string, where: string) =>
      Number((await execute(database, `select count(*) as n from ${table} where ${where}`))[0]?.n);
    const mine = [
      ['event', `log like '%/${c}' and kind not in ('access', 'erased')`],
      ['transaction_state', `customer = '${c}'`],
      ['transaction_feed', `customer = '${c}'`],
    ] as const;
    for (const [table, where] of mine) expect(await rows(table, where), table).toBeGreaterThan(0);
    const hash = await hashOf(fleet);
    const told = `entries like '%"${hash}"%'`;
    expect(await rows('log_block', told)).toBeGreaterThan(0);
    // Answers of effects are sealed: they name nobody.
    expect(JSON.stringify(await execute(database, 'select * from idempotency'))).not.toContain(c);

    const { data } = await askOne(a!, consents, { c });
    const { institutionLoginId } = data.customer.accounts[0].institutionLogin;
    const startedAt = performance.now();
    const ended = await askOne(
      a!,
      how ??
        `mutation ($c: ID!) { deleteInstitutionLogin(input: { customerId: $c, institutionLoginId: "${institutionLoginId}" }) { __typename } }`,
      { c },
    );
    expect(JSON.stringify(ended.data)).toContain('Payload');
    const answeredAt = performance.now();
    await vi.waitFor(async () => {
      for (const [table, where] of mine) expect(await rows(table, where), table).toBe(0);
      expect(await follow(b!.url + url)).not.toBe(200);
      expect(stream.blocks.at(-1)?.data?.errors?.[0]?.extensions.code ?? stream.blocks.at(-1)?.event).toBeDefined();
      const seen = await askOne(b!, household, { c });
      if (how === null) expect(seen.data.customer.accounts.length).toBeLessThan(5);
      else expect(seen.data.customer).toBeNull();
      expect(await rows('log_block', told)).toBe(0);
    }, patience);
    await stream.ended;
    console.info(
      `erased ${Math.round(performance.now() - answeredAt)} ms after the answer, ${Math.round(performance.now() - startedAt)} ms after the request`,
    );
    expect(await entries(fleet, 0, other)).toBeGreaterThanOrEqual(kept);
    expect(await rows('transaction_state', `customer = '${other}'`)).toBeGreaterThan(0);
    expect(await rows('event', `log like '%/${other}'`)).toBeGreaterThan(0);
  });
});
