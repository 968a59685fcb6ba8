import { expect, test } from 'vitest';
import { assumedGatewaySigns } from '../../src/domain/dashboard-rules.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createCallEntries } from '../../src/metrics/call-entry.ts';
import { createOperationEntries } from '../../src/metrics/operation-entry.ts';
import { createRollupSink } from '../../src/metrics/rollup-sink.ts';
import { unpacked } from '../../src/store/metrics-columns.ts';
import type { MetricsBatch, PackedBatch } from '../../src/store/metrics-entries.ts';
import { callRecord } from '../support/call-record.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const at = 1_800_000_000_000;
const record = callRecord({
  at,
  cause: { kind: 'operation', operationName: 'Accounts', clientId: 'web', requestId: 'r1' },
});

function stage(append: (batch: MetricsBatch) => Promise<boolean>, most = 1_000) {
  const clock = createFakeClock();
  const wall = () => at;
  const callEntry = createCallEntries({ wall, connectionOf: () => '', gatewaySigns: assumedGatewaySigns });
  const operationEntry = createOperationEntries(wall);
  return createRollupSink({
    store: { append: (batch: PackedBatch) => append(unpacked(batch)) },
    clock,
    log: silentLogger,
    writer: 'w',
    callEntry,
    operationEntry,
    most,
  });
}

test('what a dead store cannot take waits, then is dropped and counted, and nobody is told to wait', async () => {
  let isDead = true;
  const kept: MetricsBatch[] = [];
  const sink = stage(async (batch) => {
    if (isDead) throw new Error('the disk is full');
    kept.push(batch);
    return true;
  }, 100);
  for (let n = 0; n < 250; n += 1) sink.call(record);
  await sink.flush();
  expect(sink.dropped()).toBe(150);
  expect(sink.failingSince()).not.toBeNull();
  isDead = false;
  await sink.flush();
  expect(kept.flatMap(({ calls }) => calls)).toHaveLength(100);
  expect(sink.failingSince()).toBeNull();
  sink.call(record);
  await sink.flush();
  expect(sink.dropped()).toBe(150);
});

test('a batch whose answer was lost is sent again under its number', async () => {
  const sent: MetricsBatch[] = [];
  const sink = stage(async (batch) => {
    sent.push(batch);
    if (sent.length === 1) throw new Error('no reply');
    return true;
  });
  sink.call(record);
  await sink.flush();
  sink.call(record);
  await sink.flush();
  expect(sent.map(({ sequence, calls }) => [sequence, calls.length])).toEqual([
    [1, 1],
    [1, 1],
    [2, 1],
  ]);
});

test('a batch that is itself what is wrong gives way after some tries', async () => {
  const sink = stage(async ({ calls }) => {
    if (calls.some(({ requestId }) => requestId === 'bad')) throw new Error('cannot be written');
    return true;
  });
  sink.call({ ...record, cause: { kind: 'operation', operationName: 'A', clientId: 'c', requestId: 'bad' } });
  for (let n = 0; n < 5; n += 1) await sink.flush();
  expect(sink.dropped()).toBe(1);
  expect(sink.failingSince()).toBeNull();
});

test('what comes while a batch is written waits for the next flush: a busy gateway writes no batch for every few records', async () => {
  const sizes: number[] = [];
  const sink = stage(async ({ calls }) => {
    sizes.push(calls.length);
    // There is always somebody who calls; in the end there is not, so that a sink that never has enough fails here and does not hang.
    if (sizes.length > 5) return true;
    sink.call(record);
    sink.call(record);
    return true;
  });
  sink.call(record);
  await sink.flush();
  expect(sizes).toEqual([1]);
  await sink.flush();
  expect(sizes).toEqual([1, 2]);
});
