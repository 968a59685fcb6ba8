import type { GatewayError } from '../../domain/errors.ts';
import type { Clock, Timer } from '../../lib/clock.ts';
import { cancelled, outcomeUnknown, timedOut } from './endings.ts';
import { type Answer, type Endpoint, isFile, type Priority } from './exchange.ts';
import { classBudgetMs } from './latency.ts';
import { higherPriority } from './priority.ts';
import type { Asked, Stage } from './stage.ts';

/** One call in flight and everybody who waits for it. */
export interface SharedCall<T> {
  /** The ask that began it. */
  readonly asked: Asked<T>;
  /** A request may have left. */
  sent(): boolean;
  /** Nobody can join any more. */
  over(): boolean;
  /** Fulfilled when nothing of the call is left; never rejects. */
  readonly settled: Promise<void>;
  /** Waits for the answer until the asker's own deadline or abort. */
  join(asked: Asked<T>): Promise<Answer<T>>;
  abort(error: GatewayError): void;
}

interface Waiter {
  readonly priority: Priority;
  readonly deadlineAt: number;
}

/**
 * Lives for its latest waiter and with the priority of its most urgent one. When the last one leaves, it is cancelled;
 * but a billable or live call that was sent runs on to the end of its class budget, since its price is paid already, unless
 * what it brings is a file.
 */
export function createSharedCall<T>(clock: Clock, next: Stage, asked: Asked<T>): SharedCall<T> {
  const { endpoint } = asked;
  const controller = new AbortController();
  const waiters = new Set<Waiter>();
  const promotions = new Set<(priority: Priority) => void>();
  const work = Promise.withResolvers<Answer<T>>();
  let budget: Timer | undefined;
  let sent = false;

  const trace = {
    sent: asked.trace.sent,
    joined: false,
    sending() {
      asked.trace.sending();
      trace.sent = asked.trace.sent;
      sent = true;
      // The budget of the class covers every attempt: a retry never doubles what the caller was promised.
      budget ??= clock.after(classBudgetMs[endpoint.latency], () => controller.abort(timedOut(asked)));
    },
  };

  const caller = { ...asked.caller, signal: controller.signal };
  /** Whoever came or left, the call is as urgent as the most urgent one, and wanted for as long as the last one waits. */
  const weigh = () => {
    caller.priority = priorityOf(waiters);
    caller.deadlineAt = deadlineOf(waiters);
  };

  const onPromotion = (listener: (priority: Priority) => void) => {
    promotions.add(listener);
    return () => promotions.delete(listener);
  };

  function join(other: Asked<T>): Promise<Answer<T>> {
    const { signal, priority, deadlineAt } = other.caller;
    const waiter: Waiter = { priority, deadlineAt };
    const settled = Promise.withResolvers<Answer<T>>();
    const end = () => {
      timer.cancel();
      signal.removeEventListener('abort', onAbort);
      waiters.delete(waiter);
      weigh();
    };
    const leave = (error: GatewayError) => {
      end();
      settled.reject(sent && !endpoint.idempotent ? outcomeUnknown(other) : error);
      if (waiters.size === 0 && !(sent && runsOn(endpoint))) controller.abort(error);
    };
    const onAbort = () => leave(cancelled(other));
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = clock.after(deadlineAt - clock.monotonic(), () => leave(timedOut(other)));

    const before = priorityOf(waiters);
    waiters.add(waiter);
    weigh();
    if (higherPriority(before, priority) !== before) for (const listener of promotions) listener(priority);

    work.promise.then(
      (answer) => {
        end();
        settled.resolve(answer);
      },
      (error) => {
        end();
        settled.reject(error);
      },
    );
    return settled.promise;
  }

  const finish = () => budget?.cancel();

  // Begun in a later turn: the first waiter has joined before a stage asks for priority and deadline.
  queueMicrotask(() => {
    next({ ...asked, caller, trace, onPromotion }).then(work.resolve, work.reject);
  });

  return {
    asked,
    sent: () => sent,
    over: () => controller.signal.aborted,
    settled: work.promise.then(finish, finish),
    join,
    abort: (error) => controller.abort(error),
  };
}

/** Its price is paid. Of a file nobody is left to take it from the connection. */
function runsOn(endpoint: Endpoint<unknown>): boolean {
  return (endpoint.billable || endpoint.live) && !isFile(endpoint);
}

function deadlineOf(waiters: ReadonlySet<Waiter>): number {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { deadlineAt } of waiters) latest = Math.max(latest, deadlineAt);
  return waiters.size === 0 ? Number.POSITIVE_INFINITY : latest;
}

function priorityOf(waiters: ReadonlySet<Waiter>): Priority {
  let highest: Priority = 'background';
  for (const { priority } of waiters) {
    highest = higherPriority(highest, priority);
    if (highest === 'interactive') break;
  }
  return highest;
}
