import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { startProcess } from '../support/gateway-process.ts';
import { metricsUnderFire, rowsIn } from '../support/metrics-under-fire.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

/** Entries that wait at most: more than so many have to come before any is dropped. */
const room = 20_000;
const preload = pathToFileURL(join(import.meta.dirname, '../support/deadly-signal.mjs'));

test('the thread of the store dies under load: no request fails, what is lost is counted, and it is started again', async () => {
  await using directory = await temporaryDirectory();
  const dataDir = join(directory.path, 'data');
  const gateway = await startProcess({ env: { DATA_DIR: dataDir, NODE_OPTIONS: `--import=${preload}` } });
  const metrics = await metricsUnderFire(gateway);
  const from = await metrics.handedOver();
  let isEnough = false;
  const load = metrics.load(() => isEnough);

  // Somewhere in the batches of the first seconds, and for as long as it takes for more to come than there is room for.
  for (let handed = from; handed - from < room / 2; handed = await metrics.handedOver());
  gateway.kill('SIGUSR2');
  await gateway.printed(/metrics store has failed/);
  for (let store = await metrics.store(); store.dropped === 0; store = await metrics.store())
    expect(store.isUp).toBe(false);
  gateway.kill('SIGUSR2');
  await gateway.printed(/metrics store is back/);
  const back = await metrics.handedOver();
  for (let handed = back; handed - back < room / 4; handed = await metrics.handedOver());
  isEnough = true;
  await load;

  const { dropped } = await metrics.settled();
  expect(metrics.failed()).toBe(0);
  expect(dropped).toBeGreaterThan(0);
  // Asking itself is recorded: all of it is written when the process ends.
  const handed = await metrics.handedOver();
  gateway.kill('SIGTERM');
  await gateway.exited;
  const kept = rowsIn(dataDir);
  expect(kept).toBeGreaterThan(room);
  expect(kept + dropped).toBe(handed);
});
