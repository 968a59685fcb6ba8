import type { Clock, Timer } from '../lib/clock.ts';
import type { EventLog, EventPage, EventStore, NewEvent } from './event-store.ts';

/** The event store as the readers of this process share it. */
export interface EventFeed extends AsyncDisposable {
  open(log: EventLog): Promise<number>;
  append(log: EventLog, events: readonly NewEvent[]): Promise<void>;
  read(log: EventLog, after: number, kinds: readonly string[]): Promise<EventPage>;
  /** Something was appended: readers of this process look at once, and need not wait until the store is looked at. */
  wake(log: EventLog): void;
  /** Upstream may have news. Passed on to the process that looks after the customer, wherever it is. */
  hint(log: EventLog): Promise<void>;
  watch(log: EventLog): LogWatcher;
}

export interface LogWatcher extends Disposable {
  /** Resolves once the log may have moved since this was last called, or the signal is aborted. */
  moved(signal: AbortSignal): Promise<void>;
}

export interface EventFeedDeps {
  readonly store: EventStore;
  readonly clock: Clock;
  /** Told of what this process has appended, so that others need not wait until they look. */
  readonly onAppend: (log: EventLog) => void;
  /** Told once of each hint, in every process that watches the log. */
  readonly onHint: (log: EventLog) => void;
}

/**
 * How long an event of another process may take to be seen where no notice of it arrives: one question to the store for all
 * that is watched here. Not LISTEN and NOTIFY: those take a lock over the whole database at each commit, need a connection
 * of their own through no pooler, and lose what is told while it is down, so that looking would be needed all the same.
 */
const lookMs = 500;
const pageSize = 200;
/** Hints may be forged: more frequent ones say nothing new. */
const hintPauseMs = 5_000;

interface WatchedLog {
  readonly log: EventLog;
  watchers: number;
  /** Counts the times that it may have moved. */
  moves: number;
  last: number;
  hintedAt: number;
  waiting: (() => void)[];
}

/**
 * Wakes readers when there is something to read: at once what this process appended or a notice told of, and by looking at
 * the store whatever others did. What wakes them is only ever a reason to look; what they get is what is in the log.
 */
export function createEventFeed({ store, clock, onAppend, onHint }: EventFeedDeps): EventFeed {
  const watched = new Map<string, WatchedLog>();
  const underway = new Map<string, Promise<unknown>>();
  let timer: Timer | undefined;
  let looking: Promise<void> | undefined;
  let stopped = false;

  const keyOf = ({ partnerId, customerId }: EventLog) => `${partnerId}/${customerId}`;

  /** A thousand readers at the same place are one question. */
  function shared<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = underway.get(key);
    if (known !== undefined) return known as Promise<T>;
    const asked = ask().finally(() => underway.delete(key));
    underway.set(key, asked);
    return asked;
  }

  function bump(entry: WatchedLog | undefined): void {
    if (entry === undefined) return;
    entry.moves += 1;
    for (const resolve of entry.waiting.splice(0)) resolve();
  }

  function lookLater(): void {
    if (stopped || timer !== undefined || watched.size === 0) return;
    timer = clock.after(lookMs, () => {
      looking = look().finally(() => {
        looking = undefined;
        timer = undefined;
        lookLater();
      });
    });
  }

  async function look(): Promise<void> {
    const entries = [...watched.values()];
    // A store that is away is asked again with the next look.
    const heads = await store.logHeads(entries.map(({ log }) => log)).catch(() => []);
    for (const [index, head] of heads.entries()) {
      const entry = entries[index];
      if (head === null || entry === undefined) continue;
      if (head.last !== entry.last) bump(entry);
      if (head.hintedAt > entry.hintedAt && entry.last !== unknown) onHint(entry.log);
      entry.last = head.last;
      entry.hintedAt = head.hintedAt;
    }
  }

  return {
    open: (log) => shared(`open ${keyOf(log)}`, () => store.openLog(log, clock.wall())),
    async append(log, events) {
      await store.appendEvents(log, events, clock.wall());
      bump(watched.get(keyOf(log)));
      onAppend(log);
    },
    read: (log, after, kinds) =>
      // One that began before the log moved does not do for those who were woken by that.
      shared(`read ${watched.get(keyOf(log))?.moves} ${keyOf(log)} ${after} ${kinds.join()}`, () =>
        store.readEvents(log, { after, kinds, limit: pageSize }, clock.wall()),
      ),
    wake: (log) => bump(watched.get(keyOf(log))),
    async hint(log) {
      await store.hintLog(log, clock.wall(), hintPauseMs);
    },
    watch(log) {
      const key = keyOf(log);
      const entry = watched.get(key) ?? { log, watchers: 0, moves: 0, last: unknown, hintedAt: 0, waiting: [] };
      watched.set(key, entry);
      entry.watchers += 1;
      lookLater();
      let seen = entry.moves;
      let inside = true;
      return {
        async moved(signal) {
          if (entry.moves === seen && !signal.aborted) await nextMove(entry, signal);
          seen = entry.moves;
        },
        [Symbol.dispose]() {
          if (!inside) return;
          inside = false;
          entry.watchers -= 1;
          if (entry.watchers === 0) watched.delete(key);
        },
      };
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      timer?.cancel();
      watched.clear();
      await looking;
    },
  };
}

/** What was looked at for the first time: that it moved before is nothing new. */
const unknown = -1;

function nextMove(entry: WatchedLog, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener('abort', end);
      const at = entry.waiting.indexOf(end);
      if (at !== -1) entry.waiting.splice(at, 1);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    entry.waiting.push(end);
  });
}
