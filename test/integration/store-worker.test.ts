import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';

import { expect, onTestFinished, test } from 'vitest';

import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { openStores, type Stores } from '../../src/store/stores.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const t0 = 1_800_000_000_000;
const latched = { kind: 'latched', reason: 'refused' };

interface Stage {
  readonly stores: Stores;
  /** The worker of the moment. */
  worker(): Worker;
  /** Resolves with the pause that follows the next time the worker is down. */
  down(): Promise<number>;
  back(): Promise<void>;
}

/** Stores in a directory, with hands on the worker that nobody else can reach. */
async function open(dataDir: string, clock: Clock = systemClock): Promise<Stage & AsyncDisposable> {
  let worker: Worker | undefined;
  const onWorker = (started: Worker) => {
    worker = started;
  };
  process.on('worker', onWorker);
  onTestFinished(() => void process.off('worker', onWorker));
  let down = Promise.withResolvers<number>();
  let back = Promise.withResolvers<void>();
  const log = {
    info: () => back.resolve(),
    error: (fields: { retryInMs?: unknown }) => down.resolve(Number(fields.retryInMs)),
  };
  const stores = await openStores({ dataDir, databaseUrl: null, clock, log });
  return {
    stores,
    worker: () => worker!,
    async down() {
      const pause = await down.promise;
      down = Promise.withResolvers();
      return pause;
    },
    async back() {
      await back.promise;
      back = Promise.withResolvers();
    },
    [Symbol.asyncDispose]: () => stores[Symbol.asyncDispose](),
  };
}

test('a store worker that dies is started again and remembers; asks fail at once meanwhile', async () => {
  await using directory = await temporaryDirectory();
  await using stage = await open(directory.path);
  const { latches, idempotency } = stage.stores;
  await latches.settleLogin('pair', null, 'refused', t0);
  for (let death = 0; death < 3; death += 1) {
    // More than it can answer before it is gone, however late this thread comes to end it.
    const claims = Array.from({ length: 500 }, (_, n) => idempotency.claim(`${death} ${n}`, 'ask', t0));
    const asked = [...claims, latches.login('pair')];
    const ended = stage.worker().terminate();
    expect((await Promise.allSettled(asked)).at(-1)?.status).toBe('rejected');
    await ended;
    await stage.down();
    await expect(latches.permitLogin('pair', t0)).rejects.toThrow('the worker has ended');
    await stage.back();
    expect(await latches.permitLogin('pair', t0)).toEqual(latched);
  }
});

test('a worker that cannot be started again is tried with growing pauses until it can', async () => {
  await using directory = await temporaryDirectory();
  const [file, copy] = [join(directory.path, 'state.db'), join(directory.path, 'copy')];
  const clock = createFakeClock();
  await using stage = await open(directory.path, clock);
  const { latches } = stage.stores;
  await latches.settleLogin('pair', null, 'refused', t0);
  await copyFile(file, copy);
  await stage.worker().terminate();
  await writeFile(file, 'this is not a database, but it is long enough to be read as one');
  const pauses: number[] = [];
  for (let death = 0; death < 5; death += 1) {
    const pause = await stage.down();
    pauses.push(pause);
    await expect(latches.login('pair')).rejects.toThrow(death === 0 ? 'has ended' : 'not a database');
    if (death === 4) await copyFile(copy, file);
    await clock.advance(pause);
  }
  expect(pauses).toEqual([100, 200, 400, 800, 1600]);
  await stage.back();
  expect(await latches.permitLogin('pair', t0)).toEqual(latched);
});

test('stores that are closed while their worker is down start none', async () => {
  await using directory = await temporaryDirectory();
  const clock = createFakeClock();
  const stage = await open(directory.path, clock);
  const dead = stage.worker();
  await dead.terminate();
  await stage.down();
  await stage.stores[Symbol.asyncDispose]();
  expect(clock.timers).toBe(0);
  expect(stage.worker()).toBe(dead);
  await expect(stage.stores.latches.login('pair')).rejects.toThrow('has ended');
});
