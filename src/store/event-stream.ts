import type { CursorCodec } from '../domain/cursors.ts';
import { GatewayError } from '../domain/errors.ts';
import type { CustomerEvent, EventFactsOf, EventKind } from '../domain/events.ts';
import { type Clock, wait } from '../lib/clock.ts';
import type { EventFeed } from './event-feed.ts';
import type { EventLog, StoredEvent } from './event-store.ts';

export interface StreamRequest<Kind extends EventKind> {
  readonly partnerId: string;
  readonly customerId: string;
  readonly kind: Kind;
  /** What the stream is called and what else it is about: a cursor opens no other one. */
  readonly binding: readonly string[];
  /** Begins after it; null: now. */
  readonly after: string | null;
  /** Events that are not meant are left out. @default all are */
  readonly accepts?: (facts: EventFactsOf[Kind]) => boolean;
  /**
   * Events that say how something stands, by what they are about: whoever begins now hears of the newest of each first.
   *
   * @default what happened before is not told
   */
  readonly stateOf?: (facts: EventFactsOf[Kind]) => string;
  /** Told where the stream stands before each event, and at its beginning. */
  readonly placed: (cursor: string) => void;
  /** Ends the stream without a word: nobody listens any more, or somebody else goes on. */
  readonly gone: AbortSignal;
  /** Aborted when access to the customer has ended. */
  readonly access: AbortSignal;
}

export type EventStreams = <Kind extends EventKind>(
  request: StreamRequest<Kind>,
) => Promise<AsyncGenerator<CustomerEvent<Kind>>>;

/** A store that failed is asked again after so long. */
const retryMs = 1_000;

/**
 * The events of a customer as a stream that can be cut anywhere and resumed: every event once, in order, from whatever
 * process. Nothing is held back in memory for a reader who is slow: the log is read when they ask for more.
 */
export function createEventStreams({
  feed,
  cursors,
  clock,
}: {
  readonly feed: EventFeed;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
}): EventStreams {
  return async function open<Kind extends EventKind>(request: StreamRequest<Kind>) {
    const { partnerId, customerId, kind, binding, after, stateOf } = request;
    const log: EventLog = { partnerId, customerId };
    const place = [partnerId, customerId, ...binding];
    const cursorOf = (sequence: number) => cursors.encode('events', [String(sequence)], place);
    const from = after === null ? null : Number(cursors.decode('events', after, place)[0]);
    const head = await feed.open(log);
    const states = from === null && stateOf !== undefined ? await newest(log, kind, stateOf) : [];
    const start = from ?? (states[0] === undefined ? head : states[0].sequence - 1);
    if (from !== null && (await feed.read(log, from, [kind])).gap) throw missed();
    // What was allowed before access ended is not told afterwards; how reports stand is nobody's bank data.
    const floor = kind === 'report' ? 0 : await lastEnd(log, start);
    request.placed(cursorOf(start));
    return stream(request, { log, head, start, floor, states, cursorOf });
  };

  async function* stream<Kind extends EventKind>(
    request: StreamRequest<Kind>,
    { log, head, start, floor, states, cursorOf }: Beginning,
  ): AsyncGenerator<CustomerEvent<Kind>> {
    const { kind, customerId, access, gone, accepts = () => true } = request;
    const signal = AbortSignal.any([access, gone]);
    const kinds = [kind, 'access'];
    using watcher = feed.watch(log);
    let position = start;
    const tell = function* ({ sequence, at, facts }: StoredEvent) {
      const known = JSON.parse(facts) as EventFactsOf[Kind];
      position = sequence;
      if (!accepts(known)) return;
      const cursor = cursorOf(sequence);
      request.placed(cursor);
      yield { ...known, kind, customerId, at, cursor } as CustomerEvent<Kind>;
    };
    for (const state of states) yield* tell(state);
    if (request.after === null) position = Math.max(head, position);
    for (;;) {
      if (gone.aborted) return;
      if (access.aborted) throw ended();
      const page = await feed.read(log, position, kinds).catch(() => null);
      if (page === null) {
        await wait(clock, retryMs, signal).catch(() => {});
        continue;
      }
      if (page.gap) throw missed();
      for (const event of page.events) {
        if (gone.aborted) return;
        if (access.aborted) throw ended();
        if (event.kind === 'access') {
          // One of before this stream was opened has been heeded by whoever let it be opened.
          if (event.sequence > head) throw ended();
          position = event.sequence;
        } else if (event.sequence > floor) yield* tell(event);
      }
      position = Math.max(position, page.upTo);
      if (!page.more) await watcher.moved(signal);
    }
  }

  /** The newest event of everything that events of this kind are about. */
  async function newest<Kind extends EventKind>(
    log: EventLog,
    kind: Kind,
    stateOf: (facts: EventFactsOf[Kind]) => string,
  ): Promise<readonly StoredEvent[]> {
    const found = new Map<string, StoredEvent>();
    for await (const event of all(log, 0, kind)) {
      const key = stateOf(JSON.parse(event.facts) as EventFactsOf[Kind]);
      found.delete(key);
      found.set(key, event);
    }
    return [...found.values()];
  }

  async function lastEnd(log: EventLog, after: number): Promise<number> {
    let last = 0;
    for await (const { sequence } of all(log, after, 'access')) last = sequence;
    return last;
  }

  async function* all(log: EventLog, after: number, kind: EventKind): AsyncGenerator<StoredEvent> {
    for (let at = after; ; ) {
      const { events, upTo, more } = await feed.read(log, at, [kind]);
      yield* events;
      if (!more) return;
      at = upTo;
    }
  }
}

interface Beginning {
  readonly log: EventLog;
  /** The newest event when it began. */
  readonly head: number;
  readonly start: number;
  /** What happened up to here is not told any more. */
  readonly floor: number;
  readonly states: readonly StoredEvent[];
  readonly cursorOf: (sequence: number) => string;
}

function missed(): GatewayError {
  return new GatewayError('EVENTS_MISSED', 'Events after this place are not kept any more.', { category: 'CUSTOMER' });
}

function ended(): GatewayError {
  return new GatewayError(
    'ACCESS_ENDED',
    'Access to data of this customer has ended; what is left is up to a new look.',
    {
      category: 'CUSTOMER',
      retryable: true,
    },
  );
}
