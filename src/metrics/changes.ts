import type { CursorCodec } from '../domain/cursors.ts';
import { GatewayError } from '../domain/errors.ts';
import type { MetricsChange, MetricsOwners } from '../domain/metrics.ts';
import { type Clock, wait } from '../lib/clock.ts';
import type { MetricsStore } from '../store/metrics-store.ts';

export interface ChangesRequest {
  /** Whose figures, asked again each time: membership of a project may end. Throws when it has. */
  readonly owners: () => MetricsOwners;
  /** What the stream is about: a cursor opens no other one. */
  readonly binding: readonly string[];
  /** Milliseconds between two events at least. */
  readonly everyMs: number;
  /** Begins after it; null: now. */
  readonly after: string | null;
  /** Told where the stream stands before each event. */
  readonly placed: (cursor: string) => void;
  readonly gone: AbortSignal;
}

export type MetricsChanges = (request: ChangesRequest) => Promise<AsyncGenerator<MetricsChange>>;

export interface MetricsChangesDeps {
  readonly store: Pick<MetricsStore, 'counts'>;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
  readonly settle: () => Promise<void>;
}

interface Position {
  /** From which day on everything is counted, Unix milliseconds. */
  readonly from: number;
  readonly calls: number;
  readonly operations: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Days are kept for 62: a place that is older cannot be counted from any more. */
const oldestMs = 60 * dayMs;
/** Those who ask for the same within this time share an answer. */
const sharedMs = 1_000;

/**
 * Tells that figures are different now, with how much was added, and never more often than asked for. What it looks at are
 * the sums in the store, so that calls of other instances count too, and a stream that was cut goes on with nothing missed.
 */
export function createMetricsChanges({ store, cursors, clock, settle }: MetricsChangesDeps): MetricsChanges {
  const shared = new Map<string, { readonly at: number; readonly counts: ReturnType<MetricsStore['counts']> }>();

  function countsOf(partners: MetricsOwners, from: number): ReturnType<MetricsStore['counts']> {
    const key = JSON.stringify([partners, from]);
    const at = clock.monotonic();
    const known = shared.get(key);
    if (known !== undefined && at - known.at < sharedMs) return known.counts;
    if (shared.size > 100) shared.clear();
    const counts = settle().then(() => store.counts({ partners, from }));
    shared.set(key, { at, counts });
    return counts;
  }

  async function positionNow(owners: MetricsOwners, from: number): Promise<Position> {
    return { from, ...(await countsOf(owners, from)) };
  }

  return async (request) => {
    const { after, binding, owners } = request;
    const now = clock.wall();
    const today = Math.floor(now / dayMs) * dayMs;
    const start =
      after === null ? await positionNow(owners(), today) : positionOf(cursors.decode('metrics', after, binding));
    if (start.from < now - oldestMs) {
      throw new GatewayError('EVENTS_MISSED', 'What came after this place is not kept any more.', {
        category: 'CUSTOMER',
      });
    }
    const cursorOf = ({ from, calls, operations }: Position) =>
      cursors.encode('metrics', [String(from), String(calls), String(operations)], binding);
    request.placed(cursorOf(start));
    return changes(request, start, cursorOf);
  };

  async function* changes(
    { owners, everyMs, after, placed, gone }: ChangesRequest,
    start: Position,
    cursorOf: (position: Position) => string,
  ): AsyncGenerator<MetricsChange> {
    let position = start;
    // Whoever begins is told so at once, and then looks at the figures for the first time.
    let isDue = after === null;
    while (!gone.aborted) {
      const partners = owners();
      const found = await positionNow(partners, position.from).catch(() => null);
      if (gone.aborted) return;
      const calls = (found?.calls ?? position.calls) - position.calls;
      const operations = (found?.operations ?? position.operations) - position.operations;
      if (found !== null && (isDue || calls !== 0 || operations !== 0)) {
        isDue = false;
        position = await onToday(found, partners);
        const cursor = cursorOf(position);
        placed(cursor);
        yield { cursor, at: clock.wall(), calls: Math.max(0, calls), operations: Math.max(0, operations) };
      }
      await wait(clock, everyMs, gone).catch(() => {});
    }
  }

  /** Counts from a day that is long past would grow dearer each day. */
  async function onToday(position: Position, owners: MetricsOwners): Promise<Position> {
    const yesterday = Math.floor(clock.wall() / dayMs) * dayMs - dayMs;
    return position.from >= yesterday ? position : positionNow(owners, yesterday).catch(() => position);
  }
}

function positionOf([from = '', calls = '', operations = '']: readonly string[]): Position {
  return { from: Number(from), calls: Number(calls), operations: Number(operations) };
}
