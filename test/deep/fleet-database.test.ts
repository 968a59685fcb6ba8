import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loginsOf } from '../support/fleet.ts';
import { customersPage, outcomeOf, startProcessFleet } from '../support/fleet-processes.ts';
import { askMany } from '../support/load.ts';
import { execute, postgres, startPostgres } from '../support/postgres.ts';
import { redisServer } from '../support/redis.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const run = promisify(execFile);
const keys = Array.from({ length: 6 }, (_, each) => `${each}`.repeat(24));
const apiKeys = { API_KEYS: keys.map((key, each) => `load${each}:${key}`).join(',') };
/** The same few questions: what is tried is the store, not upstream. */
const ask = (each: number) => ({ query: `{ customers(first: ${(each % 5) + 1}) { edges { node { username } } } }` });
const load = (url: string, count: number) => askMany({ url, keys, count, ask });

async function storeOf(url: string): Promise<{ dropped: number; isUp: boolean }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': keys[0] ?? '' },
    body: JSON.stringify({ query: '{ partner { health { stores { dropped isUp } } } }' }),
  });
  const { data } = (await response.json()) as any;
  return data.partner.health.stores[0];
}

/** A disk of its own for what is started meanwhile; null where nobody may mount one. */
async function smallDisk(size: string): Promise<string | null> {
  const path = await mkdtemp(join(tmpdir(), 'disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]);
  } catch {
    await rm(path, { recursive: true });
    return null;
  }
  await chmod(path, 0o777);
  onTestFinished(async () => {
    await run('umount', ['-l', path]);
    await rm(path, { recursive: true, force: true });
  });
  return path;
}

describe.skipIf(postgres === null || redisServer === null)('gateways with one PostgreSQL', () => {
  test('that is empty all start together: one of them makes the tables', async () => {
    await using server = await startPostgres();
    await using fleet = await startProcessFleet({ ...apiKeys, DATABASE_URL: await server.database() });
    const members = await Promise.all([1, 2, 3, 4].map(() => fleet.join()));
    for (const { url, process } of members) {
      expect(await load(url, 20)).toEqual([]);
      expect(process.output()).not.toContain('"level":"error"');
    }
    expect(loginsOf(fleet.sandbox)).toBe(1);
  });
});

describe.skipIf(postgres === null || redisServer === null)('a gateway whose PostgreSQL', () => {
  test('is stopped, read-only, or five seconds slow answers every request, and counts what it drops', async () => {
    await using server = await startPostgres();
    const database = await server.database();
    const name = new URL(database).pathname.slice(1);
    await using proxy = await startTcpProxy(database);
    const through = new URL(database);
    through.port = new URL(proxy.url).port;
    await using fleet = await startProcessFleet({ ...apiKeys, DATABASE_URL: through.href });
    const { url } = await fleet.join();
    expect(await load(url, 200)).toEqual([]);

    await execute(database, `alter database ${name} set default_transaction_read_only = on`);
    await execute(
      database,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    );
    expect(await load(url, 500), 'read-only').toEqual([]);
    await execute(database, `set transaction read write; alter database ${name} reset default_transaction_read_only`);

    proxy.toxics = () => ({ latencyMs: 5_000 });
    await execute(
      database,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    );
    expect(await load(url, 500), 'slow').toEqual([]);
    proxy.toxics = () => ({});

    await server.crash();
    // Each is an operation and an ask: twice as many entries as wait at most.
    expect(await load(url, 20_000), 'stopped').toEqual([]);
    const { dropped } = await storeOf(url);
    expect(dropped).toBeGreaterThan(15_000);
    await server.start();
    await expect.poll(async () => (await storeOf(url)).isUp, { timeout: 90_000, interval: 1_000 }).toBe(true);
    // What was asked is in the database or was counted: nothing is lost in silence. Questions about health are operations too.
    await expect
      .poll(
        async () => {
          const [row] = await execute(database, 'select sum(rows) as kept from log_block');
          const { dropped: counted } = await storeOf(url);
          return Number(row?.kept) + counted;
        },
        { timeout: 60_000, interval: 2_000 },
      )
      .toBeGreaterThanOrEqual(2 * 21_200);
  });

  test('hangs answers every request, and who asks for what is in it is told so in time', async () => {
    await using server = await startPostgres();
    await using fleet = await startProcessFleet({ DATABASE_URL: await server.database() });
    const { url } = await fleet.join();
    const figures = () => outcomeOf(url, '{ partner { metrics(window: HOUR) { calls { current } } } }');
    const another = (each: number) => outcomeOf(url, customersPage(each));
    expect(await figures()).toBe('answered');
    await server.freeze();
    const asked = figures();
    for (let each = 1; each <= 100; each += 1) expect(await another(each)).toBe('answered');
    expect(await asked).toBe('METRICS_UNAVAILABLE');
    await server.thaw();
    await expect.poll(figures, { timeout: 30_000, interval: 500 }).toBe('answered');
  });

  test('has no room left on its disk answers every request', async ({ skip }) => {
    const disk = await smallDisk('200m');
    if (disk === null) return skip('no file system may be mounted here');
    const before = process.env.TMPDIR;
    process.env.TMPDIR = disk;
    await using server = await startPostgres({ max_wal_size: '64MB', min_wal_size: '32MB' }).finally(() => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    });
    const database = await server.database();
    await using fleet = await startProcessFleet({ ...apiKeys, DATABASE_URL: database });
    const { url } = await fleet.join();
    expect(await load(url, 200)).toEqual([]);
    // Ends with an error when the disk is full, which is what is wanted.
    await run('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1M']).catch(() => {});
    expect(await load(url, 5_000), 'full').toEqual([]);
  });
});
