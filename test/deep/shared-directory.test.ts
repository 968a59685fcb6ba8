import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { credentialsOf } from '../support/command.ts';
import { type GatewayProcess, startProcess } from '../support/gateway-process.ts';
import { scale } from '../support/scale.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';
import { connectEvent, postWebhook, signed } from '../support/webhooks.ts';

const processes = 8;
/** Of each process. */
const deaths = Math.min(20, 2 + Math.floor(scale / 20));
/** Of each death: effects with a key, and webhooks, that all of those alive are told. */
const perDeath = 4;

const key = 'k'.repeat(24);
const create = `mutation ($input: CreateTestingCustomerInput!) {
  createTestingCustomer(input: $input) { __typename ... on CreateTestingCustomerPayload { customer { customerId } } }
}`;
const changesOf = 'query ($c: ID!) { transactionChanges(customerId: $c, first: 500) { cursor } }';

/** What clients were told: it must hold, whoever dies. */
interface Told {
  /** Ids of the customer that each key made. */
  readonly made: Map<string, Set<string>>;
  /** How often each webhook was taken for a new one, by its number. */
  readonly taken: Map<number, number>;
  deaths: number;
  cut: number;
}

interface World {
  readonly sandbox: Sandbox;
  readonly dataDir: string;
  readonly told: Told;
}

async function start({ sandbox, dataDir }: World): Promise<{ gateway: GatewayProcess; url: string }> {
  const gateway = await startProcess({
    env: {
      ...credentialsOf(sandbox),
      MODE: 'development',
      ADMIN_PORT: 'off',
      TRUSTED_DOCUMENTS: 'off',
      API_KEYS: `web:${key}`,
      DATA_DIR: dataDir,
      MAX_REQUESTS_PER_SECOND: '1000',
    },
  });
  const [, url = ''] = await gateway.printed(/"url":"(http[^"]+)"/);
  return { gateway, url };
}

/** Null where the process is gone. */
async function ask(url: string, query: string, variables: object): Promise<any> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ query, variables }),
    });
    return await response.json();
  } catch {
    return null;
  }
}

/** The customer's id, or nothing where that is not told; null where the process is gone. */
async function makeCustomer(url: string, name: string, { made }: Told): Promise<string | undefined | null> {
  const answer = await ask(url, create, { input: { username: name, idempotencyKey: name } });
  const customerId = answer?.data?.createTestingCustomer?.customer?.customerId;
  if (customerId !== undefined) made.set(name, (made.get(name) ?? new Set()).add(customerId));
  return answer === null ? null : customerId;
}

/** Mastercard's id of an event of Connect, by its number. */
const eventOf = (number: number) => `1700000000000-${number.toString(16).padStart(24, '0')}`;

async function tell(url: string, number: number, { sandbox, told }: World): Promise<boolean> {
  const [{ partnerId, partnerSecret, customers } = never()] = sandbox.info.partners;
  const body = connectEvent({ customerId: customers[0]!.customerId, eventId: eventOf(number) });
  try {
    const { status, text } = await postWebhook(
      `${url}/webhooks/${partnerId}/connect`,
      body,
      signed(body, partnerSecret),
    );
    if (status === 200) told.taken.set(number, (told.taken.get(number) ?? 0) + (text === 'new' ? 1 : 0));
    return true;
  } catch {
    return false;
  }
}

function never(): never {
  throw new Error('the sandbox has partners');
}

/** From the start to kill -9: half of them die with their first answer, the others with their last. */
async function live(world: World, life: number): Promise<void> {
  const { gateway, url } = await start(world);
  const { told, sandbox } = world;
  const first = Promise.withResolvers<void>();
  const customers = sandbox.info.partners[0]!.customers.map(({ customerId }) => customerId);
  const work = Array.from({ length: perDeath }, async (_, each) => {
    const number = life * perDeath + each;
    const ends = [
      (await makeCustomer(url, `customer_${number}`, told)) !== null,
      await tell(url, number, world),
      (await ask(url, changesOf, { c: customers[each % customers.length] })) !== null,
    ];
    if (ends.includes(false)) told.cut += 1;
    first.resolve();
  });
  await (Math.random() < 0.5 ? first.promise : Promise.all(work));
  gateway.kill('SIGKILL');
  expect(await gateway.exited).toBe('SIGKILL');
  await Promise.all(work);
  told.deaths += 1;
}

test('processes that are killed while they write to one directory damage no file, and lose and double nothing that was told', async () => {
  await using sandbox = await startSandbox({ directory: 'short' });
  await using volume = await temporaryDirectory();
  const told: Told = { made: new Map(), taken: new Map(), deaths: 0, cut: 0 };
  const world = { sandbox, dataDir: volume.path, told };
  await Promise.all(
    Array.from({ length: processes }, async () => {
      for (let life = 0; life < deaths; life += 1) await live(world, life);
    }),
  );

  const { url } = await start(world);
  expect(told.made.size, 'what was made').toBeGreaterThan(0);
  for (const [name, ids] of told.made) expect([await makeCustomer(url, name, told)], name).toEqual([...ids]);
  for (const number of [...told.taken.keys()]) await tell(url, number, world);
  expect([...told.taken.values()].filter((times) => times > 1)).toEqual([]);

  const files = globSync(join(volume.path, '*.db'));
  expect(files.map((file) => basename(file)).toSorted()).toEqual([
    'budget.db',
    'changes.db',
    'events.db',
    'latches.db',
    'metrics.db',
    'state.db',
  ]);
  for (const file of files) {
    using database = new DatabaseSync(file, { readOnly: true });
    expect(database.prepare('pragma integrity_check').all(), file).toEqual([{ integrity_check: 'ok' }]);
  }
  const { deaths: died, cut, made, taken } = told;
  console.info({ died, cut, made: made.size, taken: taken.size, files: files.length });
}, 900_000);
