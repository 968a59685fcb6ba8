import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { parseConfig } from '../../src/config.ts';
import type { Partners } from '../../src/domain/clients.ts';
import { secret } from '../../src/domain/secret.ts';
import { type Gateway, startGateway } from '../../src/gateway.ts';

const newKey = () => randomBytes(32).toString('base64');
const loginTemplate = 'POST /aggregation/v2/partners/authentication';

interface Volume extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly partners: Partners;
  /** A gateway on this volume, under a master key and the one before it. */
  start(masterKey: string, previous?: string): Promise<Gateway>;
  logins(): number;
}

/** A data directory that outlives its gateways, before a sandbox. */
async function openVolume(change: (partners: Partners) => Partners = (same) => same): Promise<Volume> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short' }));
  const dataDir = await mkdtemp(join(tmpdir(), 'ofg-test-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const partners = change(sandboxPartners(sandbox.info, sandbox.url));
  const owned = stack.move();
  return {
    sandbox,
    partners,
    start: (masterKey, previous) =>
      startGateway({
        ...parseConfig({ DATA_DIR: dataDir }),
        port: 0,
        admin: null,
        partners,
        masterKey: secret(masterKey),
        masterKeyPrevious: previous === undefined ? null : secret(previous),
      }),
    logins: () => sandbox.calls().byTemplate[loginTemplate] ?? 0,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The first partner's secret is not the one that it has at upstream. */
function withWrongSecret(partners: Partners): Partners {
  const [[id, entry]] = [...partners] as [[string, Partners extends ReadonlyMap<string, infer P> ? P : never]];
  const partner = { ...entry.partner, partnerSecret: secret('not-the-secret-1') };
  return new Map([[id, { ...entry, partner }]]);
}

async function ask({ url }: Gateway, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: any; errors?: { extensions: { code: string } }[] };
}

const codeOf = async (gateway: Gateway, query: string) => (await ask(gateway, query)).errors?.[0]?.extensions.code;
const someCustomers = '{ customers(first: 1) { edges { node { username } } } }';

test('a secret that was refused under one master key is not tried again under the next, nor after the first is gone', async () => {
  await using volume = await openVolume(withWrongSecret);
  const [first, second] = [newKey(), newKey()];
  for (const [key, previous] of [[first], [second, first], [second]] as const) {
    await using gateway = await volume.start(key, previous);
    expect(await codeOf(gateway, someCustomers)).toBe('CREDENTIALS_LATCHED');
    expect(volume.logins()).toBe(1);
  }
});

test('nobody need ask for anything while both keys are set: the start is enough to carry a refusal over', async () => {
  await using volume = await openVolume(withWrongSecret);
  const [first, second] = [newKey(), newKey()];
  {
    await using before = await volume.start(first);
    expect(await codeOf(before, someCustomers)).toBe('CREDENTIALS_LATCHED');
  }
  await (await volume.start(second, first))[Symbol.asyncDispose]();
  await using after = await volume.start(second);
  expect(await codeOf(after, someCustomers)).toBe('CREDENTIALS_LATCHED');
  expect(volume.logins()).toBe(1);
});

test('an instance that still has the old key alone keeps to a refusal that one with the new key met', async () => {
  await using volume = await openVolume(withWrongSecret);
  const [first, second] = [newKey(), newKey()];
  await using old = await volume.start(first);
  await using fresh = await volume.start(second, first);
  expect(await codeOf(fresh, someCustomers)).toBe('CREDENTIALS_LATCHED');
  expect(await codeOf(old, someCustomers)).toBe('CREDENTIALS_LATCHED');
  expect(volume.logins()).toBe(1);
});

test('cursors go on under the next key as long as the key that made them is set as the previous one', async () => {
  await using volume = await openVolume();
  const [first, second] = [newKey(), newKey()];
  const page = `query ($customerId: ID!, $after: String) {
    customer(customerId: $customerId) {
      transactions(first: 2, after: $after) { edges { node { transactionId } } pageInfo { endCursor } }
    }
  }`;
  const customerId = volume.sandbox.info.partners[0]!.customers[0]!.customerId;
  const read = async (gateway: Gateway, after?: string) => {
    const { data, errors } = await ask(gateway, page, { customerId, after });
    return { connection: data?.customer?.transactions, code: errors?.[0]?.extensions.code };
  };
  let after = '';
  let next: unknown;
  {
    await using before = await volume.start(first);
    after = (await read(before)).connection.pageInfo.endCursor;
    next = (await read(before, after)).connection.edges;
  }
  {
    await using rotated = await volume.start(second, first);
    expect((await read(rotated, after)).connection.edges).toEqual(next);
  }
  await using alone = await volume.start(second);
  expect(await read(alone, after)).toMatchObject({ code: 'BAD_CURSOR' });
});

test('an idempotency key that was used under the previous key has no second effect', async () => {
  await using volume = await openVolume();
  const [first, second] = [newKey(), newKey()];
  const rename = `mutation ($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) { __typename }
  }`;
  const input = {
    customerId: volume.sandbox.info.partners[0]!.customers[0]!.customerId,
    firstName: 'Nadia',
    idempotencyKey: 'same',
  };
  const effects = () =>
    volume.sandbox.calls().calls.filter(({ method, template }) => method === 'PUT' && template.includes('/customers/'))
      .length;
  for (const [key, previous] of [[first], [second, first]] as const) {
    await using gateway = await volume.start(key, previous);
    const { data, errors } = await ask(gateway, rename, { input });
    expect(errors).toBeUndefined();
    expect(data.updateCustomer.__typename).toBe('UpdateCustomerPayload');
    expect(effects()).toBe(1);
  }
});
