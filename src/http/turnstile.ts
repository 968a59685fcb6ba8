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
  /**
   * Runs once in the next turn of the event loop, after the input that is there by then was read; what is given one after the
   * other runs so too, and what the one before set off is done by then.
   */
  readonly nextTurn: (run: () => void) => void;
  /** Whether requests may be refused at all; otherwise they wait however long it takes. */
  readonly refuses: boolean;
}

/** A wait of so many milliseconds is nothing to worry about: a burst, or clients that ask again as soon as they are answered. */
const calmMs = 100;
/** For so many milliseconds requests may have waited longer than that, one after the other: a pause of the process does it too. */
const behindMs = 100;
/** So many times as long as a turn of the event loop took for everything else, reading above all, requests may begin in it. */
const share = 4;
/** Milliseconds that they may begin at most: what they leave to do for later turns counts as everything else there. */
const longestMs = 1;
/** Clients of which something is remembered, before those with nothing waiting are forgotten. */
const mostFlows = 4_096;
/** Requests that may begin in a turn. */
const mostPlaces = 64;
/** For so many there is a place in any turn; more are made where all were used, since each is work of its own. */
const fewPlaces = 8;
/** So many are refused for each that begins, or for each turn in which none does. */
const refusalShare = 0.25;
/** In a crowd there is no time for whoever has waited so many milliseconds. */
const crowdedMs = 5;
/** Milliseconds without a refusal after which the crowd counts as gone: those that were refused come back by then. */
const calmAgainMs = 1_000;

interface Entry {
  readonly request: Waiting;
  readonly since: number;
}

/** What one client has waiting, oldest first. */
interface Flow {
  readonly entries: Entry[];
  isInRow: boolean;
  /** Since when all of it that began had waited for too long. */
  behindSince: number | undefined;
  refusedAt: number;
}

/**
 * Fair queueing with controlled delay and adaptive last-in first-out (RFC 8290; Maurer, "Fail at Scale", ACM Queue 2015).
 *
 * A few requests begin in each turn of the event loop. What others of the same turn brought waits here, where it costs next to
 * nothing, instead of in the middle of its work: how long is the time that this process is behind, whatever it waits for. A
 * request that waits for upstream is not in here any more, so that a thousand of those are no load.
 *
 * A few are one at least, and more for four times as long as the turn took otherwise, up to 1 ms. With one alone, answers that
 * cost no more than it takes to read their requests would hardly be given at all.
 *
 * Clients take turns, so that a flood waits behind itself. A client's requests are taken as they came, until for 100 ms each
 * of them that began had waited for more than 100 ms: there is no time for all of them. From then on those that have waited
 * for 5 ms are refused, and the last to come is the first to begin, since the others' time is nearly over; until a second
 * passes without a refusal. A refusal costs time as well, to read what is refused and to write: one is refused for four that
 * begin, and the others' senders wait instead of coming back at once.
 */
export function createTurnstile({ clock, nextTurn, refuses }: TurnstileOptions): Turnstile {
  /** By client. One that is on time and has nothing waiting is forgotten when there are many. */
  const flows = new Map<string, Flow>();
  /** Those with something waiting; the one whose turn it is comes first. No `Set`, see `requestCounter` in server.ts. */
  const row: Flow[] = [];
  let isBusy = false;
  let waiting = 0;
  /** When the last turn had begun what it could. */
  let doneAt = 0;
  /** How many may be refused now. */
  let refusals = 0;
  /** Until when requests may begin in this turn, and how many have. */
  let until = 0;
  let begun = 0;
  /** For how many there was a place in it. */
  let places = fewPlaces;

  function enter(request: Waiting): void {
    const since = clock.monotonic();
    if (!isBusy) {
      isBusy = true;
      doneAt = since;
      plan();
      request.start();
      return;
    }
    let flow = flows.get(request.client);
    if (flow === undefined) {
      if (flows.size >= mostFlows) forgetIdle(since);
      flow = { entries: [], isInRow: false, behindSince: undefined, refusedAt: Number.NEGATIVE_INFINITY };
      flows.set(request.client, flow);
    }
    if (!flow.isInRow) row.push(flow);
    flow.isInRow = true;
    flow.entries.push({ request, since });
    waiting += 1;
  }

  /** The next turn: a place for each of those that may begin, as one that has begun ends its work before the next place is taken. */
  function plan(): void {
    const wanted = begun < places ? begun + 1 : 2 * places;
    places = Math.min(Math.max(wanted, fewPlaces), mostPlaces);
    begun = 0;
    nextTurn(beginFirst);
    for (let place = 1; place < Math.min(places, waiting); place += 1) nextTurn(beginAnother);
    nextTurn(endTurn);
  }

  function beginFirst(): void {
    const now = clock.monotonic();
    until = now + Math.min(longestMs, share * (now - doneAt));
    begin(now);
  }

  function beginAnother(): void {
    const now = clock.monotonic();
    if (now < until) begin(now);
  }

  function begin(now: number): void {
    const next = takeNext(now);
    if (next === undefined) return;
    begun += 1;
    next.start();
  }

  function endTurn(): void {
    doneAt = clock.monotonic();
    refusals = Math.min(mostPlaces, refusals + refusalShare * Math.max(1, begun));
    if (refuses) refuseOverdue(doneAt);
    isBusy = begun > 0 || waiting > 0;
    if (isBusy) plan();
  }

  function refuseOverdue(now: number): void {
    for (const flow of row) {
      if (!isCrowded(flow, now)) continue;
      for (let [oldest] = flow.entries; oldest !== undefined && isOverdue(oldest, now); [oldest] = flow.entries) {
        if (refusals < 1) return;
        refusals -= 1;
        flow.entries.shift();
        waiting -= 1;
        flow.refusedAt = now;
        oldest.request.refuse();
      }
    }
  }

  const isOverdue = ({ since }: Entry, now: number) => since < now - crowdedMs;

  function isCrowded({ behindSince, refusedAt }: Flow, now: number): boolean {
    const isBehind = behindSince !== undefined && now - behindSince > behindMs;
    return refuses && (isBehind || now - refusedAt < calmAgainMs);
  }

  function takeNext(now: number): Waiting | undefined {
    let place = 0;
    for (let flow = row[place]; flow !== undefined; flow = row[place]) {
      const entry = takeFrom(flow, now);
      // What is left of it is to be refused.
      if (entry === undefined && flow.entries.length > 0) {
        place += 1;
        continue;
      }
      row.splice(place, 1);
      // To the end of the row: the others' turn comes first.
      flow.isInRow = flow.entries.length > 0;
      if (flow.isInRow) row.push(flow);
      if (entry === undefined) continue;
      flow.behindSince = now - entry.since > calmMs ? (flow.behindSince ?? now) : undefined;
      if (isIdle(flow, now)) flow.behindSince = undefined;
      return entry.request;
    }
    return undefined;
  }

  /** Has nothing waiting, and nothing that is to be remembered of it. */
  const isIdle = (flow: Flow, now: number) => !flow.isInRow && !isCrowded(flow, now);

  function forgetIdle(now: number): void {
    for (const [client, flow] of flows) if (isIdle(flow, now)) flows.delete(client);
  }

  function takeFrom(flow: Flow, now: number): Entry | undefined {
    const lastFirst = isCrowded(flow, now);
    for (;;) {
      const entry = lastFirst ? flow.entries.at(-1) : flow.entries[0];
      if (entry === undefined || (lastFirst && isOverdue(entry, now))) return undefined;
      if (lastFirst) flow.entries.pop();
      else flow.entries.shift();
      waiting -= 1;
      if (!entry.request.isGone()) return entry;
    }
  }

  return {
    enter,
    get waiting() {
      return waiting;
    },
  };
}
