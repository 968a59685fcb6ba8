import { mkdir } from 'node:fs/promises';
import { extname } from 'node:path';

import type { FeedStore } from '../domain/transaction-feed.ts';
import type { Clock } from '../lib/clock.ts';
import { keepWorker } from '../lib/keep-worker.ts';
import type { Logger } from '../lib/logger.ts';
import { askingFor, type Peer, type PeerVerbs, verbsOf } from '../lib/peer.ts';
import type { BudgetStore } from './budget-store.ts';
import type { EventStore } from './event-store.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { LatchStore, LoginHistory } from './latch-store.ts';
import type { StoreLocation } from './open-database.ts';
import type { WebhookStore } from './webhook-store.ts';

/** Durable state that the process shares with its like on the same database. */
export interface Stores extends AsyncDisposable {
  readonly latches: LatchStore & LoginHistory;
  readonly idempotency: IdempotencyStore;
  readonly budgets: BudgetStore;
  readonly events: EventStore;
  readonly webhooks: WebhookStore;
  readonly feeds: FeedStore;
}

export interface StoresOptions {
  /** Must outlive the process: a latch that a restart forgets is five restarts away from a locked partner. */
  readonly dataDir: string;
  /** PostgreSQL in place of files in `dataDir`; null for none. */
  readonly databaseUrl: string | null;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** The database that DATABASE_URL names cannot be used. Its message names the place and the reason, not the password. */
export class UnusableDatabaseError extends Error {
  override readonly name = 'UnusableDatabaseError';
}

/** Longer than a statement may take or wait for its turn, so that the reason of a failure arrives. */
const replyMs = 8_000;
/** Longer than a migration may take, or waiting for another process to do it. */
const startMs = 60_000;

const latchVerbs = [
  'permitLogin',
  'settleLogin',
  'latchPartner',
  'partnerLatch',
  'lockedPartners',
  'release',
  'carryOver',
  'login',
] as const;
const idempotencyVerbs = ['claim', 'settle', 'forgetOutcome', 'abandon'] as const;
const budgetVerbs = ['takeBudget', 'returnBudget'] as const;
const eventVerbs = [
  'openLog',
  'appendEvents',
  'readEvents',
  'logHeads',
  'hintLog',
  'eraseEvents',
  'takeLease',
] as const;
const webhookVerbs = ['receiveWebhook', 'keepListener', 'findListener', 'forgetListeners'] as const;

const feedVerbs = ['readFeed', 'takeInFeed', 'feedEntriesAfter', 'eraseFeed'] as const;

const allVerbs = [...latchVerbs, ...idempotencyVerbs, ...budgetVerbs, ...eventVerbs, ...webhookVerbs, ...feedVerbs];

type Verbs = LatchStore & LoginHistory & IdempotencyStore & BudgetStore & EventStore & WebhookStore & FeedStore;

/**
 * The stores in PostgreSQL, or as SQLite files in a directory. They live in a worker, since SQLite and a disk that syncs
 * block a thread, and rows are turned into objects there. A worker that dies is started again; asks fail until it is back.
 */
export async function openStores({ dataDir, databaseUrl, clock, log }: StoresOptions): Promise<Stores> {
  if (databaseUrl !== null) {
    return open({ kind: 'postgres', url: databaseUrl }, { clock, log }).catch((cause: unknown) => {
      throw unusable(databaseUrl, cause);
    });
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return open({ kind: 'sqlite', dataDir }, { clock, log });
}

async function open(location: StoreLocation, { clock, log }: Pick<StoresOptions, 'clock' | 'log'>): Promise<Stores> {
  // Beside this file under its own extension: .ts in a checkout, .js in a build.
  const entry = new URL(`./store-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = await keepWorker<Verbs>(
    entry,
    {
      names: allVerbs,
      data: location,
      timeoutMs: replyMs,
      startMs,
    },
    {
      clock,
      onDown: (error, retryInMs) => log.error({ err: error, retryInMs }, 'the store has failed; it is started again'),
      onBack: () => log.info({}, 'the store is back'),
    },
  );
  return storesOf(worker.verbs, () => worker[Symbol.asyncDispose]());
}

function storesOf(verbs: Verbs, close: () => PromiseLike<void>): Stores {
  return {
    latches: verbs,
    idempotency: verbs,
    budgets: verbs,
    events: verbs,
    webhooks: verbs,
    feeds: verbs,
    [Symbol.asyncDispose]: close,
  };
}

/** What another process may ask of these stores: one writer is what SQLite does best with. */
export function serveStores({ latches, idempotency, budgets, events, webhooks, feeds }: Stores): PeerVerbs {
  const verbs: Verbs = { ...latches, ...idempotency, ...budgets, ...events, ...webhooks, ...feeds };
  return verbsOf('stores', verbs, allVerbs);
}

/** The stores that another process has open. */
export const storesAt = (peer: Peer): Stores => storesOf(askingFor<Verbs>(peer, 'stores', allVerbs), async () => {});

function unusable(databaseUrl: string, cause: unknown): UnusableDatabaseError {
  const { host, pathname } = new URL(databaseUrl);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UnusableDatabaseError(`PostgreSQL at ${host}${pathname} cannot be used: ${reason}`, { cause });
}
