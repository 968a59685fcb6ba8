import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openPostgresPool } from '../../src/store/postgres-pool.ts';
import { UnusableDatabaseError } from '../../src/store/stores.ts';
import { execute, type PostgresServer, postgres, startPostgres } from '../support/postgres.ts';
import { openPostgresStores } from '../support/stores.ts';

const t0 = 1_800_000_000_000;
const latched = { kind: 'latched', reason: 'refused' };

describe.skipIf(postgres === null)('stores on a PostgreSQL that', () => {
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    // A server whose default is to answer before anything is on the disk.
    server = await startPostgres({ synchronous_commit: 'off', wal_writer_delay: '10s' });
    url = await server.database();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test('crashes fail at once, remember what was committed, and go on with the next server', async () => {
    await using stores = await openPostgresStores(url);
    const { latches, idempotency } = stores;
    for (let crash = 0; crash < 3; crash += 1) {
      const asks = Array.from({ length: 20 }, (_, n) => latches.permitLogin(`${crash} ${n}`, t0));
      await asks[0];
      await latches.settleLogin(`${crash}`, null, 'refused', t0);
      const down = server.crash();
      await Promise.allSettled([...asks, down]);
      const before = performance.now();
      await expect(latches.permitLogin(`${crash}`, t0)).rejects.toThrow();
      await expect(idempotency.claim('key', 'ask', t0)).rejects.toThrow();
      expect(performance.now() - before).toBeLessThan(1_000);
      await server.start();
      expect(await latches.permitLogin(`${crash}`, t0)).toEqual(latched);
    }
  });

  test('does not answer cost an ask a bounded time, and are used again as soon as it does', async () => {
    await using stores = await openPostgresStores(url);
    await stores.latches.settleLogin('frozen', null, 'refused', t0);
    await server.freeze();
    const before = performance.now();
    await expect(stores.latches.permitLogin('frozen', t0)).rejects.toThrow('timeout');
    expect(performance.now() - before).toBeLessThan(8_500);
    await server.thaw();
    expect(await stores.latches.permitLogin('frozen', t0)).toEqual(latched);
  });

  test('is read-only say so, and still answer what is known', async () => {
    const own = await server.database();
    await using stores = await openPostgresStores(own);
    await stores.latches.settleLogin('pair', null, 'refused', t0);
    await execute(own, `alter database ${new URL(own).pathname.slice(1)} set default_transaction_read_only = on`);
    await using later = await openPostgresStores(own);
    expect(await later.latches.permitLogin('pair', t0)).toEqual(latched);
    await expect(later.latches.permitLogin('other', t0)).rejects.toThrow('read-only');
  });

  test('waits for a process that was stopped in the middle of a transaction does so for a bounded time', async () => {
    await using stores = await openPostgresStores(url);
    await stores.latches.permitLogin('held', t0);
    const pool = openPostgresPool(url, { max: 2, statementMs: 300 });
    const stopped = await pool.connect();
    // In one message: on a machine that is busy for 300 ms between two, the lock would never be taken.
    await stopped.query("begin; select * from login_pair where pair = 'held' for update", []);
    // Its lock is gone with it after 300 ms, long before this ask would be given up.
    expect(await stores.latches.permitLogin('held', t0 + 15_000)).toMatchObject({ kind: 'granted' });
    await expect(stopped.query('commit', [])).rejects.toThrow();
    stopped.release();
    const fresh = await pool.connect();
    expect((await fresh.query<{ one: number }>('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
    fresh.release();
    await pool.end();
  });

  test('ends a connection with its answer has that connection used by nobody any more', async () => {
    const pool = openPostgresPool(url, { max: 1, statementMs: 5_000 });
    const ended = await pool.connect();
    await expect(ended.query('select pg_terminate_backend(pg_backend_pid())', [])).rejects.toThrow('terminating');
    ended.release();
    const fresh = await pool.connect();
    expect((await fresh.query<{ one: number }>('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
    fresh.release();
    await pool.end();
  });

  test('cannot be used is an error at the start that names the place and not the password', async () => {
    const nowhere = 'postgres://gateway:hush@127.0.0.1:1/gateway';
    const error = await openPostgresStores(nowhere).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnusableDatabaseError);
    expect(String(error)).toMatch(/PostgreSQL at 127\.0\.0\.1:1\/gateway cannot be used: .*ECONNREFUSED/);
    expect(String(error)).not.toContain('hush');
    const missing = url.replace(/[^/]+$/, 'no_such_database');
    await expect(openPostgresStores(missing)).rejects.toThrow('"no_such_database" does not exist');
  });
});
