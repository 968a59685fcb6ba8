import type { Clock } from '../lib/clock.ts';

/** A request that nothing has been done for yet. */
export interface Waiting {
  /** Who it counts for: clients take turns. */
  readonly client: string;
  readonly start: () => void;
  /** There will be no time for it. */
  readonly refuse: () => void;
  /** Nobody waits for it any more. */
  readonly isGone: () => boolean;
}

/** Lets requests begin, no more than this process has time for. */
export interface Turnstile {
  enter(waiting: Waiting): void;
  readonly waiting: number;
}

export interface TurnstileOptions {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Runs once in the next turn of the event loop, after the input that is there by then was read. */
  readonly nextTurn: (run: () => void) => void;
  /** Whether requests may be refused at all; otherwise they wait however long it takes. */
  readonly refuses: boolean;
}

/** A burst may take so many milliseconds to work off. */
const calmMs = 100;
/** Beyond it a wait of so many milliseconds is no burst any more, but more than there is time for. */
const crowdedMs = 5;
/** Milliseconds without a refusal after which the crowd counts as gone: those that were refused come back by then. */
const calmAgainMs = 1_000;

interface Entry extends Waiting {
  readonly since: number;
}

/**
 * Controlled delay with adaptive last-in first-out (Maurer, "Fail at Scale", ACM Queue 2015), fair between clients.
 *
 * One request begins in each turn of the event loop. What others of the same turn brought waits here, where it costs next to
 * nothing, instead of in the middle of its work: how long is the time that this process is behind, whatever it waits for. A
 * request that waits for upstream is not in here any more, so that a thousand of those are no load.
 *
 * As long as the queue is empty now and then, requests wait up to 100 ms, first come first served. When it has not been
 * for that long, the process cannot keep up: whoever has waited for 5 ms is refused, and the last to come is the first to
 * begin, since the others' time is nearly over. Clients take turns, so that a flood waits behind itself.
 */
export function createTurnstile({ clock, nextTurn, refuses }: TurnstileOptions): Turnstile {
  /** Oldest first, by client; the client whose turn it is comes first. */
  const queues = new Map<string, Entry[]>();
  let size = 0;
  let isBusy = false;
  let emptyAt = clock.monotonic();
  let refusedAt = Number.NEGATIVE_INFINITY;

  function enter(waiting: Waiting): void {
    if (!isBusy) {
      emptyAt = clock.monotonic();
      begin(waiting);
      return;
    }
    const queue = queues.get(waiting.client);
    const entry = { ...waiting, since: clock.monotonic() };
    if (queue === undefined) queues.set(waiting.client, [entry]);
    else queue.push(entry);
    size += 1;
  }

  function begin(waiting: Waiting): void {
    isBusy = true;
    nextTurn(turn);
    waiting.start();
  }

  function turn(): void {
    const now = clock.monotonic();
    const isCrowded = refuses && (now - emptyAt > calmMs || now - refusedAt < calmAgainMs);
    const overdue = refuses ? takeOverdue(now - (isCrowded ? crowdedMs : calmMs)) : [];
    if (overdue.length > 0) refusedAt = now;
    const next = takeNext(isCrowded);
    if (size === 0) emptyAt = now;
    if (next === undefined) isBusy = false;
    else begin(next);
    for (const { refuse } of overdue) refuse();
  }

  function takeOverdue(before: number): Entry[] {
    const overdue: Entry[] = [];
    for (const [client, queue] of queues) {
      const kept = queue.findIndex(({ since }) => since >= before);
      if (kept !== 0) overdue.push(...taken(client, queue, 0, kept === -1 ? queue.length : kept));
    }
    return overdue;
  }

  function takeNext(isCrowded: boolean): Entry | undefined {
    for (const [client, queue] of queues) {
      while (queue.length > 0) {
        const [entry] = taken(client, queue, isCrowded ? queue.length - 1 : 0, 1);
        if (entry === undefined || entry.isGone()) continue;
        // To the end of the row: the others' turn comes first.
        if (queues.delete(client) && queue.length > 0) queues.set(client, queue);
        return entry;
      }
    }
    return undefined;
  }

  function taken(client: string, queue: Entry[], from: number, count: number): Entry[] {
    const entries = queue.splice(from, count);
    size -= entries.length;
    if (queue.length === 0) queues.delete(client);
    return entries;
  }

  return {
    enter,
    get waiting() {
      return size;
    },
  };
}
