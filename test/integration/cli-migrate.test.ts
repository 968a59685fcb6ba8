import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { openStores } from '../../src/store/stores.ts';
import { runCommand } from '../support/command.ts';
import { callEntries, flatCall } from '../support/metric-entries.ts';
import { openMetrics } from '../support/metrics-store.ts';
import { type PostgresServer, postgres, startPostgres } from '../support/postgres.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const masterKey = randomBytes(32).toString('base64');
const now = 1_800_000_000_000;
const customer = { partnerId: 'p', customerId: 'c' };
const events = Array.from({ length: 1_201 }, (_, each) => ({ kind: 'connect', key: `k${each}`, facts: '{}' }));

describe.skipIf(postgres === null)('ofg migrate', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const open = (dataDir: string, databaseUrl: string | null) =>
    openStores({ dataDir, databaseUrl, clock: systemClock, log: silentLogger });
  const migrate = (dataDir: string, databaseUrl: string, key = masterKey) =>
    runCommand(['migrate'], { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, MASTER_KEY: key });

  async function filled() {
    const directory = await temporaryDirectory();
    await using files = await open(directory.path, null);
    await files.latches.permitLogin(['wrong'], now);
    await files.latches.settleLogin(['wrong'], null, 'refused', now);
    await files.events.openLog(customer, now);
    await files.events.appendEvents(customer, events, now);
    return directory;
  }

  test('takes everything over with its counts, and adds nothing when it is run again', async () => {
    await using directory = await filled();
    const url = await server.database();
    const first = await migrate(directory.path, url);
    expect(first.output).toMatch(/events\.event +1201 rows, 1201 of them new/);
    expect(first.code).toBe(0);
    const again = await migrate(directory.path, url);
    expect(again.output).toMatch(/^\d+ rows, 0 of them new/m);
    await using stores = await open(directory.path, url);
    expect(await stores.latches.permitLogin(['wrong'], now + 1)).toMatchObject({ kind: 'latched' });
    const page = await stores.events.readEvents(customer, { after: 0, kinds: ['connect'], limit: 2_000 }, now);
    expect(page.events).toHaveLength(1_201);
  });

  test('counts a call once that was moved twice, though nobody had asked about it before', async () => {
    await using directory = await filled();
    const url = await server.database();
    const batch = { calls: callEntries([flatCall({ at: now })]), operations: [], webhooks: [], audits: [] };
    {
      await using files = await openMetrics({ dataDir: directory.path });
      await files.verbs.append({ writer: 'w', sequence: 1, ...batch });
    }
    for (let times = 0; times < 2; times += 1) {
      expect((await migrate(directory.path, url)).code).toBe(0);
      await using store = await openMetrics({ databaseUrl: url });
      expect(await store.verbs.counts({ partners: ['p1'], from: 0 })).toMatchObject({ calls: 1 });
    }
  });

  test('goes on where it was cut off, and never forgets a refusal for what the database thinks', async () => {
    await using directory = await filled();
    const url = await server.database();
    {
      await using stores = await open(directory.path, url);
      await stores.latches.permitLogin(['wrong'], now);
      await stores.latches.settleLogin(['wrong'], null, 'proven', now);
    }
    await migrate(directory.path, url);
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('delete from event where substring(key from 2)::int >= 700');
    await client.end();
    expect((await migrate(directory.path, url)).output).toMatch(/events\.event +1201 rows, 501 of them new/);
    await using stores = await open(directory.path, url);
    expect(await stores.latches.permitLogin(['wrong'], now + 1)).toMatchObject({ kind: 'latched' });
  });

  test('refuses a key that the directory was not filled with', async () => {
    await using directory = await filled();
    await writeFile(join(directory.path, 'master.key'), `${randomBytes(32).toString('base64')}\n`);
    const ended = await migrate(directory.path, await server.database());
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('MASTER_KEY');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });
});
