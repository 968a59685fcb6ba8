import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { fleetKey, type ProcessFleet, startProcessFleet } from '../support/fleet-processes.ts';
import { openMetrics } from '../support/metrics-store.ts';
import { execute, postgres, startPostgres } from '../support/postgres.ts';
import { redisServer } from '../support/redis.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const patience = { timeout: 30_000, interval: 50 };
const asks = 20;

interface Hold extends AsyncDisposable {
  /** Statements that wait until it is released. */
  waiting(): Promise<number>;
  release(): Promise<void>;
}

/** Holds what a statement takes. */
async function hold(database: string, take: string): Promise<Hold> {
  const client = new Client({ connectionString: database });
  await client.connect();
  let ended: Promise<void> | undefined;
  const release = () => {
    ended ??= client.end();
    return ended;
  };
  await client.query(`begin; ${take}`);
  return {
    async waiting() {
      const [row] = await execute(database, 'select count(*) as n from pg_locks where not granted');
      return Number(row?.n);
    },
    release,
    [Symbol.asyncDispose]: release,
  };
}

const withinTransaction = 'lock table metric_call in access exclusive mode';
const withinCommit = 'select pg_advisory_xact_lock(1)';

/** Whoever commits a batch waits for those who hold the lock, as for a slow disk. */
const slowCommits = `
  create function wait_for_the_disk() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(1); return null; end $$;
  create constraint trigger slow_disk after insert or update on metric_writer
    deferrable initially deferred for each row execute function wait_for_the_disk()`;

async function ask(url: string, query: string, requestId: string): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': fleetKey, 'x-request-id': requestId },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: any; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Operations one after the other, each of which makes one call; both are recorded under its id. */
async function askAll(url: string, life: string): Promise<void> {
  for (let each = 1; each <= asks; each += 1) {
    const query = `{ customers(first: 1, search: "${life}${each}") { edges { node { username } } } }`;
    await ask(url, query, `${life}-${each}`);
  }
}

async function storeOf(url: string): Promise<{ isUp: boolean; dropped: number }> {
  const { partner } = await ask(url, '{ partner { health { stores { isUp dropped } } } }', 'health');
  return partner.health.stores[0];
}

/** A process that is killed while a batch of what it was asked is being written. */
async function liveAndDie(fleet: ProcessFleet, database: string, life: string, take: string): Promise<void> {
  const { process, url } = await fleet.join();
  await using held = await hold(database, take);
  await askAll(url, life);
  await expect.poll(held.waiting, patience).toBeGreaterThan(0);
  process.kill('SIGKILL');
  expect(await process.exited).toBe('SIGKILL');
}

describe.skipIf(postgres === null || redisServer === null)('gateways on one database', () => {
  test('that are killed, or lose their connection, while they write their metrics count nothing twice', async () => {
    await using server = await startPostgres();
    const database = await server.database();
    await using proxy = await startTcpProxy(database);
    const through = new URL(database);
    through.port = new URL(proxy.url).port;
    await using fleet = await startProcessFleet({ DATABASE_URL: through.href });
    const last = await fleet.join();
    await execute(database, slowCommits);

    await liveAndDie(fleet, database, 'within', withinTransaction);
    await liveAndDie(fleet, database, 'committing', withinCommit);
    {
      await using held = await hold(database, withinCommit);
      await askAll(last.url, 'unheard');
      await expect.poll(held.waiting, patience).toBeGreaterThan(0);
      // The commit goes on, and nobody hears of it.
      proxy.reset();
      await last.process.printed(/metrics cannot be kept/);
    }
    // Sent once more under its number, it is no fault.
    await expect.poll(() => storeOf(last.url), patience).toEqual({ isUp: true, dropped: 0 });
    last.process.kill('SIGTERM');
    expect(await last.process.exited).toBe(0);

    const partners = [fleet.sandbox.info.partners[0]!.partnerId];
    await using store = await openMetrics({ databaseUrl: database });
    const rows = await store.verbs.callLog({ partners, from: 0, to: 9e15, limit: 10_000, after: null });
    const keptOf = (life: string) =>
      rows
        .map(({ requestId }) => requestId.split('-'))
        .filter(([name]) => name === life)
        .map(([, each]) => Number(each))
        .sort((a, b) => a - b);
    const firstOnes = (count: number) => Array.from({ length: count }, (_, each) => each + 1);
    expect(keptOf('within')).toEqual([]);
    const kept = keptOf('committing');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).toEqual(firstOnes(kept.length));
    expect(keptOf('unheard')).toEqual(firstOnes(asks));
    // What is added up is what the log has.
    const { calls } = await store.verbs.counts({ partners, from: 0 });
    expect(calls).toBe(rows.length);
  });
});
