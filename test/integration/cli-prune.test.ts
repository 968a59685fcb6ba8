import { describe, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { callsTo, credentialsOf, customerTemplate, runCommand } from '../support/command.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

const dayMs = 86_400_000;
/** Two active customers of its own, and few testing ones. */
const partner = 1;

async function upstream(): Promise<Sandbox> {
  const sandbox = await startSandbox({ directory: 'short' });
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  return sandbox;
}

interface Row {
  readonly username: string;
  readonly type: string;
  /** Unix seconds; some rows have them as text. */
  readonly createdDate: number | string;
}

/** The customers as upstream has them, asked without the gateway. */
async function customersOf(sandbox: Sandbox): Promise<readonly Row[]> {
  const client = await createClient(sandbox, partner);
  const page = jsonOf<{ customers: Row[] }>(await client.get('/aggregation/v1/customers?start=1&limit=1000'));
  return page.customers;
}

const namesOf = async (sandbox: Sandbox) => (await customersOf(sandbox)).map(({ username }) => username).sort();

/** Customers that were made so many days ago. */
async function create(sandbox: Sandbox, days: number, usernames: readonly string[]): Promise<void> {
  sandbox.setClock({ offsetMs: -days * dayMs });
  const client = await createClient(sandbox, partner);
  for (const username of usernames)
    expect((await client.post('/aggregation/v2/customers/testing', { username })).status).toBe(201);
  sandbox.setClock({});
}

/** Only customers whose age the test has chosen, beside the active ones that are old. */
async function prepared(): Promise<Sandbox> {
  const sandbox = await upstream();
  const client = await createClient(sandbox, partner);
  const { customers } = jsonOf<{ customers: (Row & { id: string })[] }>(
    await client.get('/aggregation/v1/customers?type=testing&start=1&limit=1000'),
  );
  for (const { id } of customers) await client.delete(`/aggregation/v1/customers/${id}`);
  await create(sandbox, 30, ['old_one_30', 'old_two_30']);
  await create(sandbox, 2, ['young_two_days']);
  sandbox.resetCalls();
  return sandbox;
}

describe('customers prune', () => {
  test('deletes testing customers older than a week, and neither younger nor active ones', async () => {
    const sandbox = await prepared();
    const before = await namesOf(sandbox);
    const { code, output } = await runCommand(
      ['customers', 'prune', '--testing', '--yes'],
      credentialsOf(sandbox, partner),
    );
    expect(code).toBe(0);
    expect(output).toContain('has 3 testing customers; 2 older than 7 days');
    expect(output).toMatch(/old_one_30, 30 days old/);
    expect(output).toContain('Deleted 2 of 2.');
    expect(await namesOf(sandbox)).toEqual(before.filter((name) => !name.startsWith('old_')));
    expect((await customersOf(sandbox)).filter(({ type }) => type === 'active').length).toBeGreaterThan(0);
  });

  test.each([
    ['3d', ['old_one_30', 'old_two_30']],
    ['36h', ['old_one_30', 'old_two_30', 'young_two_days']],
    ['0', ['old_one_30', 'old_two_30', 'young_two_days']],
    ['31d', []],
  ])('--older-than %s lists %j, and --dry-run deletes none of them', async (age, names) => {
    const sandbox = await prepared();
    const { code, output } = await runCommand(
      ['customers', 'prune', '--testing', '--older-than', age, '--dry-run'],
      credentialsOf(sandbox, partner),
    );
    expect(code).toBe(0);
    const listed = [...output.matchAll(/^ {2}\d+ +(\S+), .* old$/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(names);
    expect(callsTo(sandbox, 'DELETE', customerTemplate)).toBe(0);
  });

  test('without a terminal and without --yes nothing is deleted', async () => {
    const sandbox = await prepared();
    const { code, stderr } = await runCommand(['customers', 'prune', '--testing'], credentialsOf(sandbox, partner));
    expect(code).toBe(1);
    expect(stderr).toContain('--yes');
    expect(callsTo(sandbox, 'DELETE', customerTemplate)).toBe(0);
  });

  test('makes room where there was none', async () => {
    const sandbox = await upstream();
    const present = (await customersOf(sandbox)).filter(({ type }) => type === 'testing').length;
    await create(
      sandbox,
      30,
      Array.from({ length: 500 - present }, (_, n) => `filler_${n}`),
    );
    const full = await runCommand(['try'], credentialsOf(sandbox, partner));
    expect(full.stderr).toContain('TestingCustomerLimitReached');
    const pruned = await runCommand(['customers', 'prune', '--testing', '--yes'], credentialsOf(sandbox, partner));
    expect(pruned.output).toContain('Deleted 500 of 500.');
    expect((await runCommand(['try'], credentialsOf(sandbox, partner))).code).toBe(0);
  });

  test('when deleting fails it stops after a few, and says what was done', async () => {
    const sandbox = await prepared();
    await create(
      sandbox,
      20,
      Array.from({ length: 30 }, (_, n) => `more_${n}`),
    );
    const body = { code: 1000 };
    sandbox.addFault({
      match: { method: 'DELETE', path: customerTemplate },
      effect: { kind: 'status', status: 500, body },
    });
    const { code, stderr, output } = await runCommand(
      ['customers', 'prune', '--testing', '--yes'],
      credentialsOf(sandbox, partner),
    );
    expect(code).toBe(1);
    expect(output).toContain('Deleted 0 of 32.');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(callsTo(sandbox, 'DELETE', customerTemplate)).toBeLessThan(10);
  });

  test('does nothing without being told which kind, or with an age that is none', async () => {
    expect((await runCommand(['customers', 'prune'])).stderr).toContain('--testing');
    const { code, stderr } = await runCommand(['customers', 'prune', '--testing', '--older-than', 'week']);
    expect(code).toBe(1);
    expect(stderr).toContain('7d');
  });
});
