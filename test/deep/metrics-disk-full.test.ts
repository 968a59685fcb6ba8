import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startProcess } from '../support/gateway-process.ts';
import { metricsUnderFire, rowsIn } from '../support/metrics-under-fire.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

/** Entries that wait at most: more than so many have to come before any is dropped. */
const room = 20_000;

test('a disk that is full fails no request, and what was dropped is what was counted as dropped', async () => {
  await using directory = await temporaryDirectory();
  const dataDir = join(directory.path, 'data');
  const gateway = await startProcess({ env: { DATA_DIR: dataDir } });
  const metrics = await metricsUnderFire(gateway);
  let asks = 0;
  const askTimes = (times: number) => metrics.load(() => asks++ >= times);
  await askTimes(1);
  expect(await metrics.store()).toMatchObject({ isUp: true, dropped: 0 });

  // No file of the gateway may grow any more: each write beyond its first bytes fails as on a full disk.
  const limitFiles = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(gateway.pid), `--fsize=${bytes}:unlimited`]);
  limitFiles('4096');
  await askTimes((2 * room) / (metrics.perAsk + 1));
  expect(metrics.failed()).toBe(0);
  const full = await metrics.store();
  expect(full.isUp).toBe(false);
  expect(full.dropped).toBeGreaterThan(0);

  limitFiles('unlimited');
  await gateway.printed(/metrics cannot be kept/);
  const { dropped } = await metrics.settled();
  const handed = await metrics.handedOver();
  gateway.kill('SIGTERM');
  await gateway.exited;
  expect(rowsIn(dataDir) + dropped).toBe(handed);
});
