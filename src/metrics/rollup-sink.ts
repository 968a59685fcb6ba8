import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { repeat } from '../lib/repeat.ts';
import type { AuditRow, CallEntry, MetricsBatch, OperationEntry, WebhookEntry } from '../store/metrics-entries.ts';
import type { MetricsStore } from '../store/metrics-store.ts';
import type { CallRecord } from './call-record.ts';
import type { OperationRecord } from './operation-record.ts';
import type { MetricsSink } from './sink.ts';

export interface RollupSinkDeps {
  readonly store: Pick<MetricsStore, 'append'>;
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
 * Entries of one batch: handing them to the store's thread takes two milliseconds or so of this one, and for smaller batches the
 * store reads and writes the same sums again and again.
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
  let waiting = emptyQueue();
  let underway: MetricsBatch | undefined;
  let sequence = 0;
  let tries = 0;
  let dropped = 0;
  let failingSince: number | null = null;
  let flight: Promise<void> | undefined;

  /** Entries in `waiting` and `underway`. */
  let inQueue = 0;
  let inBatch = 0;

  /** Whether there is room for one more, which is counted as dropped otherwise. */
  function hasRoom(): boolean {
    if (inQueue + inBatch < most) return true;
    dropped += 1;
    return false;
  }

  function added(): void {
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
    const nothing = { writer: `${writer}-probe`, sequence: tries, calls: [], operations: [], webhooks: [], audits: [] };
    return store.append(nothing).then(
      () => true,
      () => false,
    );
  }

  function takeBatch(): MetricsBatch | undefined {
    if (inQueue === 0) return undefined;
    const { calls, operations, webhooks, audits } = waiting;
    sequence += 1;
    const batch = {
      writer,
      sequence,
      calls: calls.splice(0, batchSize),
      operations: operations.splice(0, batchSize),
      webhooks: webhooks.splice(0, batchSize),
      audits: audits.splice(0, batchSize),
    };
    waiting = { calls, operations, webhooks, audits };
    inBatch = sizeOf(batch);
    inQueue -= inBatch;
    return batch;
  }

  async function flush(): Promise<void> {
    // Only what waits now: under load there is always more, and a batch for every few of it would be most of the store's work.
    let batches = Math.ceil(longestOf(waiting) / batchSize);
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
    call(record) {
      if (!hasRoom()) return;
      waiting.calls.push(callEntry(record));
      added();
    },
    operation(record) {
      if (!hasRoom()) return;
      waiting.operations.push(operationEntry(record));
      added();
    },
    webhook(entry) {
      if (!hasRoom()) return;
      waiting.webhooks.push(entry);
      added();
    },
    audit(row) {
      if (!hasRoom()) return;
      waiting.audits.push(row);
      added();
    },
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

interface Queue {
  readonly calls: CallEntry[];
  readonly operations: OperationEntry[];
  readonly webhooks: WebhookEntry[];
  readonly audits: AuditRow[];
}

const emptyQueue = (): Queue => ({ calls: [], operations: [], webhooks: [], audits: [] });

const longestOf = (queue: Queue): number => Math.max(...Object.values(queue).map((entries) => entries.length));

function sizeOf(entries: Omit<MetricsBatch, 'writer' | 'sequence'>): number {
  return entries.calls.length + entries.operations.length + entries.webhooks.length + entries.audits.length;
}
