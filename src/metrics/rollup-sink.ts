import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { repeat } from '../lib/repeat.ts';
import type { AuditRow, CallEntry, OperationEntry, PackedBatch, WebhookEntry } from '../store/metrics-entries.ts';
import type { CallRecord } from './call-record.ts';
import { createOpenBatch, type OpenBatch } from './open-batch.ts';
import type { OperationRecord } from './operation-record.ts';
import type { MetricsSink } from './sink.ts';

export interface RollupSinkDeps {
  readonly store: { append(batch: PackedBatch): Promise<boolean> };
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  /** Names this process among all that ever ran. */
  readonly writer: string;
  readonly callEntry: (record: CallRecord) => CallEntry;
  readonly operationEntry: (record: OperationRecord) => OperationEntry;
  /** Entries that wait at most, those of a batch under way included. @default 20000 */
  readonly most?: number;
}

export interface RollupSink extends MetricsSink, AsyncDisposable {
  webhook(entry: WebhookEntry): void;
  audit(row: AuditRow): void;
  /** Entries that were not kept, since the process began. */
  dropped(): number;
  /** Resolves when what was handed over so far is in the store, or was given up. */
  flush(): Promise<void>;
  /** Since when batches have failed, Unix milliseconds; null while they do not. */
  failingSince(): number | null;
}

/** How long what has happened stays in memory: what a process that is killed takes with it. */
const flushMs = 2_000;
/**
 * Entries of one batch: for smaller batches the store reads and writes the same sums again and again.
 */
const batchSize = 4_000;
/** Every so many tries it is found out whether the batch is what is wrong: then it must not be in the way for ever. */
const triesPerProbe = 5;

/**
 * Hands records to the store in batches, and never keeps anybody waiting: what does not fit while the store is slow, full or
 * away is dropped and counted. One batch is under way at a time and keeps its number when it is sent again, so that a batch
 * whose answer was lost does not count twice.
 */
export function createRollupSink(deps: RollupSinkDeps): RollupSink {
  const { store, clock, log, writer, callEntry, operationEntry, most = 20_000 } = deps;
  /** Batches that wait, oldest first; the last one is added to. */
  let waiting: OpenBatch[] = [];
  let underway: PackedBatch | undefined;
  let sequence = 0;
  let tries = 0;
  let dropped = 0;
  let failingSince: number | null = null;
  let flight: Promise<void> | undefined;

  /** Entries in `waiting` and `underway`. */
  let inQueue = 0;
  let inBatch = 0;

  /** Adds one if there is room; it is counted as dropped otherwise. */
  function add(entry: (batch: OpenBatch) => void): void {
    if (inQueue + inBatch >= most) {
      dropped += 1;
      return;
    }
    let last = waiting.at(-1);
    if (last === undefined || last.size >= batchSize) {
      last = createOpenBatch();
      waiting.push(last);
    }
    entry(last);
    inQueue += 1;
    if (inQueue >= batchSize && failingSince === null) send();
  }

  function send(): void {
    flight ??= sendNext().finally(() => {
      flight = undefined;
      if (failingSince === null && inQueue >= batchSize) send();
    });
  }

  async function sendNext(): Promise<void> {
    underway ??= takeBatch();
    if (underway === undefined) return;
    try {
      await store.append(underway);
      failingSince = null;
    } catch (error) {
      tries += 1;
      if (failingSince === null)
        log.warn({ err: error }, 'metrics cannot be kept; they wait, then the newest are dropped');
      failingSince ??= clock.wall();
      if (tries % triesPerProbe !== 0 || !(await takesOthers())) return;
      dropped += inBatch;
      failingSince = null;
    }
    tries = 0;
    underway = undefined;
    inBatch = 0;
  }

  /** Whether the store takes a batch with nothing in it. */
  function takesOthers(): Promise<boolean> {
    return store.append(createOpenBatch().packed(`${writer}-probe`, tries)).then(
      () => true,
      () => false,
    );
  }

  function takeBatch(): PackedBatch | undefined {
    const [next, ...others] = waiting;
    if (next === undefined) return undefined;
    waiting = others;
    sequence += 1;
    inBatch = next.size;
    inQueue -= inBatch;
    return next.packed(writer, sequence);
  }

  async function flush(): Promise<void> {
    // Only what waits now: under load there is always more, and a batch for every few of it would be most of the store's work.
    let batches = waiting.length;
    await flight;
    // One that failed is still there.
    if (underway !== undefined) batches += 1;
    for (; batches > 0; batches -= 1) {
      send();
      await flight;
      if (failingSince !== null) return;
    }
  }

  const timer = repeat(clock, flushMs, flush);
  return {
    call: (record) => add((batch) => batch.call(callEntry(record))),
    operation: (record) => add((batch) => batch.operation(operationEntry(record))),
    webhook: (entry) => add((batch) => batch.webhook(entry)),
    audit: (row) => add((batch) => batch.audit(row)),
    drift() {},
    dropped: () => dropped,
    failingSince: () => failingSince,
    flush,
    async [Symbol.asyncDispose]() {
      await timer.stop();
      await flush();
    },
  };
}
