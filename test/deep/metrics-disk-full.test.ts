import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { addressesOf, ask, startProcess } from '../support/gateway-process.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

/** Entries that wait at most: more than so many have to come before any is dropped. */
const room = 20_000;
const together = 16;

interface Store {
  readonly name: string;
  readonly isUp: boolean;
  readonly dropped: number;
}

/** What the gateway handed over, by counters that have nothing to do with the store. */
async function handedOver(adminUrl: string): Promise<number> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text();
  const counted = text.matchAll(/^ofg_(?:upstream_calls|operations)_total\{[^}]*\} (\d+)$/gm);
  return [...counted].reduce((sum, [, value]) => sum + Number(value), 0);
}

function rowsIn(dataDir: string): number {
  using database = new DatabaseSync(join(dataDir, 'metrics.db'), { readOnly: true });
  return Number(database.prepare('select sum(rows) as n from log_block').get()?.n);
}

test('a disk that is full fails no request, and what was dropped is what was counted as dropped', async () => {
  await using directory = await temporaryDirectory();
  const dataDir = join(directory.path, 'data');
  const gateway = await startProcess({ env: { DATA_DIR: dataDir } });
  const { url, adminUrl, sandboxUrl } = await addressesOf(gateway);
  const info = (await (await fetch(`${sandboxUrl}/__sandbox/info`)).json()) as {
    partners: { customers: { customerId: string }[] }[];
  };
  const ids = info.partners[0]!.customers.slice(0, 20).map(({ customerId }) => customerId);
  // Each of them is an ask of its own, answered from memory after the first time.
  const query = `query Full { ${ids.map((id, n) => `c${n}: customer(customerId: "${id}") { username }`).join(' ')} }`;
  const stores = async () => {
    const { data } = await ask(url, '{ partner { health { stores { name isUp dropped } } } }');
    return (data as { partner: { health: { stores: Store[] } } }).partner.health.stores[0]!;
  };
  expect((await ask(url, query)).errors).toBeUndefined();
  expect(await stores()).toMatchObject({ isUp: true, dropped: 0 });

  // No file of the gateway may grow any more: each write beyond its first bytes fails as on a full disk.
  const limitFiles = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(gateway.pid), `--fsize=${bytes}:unlimited`]);
  limitFiles('4096');
  let failed = 0;
  const enough = Math.ceil((2 * room) / (ids.length + 1) / together);
  const work = async () => {
    for (let n = 0; n < enough; n += 1) if ((await ask(url, query)).errors !== undefined) failed += 1;
  };
  await Promise.all(Array.from({ length: together }, work));
  expect(failed).toBe(0);
  const full = await stores();
  expect(full.isUp).toBe(false);
  expect(full.dropped).toBeGreaterThan(0);

  limitFiles('unlimited');
  await gateway.printed(/metrics cannot be kept/);
  // Asking for a figure hands over what waits; it is in the store when the figure is there.
  const settled = async () => {
    await ask(url, '{ partner { metrics(window: HOUR) { calls { current } } } }');
    return (await stores()).isUp;
  };
  for (let tries = 0; tries < 50 && !(await settled()); tries += 1);
  const { dropped, isUp } = await stores();
  expect(isUp).toBe(true);
  const handed = await handedOver(adminUrl);
  gateway.kill('SIGTERM');
  await gateway.exited;
  expect(rowsIn(dataDir) + dropped).toBe(handed);
});
