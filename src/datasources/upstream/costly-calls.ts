import type { Clock, Timer } from '../../lib/clock.ts';
import { cacheKey } from './cache-key.ts';
import { type CacheScope, covers } from './cache-scope.ts';
import { cancelled, timedOut } from './endings.ts';
import { type Answer, type Caller, type Endpoint, isFile, type OperationCalls } from './exchange.ts';
import { classBudgetMs } from './latency.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import type { Asked, Stage, Trace } from './stage.ts';

/**
 * Reads that cost money, or minutes at a bank. One operation puts each question once; once sent a call runs to its end,
 * whoever has left; and what an operation paid for and never told its viewer is for the next one that they send.
 */
export interface CostlyCalls {
  readonly stage: Stage;
  /** @param viewer names who asks among all of the partner; cache keys hold the rest */
  begin(viewer: string): OperationCalls;
  /** Nobody is given any more what a change has overtaken. */
  invalidate(scope: CacheScope): void;
  /** Forgets everything. */
  clear(): void;
}

interface CostlyCall {
  readonly asked: Asked<unknown>;
  readonly answer: Promise<Answer<unknown>>;
  abort(): void;
  /** Operations that have not ended. */
  users: number;
  sent: boolean;
  /** Monotonic milliseconds; undefined as long as it is under way. */
  doneAt: number | undefined;
  /** Nothing was paid for it: it came from memory, or nothing ever left. */
  isFree: boolean;
  /** An operation ended without telling it to its viewer. */
  isMissed: boolean;
  expiry: Timer | undefined;
}

interface Operation {
  readonly viewer: string;
  readonly used: Map<string, CostlyCall>;
  ended: 'delivered' | 'pending' | 'gone' | undefined;
}

/** How long an answer waits for the viewer who missed it: as long as the slowest call takes. */
const heldMs = classBudgetMs.live;
const mostHeld = 10_000;

export function createCostlyCalls({ clock, next }: { readonly clock: Clock; readonly next: Stage }): CostlyCalls {
  const held = new Map<string, CostlyCall>();
  const operations = new WeakMap<OperationCalls, Operation>();

  const stage: Stage = (asked) => {
    if (!isCostlyRead(asked.endpoint)) return next(asked);
    const operation = asked.caller.operation && operations.get(asked.caller.operation);
    return operation === undefined || operation.ended === 'delivered' ? next(asked) : once(asked, operation);
  };

  async function once<T>(asked: Asked<T>, operation: Operation): Promise<Answer<T>> {
    if (asked.caller.signal.aborted || operation.ended === 'gone') throw cancelled(asked);
    const key = lengthPrefixed([operation.viewer, cacheKey(asked)]);
    const mine = operation.used.get(key);
    if (mine !== undefined && (await isNewEnough(mine, asked))) return join(mine, asked);
    const other = mine === undefined ? held.get(key) : undefined;
    const isJoined = other !== undefined && mayJoin(other, asked);
    const call = isJoined ? other : begin(asked);
    use(operation, key, call);
    if (!isJoined) return join(call, asked);
    asked.trace.joined = true;
    const answer = await join<T>(call, asked);
    return { ...answer, source: 'coalesced' };
  }

  /** In the name of whoever asks first, and bound to nobody's presence or deadline. */
  function begin(asked: Asked<unknown>): CostlyCall {
    const controller = new AbortController();
    const deadlineAt = clock.monotonic() + 2 * classBudgetMs[asked.endpoint.latency];
    const caller: Caller = { ...asked.caller, signal: controller.signal, deadlineAt };
    const trace = onSending(asked.trace, () => {
      call.sent = true;
    });
    const call: CostlyCall = {
      asked,
      answer: next({ ...asked, caller, trace }),
      abort: () => controller.abort(cancelled(asked)),
      users: 0,
      sent: false,
      doneAt: undefined,
      isFree: false,
      isMissed: false,
      expiry: undefined,
    };
    const finish = (isFree: boolean) => {
      call.doneAt = clock.monotonic();
      call.isFree = isFree;
      if (call.isMissed) expire(call);
    };
    call.answer.then(
      ({ source }) => finish(source === 'cache' || source === 'stale'),
      () => finish(!call.sent && !asked.trace.joined),
    );
    return call;
  }

  function use(operation: Operation, key: string, call: CostlyCall): void {
    operation.used.set(key, call);
    call.users += 1;
    // A field that answered `Pending` may have more to ask: its answers are for the next operation.
    if (operation.ended === 'pending') leave(key, call, 'pending');
    else if (!held.has(key)) hold(key, call);
  }

  /** An operation has ended, and with it its interest. */
  function leave(key: string, call: CostlyCall, how: 'delivered' | 'pending' | 'gone'): void {
    call.users -= 1;
    const isOver = call.doneAt !== undefined;
    const isDropped = !isOver && !call.sent && how !== 'pending' && call.users === 0 && !call.asked.trace.joined;
    if (isDropped) call.abort();
    if (isDropped || call.isFree || (isOver && how === 'delivered')) {
      if (held.get(key) === call) drop(key, call);
      return;
    }
    call.isMissed = true;
    hold(key, call);
    if (isOver) expire(call);
  }

  function hold(key: string, call: CostlyCall): void {
    held.set(key, call);
    const [oldest] = held;
    if (held.size > mostHeld && oldest !== undefined) drop(...oldest);
  }

  /** With its timer, which would keep the answer for the rest of its time. */
  function drop(key: string, call: CostlyCall): void {
    held.delete(key);
    call.expiry?.cancel();
  }

  function expire(call: CostlyCall): void {
    call.expiry?.cancel();
    call.expiry = clock.after(heldMs, () => {
      for (const [key, each] of held) if (each === call) drop(key, each);
    });
  }

  /** Waits for a call until the asker's own deadline or abort. */
  function join<T>(call: CostlyCall, asked: Asked<T>): Promise<Answer<T>> {
    const { signal, deadlineAt } = asked.caller;
    const end = Promise.withResolvers<Answer<T>>();
    const onAbort = () => end.reject(cancelled(asked));
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = clock.after(deadlineAt - clock.monotonic(), () => end.reject(timedOut(asked)));
    const waited = call.doneAt === undefined ? 0 : clock.monotonic() - call.doneAt;
    // The key names the operation, so that what is kept under it answers the same type.
    (call.answer as Promise<Answer<T>>).then(
      (answer) => end.resolve({ ...answer, ageMs: answer.ageMs + waited }),
      end.reject,
    );
    return end.promise.finally(() => {
      timer.cancel();
      signal.removeEventListener('abort', onAbort);
    });
  }

  return {
    stage,
    begin(viewer) {
      const operation: Operation = { viewer, used: new Map(), ended: undefined };
      const handle: OperationCalls = {
        end(how) {
          if (operation.ended !== undefined) return;
          operation.ended = how;
          for (const [key, call] of operation.used) leave(key, call, how);
        },
      };
      operations.set(handle, operation);
      return handle;
    },
    invalidate(scope) {
      for (const [key, call] of held) {
        const { partner, customerId, endpoint } = call.asked;
        if (covers(scope, { partnerId: partner.partnerId, customerId, operation: endpoint.operation })) drop(key, call);
      }
    },
    clear() {
      for (const [key, call] of held) drop(key, call);
    },
  };
}

/** The trace of an ask, and somebody else who hears of its requests. */
function onSending(trace: Trace, heard: () => void): Trace {
  return {
    get sent() {
      return trace.sent;
    },
    sending() {
      heard();
      trace.sending();
    },
    get joined() {
      return trace.joined;
    },
    set joined(joined) {
      trace.joined = joined;
    },
  };
}

/** Changes are left alone: two equal ones are two, and idempotency keys see to the rest. A file is kept for nobody. */
function isCostlyRead(endpoint: Endpoint<unknown>): boolean {
  return (endpoint.billable || endpoint.live) && endpoint.idempotent && !isFile(endpoint);
}

/** Whatever was fetched for this operation is; what was remembered may be too old for this ask. A failure stays one. */
async function isNewEnough({ answer }: CostlyCall, { maxAgeMs = Number.POSITIVE_INFINITY }: Asked<unknown>) {
  const known = await answer.catch(() => undefined);
  const isRemembered = known?.source === 'cache' || known?.source === 'stale';
  return !isRemembered || known.ageMs <= maxAgeMs;
}

/** What the viewer missed, they get. Otherwise the rule of coalescing: nobody who wants it new joins what was sent. */
function mayJoin({ isMissed, doneAt, sent }: CostlyCall, { maxAgeMs }: Asked<unknown>): boolean {
  return isMissed || (doneAt === undefined && !(maxAgeMs === 0 && sent));
}
