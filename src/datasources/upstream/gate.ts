import type { Limiter, LimiterClass } from '../../coordination/limiter.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { Clock, Timer } from '../../lib/clock.ts';
import { classes, createAdmissionQueue, type Waiting } from './admission-queue.ts';

export interface Applicant {
  readonly kind: LimiterClass;
  readonly partnerId: string;
  readonly clientId: string;
  /** Monotonic milliseconds; may grow while the applicant waits. */
  deadlineAt(): number;
  /** How long the call takes once it is sent, in milliseconds. Asked only where somebody has to wait. */
  expectedServiceMs(): number;
  readonly signal: AbortSignal;
  /** Called with the function that raises the applicant's class. Answers what takes it back. */
  onPromotion(listener: (kind: LimiterClass) => void): () => void;
}

/** The local queue before the budget of one app key. */
export interface Gate {
  /** Fulfilled with the epoch of the grant. Rejects with RATE_LIMITED, or with the reason of the signal. */
  enter(applicant: Applicant): Promise<number>;
  readonly waiting: number;
}

interface Entry extends Waiting {
  readonly applicant: Applicant;
  grant(epoch: number): void;
  refuse(error: GatewayError): void;
}

interface Denial {
  readonly kind: LimiterClass;
  readonly until: number;
}

const longPauseMs = 250;
const longestQueue = 10_000;
const ageMs = 2_000;
const agedGrantEveryMs = 1_000;
/** Those that may have to wait for others. */
const lower = classes.slice(1);

/**
 * Only the head of the queue asks the limiter, and nothing is reserved ahead: whoever turns up meanwhile with a higher
 * class goes first. A class that has waited for 2 s asks with the highest tolerance once a second, so that none starves.
 */
export function createGate(clock: Clock, limiter: Limiter, key: string): Gate {
  const queue = createAdmissionQueue<Entry>();
  const agedAt = new Map<LimiterClass, number>();
  let rate: number | undefined;
  /** The last answer of the limiter, when it was no: until when, and to which class. */
  let denied: Denial | undefined;
  let pumping = false;
  /** Somebody came or rose while the limiter was asked. */
  let stirred = false;
  let timer: Timer | undefined;

  function enter(applicant: Applicant): Promise<number> {
    if (applicant.signal.aborted) return Promise.reject(applicant.signal.reason);
    const refusal = refusalOnArrival(applicant);
    if (refusal !== undefined) return Promise.reject(refusal);
    const result = Promise.withResolvers<number>();
    const entry: Entry = {
      kind: applicant.kind,
      partnerId: applicant.partnerId,
      clientId: applicant.clientId,
      since: clock.monotonic(),
      applicant,
      grant(epoch) {
        leave();
        result.resolve(epoch);
      },
      refuse(error) {
        leave();
        result.reject(error);
      },
    };
    const leave = () => {
      applicant.signal.removeEventListener('abort', onAbort);
      unsubscribe();
    };
    const onAbort = () => {
      leave();
      queue.remove(entry);
      if (queue.size === 0) timer?.cancel();
      result.reject(applicant.signal.reason);
    };
    applicant.signal.addEventListener('abort', onAbort, { once: true });
    const unsubscribe = applicant.onPromotion((kind) => {
      if (!queue.has(entry)) return;
      queue.promote(entry, kind);
      stir(kind);
    });
    queue.add(entry);
    stir(entry.kind);
    return result.promise;
  }

  function refusalOnArrival(applicant: Applicant): GatewayError | undefined {
    const now = clock.monotonic();
    const blockedForMs =
      denied === undefined || outranks(applicant.kind, denied.kind) ? 0 : Math.max(0, denied.until - now);
    const ahead = queue.ahead(applicant.kind);
    const waitMs = Math.max(blockedForMs, rate === undefined ? 0 : (ahead / rate) * 1_000);
    if (queue.size >= longestQueue) return tooLate(waitMs);
    // Without a wait nothing is gained by refusing: the call may well be quicker than usual.
    if (waitMs === 0 || now + waitMs + applicant.expectedServiceMs() <= applicant.deadlineAt()) return undefined;
    return tooLate(waitMs);
  }

  /** Who came or rose asks at once, unless somebody of the same class has just heard no. */
  function stir(kind: LimiterClass): void {
    stirred = true;
    const hopeless = denied !== undefined && clock.monotonic() < denied.until && !outranks(kind, denied.kind);
    if (!pumping && !hopeless) wake();
  }

  function wake(): void {
    timer?.cancel();
    if (!pumping) void pump();
  }

  async function pump(): Promise<void> {
    pumping = true;
    try {
      for (let next = choose(); next !== undefined; next = choose()) {
        stirred = false;
        const answer = await limiter.take(key, next.as);
        rate = answer.rate;
        denied = answer.granted ? undefined : { kind: next.as, until: clock.monotonic() + answer.retryAfterMs };
        if (answer.granted) grant(next, answer.epoch);
        else if (!stirred) {
          standBack(answer.retryAfterMs);
          return;
        }
      }
    } catch (cause) {
      for (const entry of queue)
        reject(entry, new GatewayError('UPSTREAM_UNAVAILABLE', 'no limiter', { cause, retryable: true }));
    } finally {
      pumping = false;
    }
  }

  /** Whose turn it is, and with which tolerance it asks. */
  function choose(): { readonly entry: Entry; readonly as: LimiterClass } | undefined {
    const now = clock.monotonic();
    for (const kind of lower) {
      const head = queue.head(kind);
      if (head !== undefined && now >= agedTurnAt(head)) return { entry: head, as: 'interactive' };
    }
    for (const kind of classes) {
      const head = queue.head(kind);
      if (head !== undefined) return { entry: head, as: kind };
    }
    return undefined;
  }

  function agedTurnAt(head: Entry): number {
    return Math.max(head.since + ageMs, (agedAt.get(head.kind) ?? Number.NEGATIVE_INFINITY) + agedGrantEveryMs);
  }

  function grant({ entry, as }: { readonly entry: Entry; readonly as: LimiterClass }, epoch: number): void {
    // It may have gone while the limiter was asked; the grant is then the next one's.
    const taker = queue.has(entry) ? entry : choose()?.entry;
    if (taker === undefined) return;
    if (as !== taker.kind) agedAt.set(taker.kind, clock.monotonic());
    queue.take(taker);
    taker.grant(epoch);
  }

  function standBack(retryAfterMs: number): void {
    const now = clock.monotonic();
    const until = now + retryAfterMs;
    // A pause this long is upstream's own wish: who cannot outlast it shall know now.
    if (retryAfterMs >= longPauseMs) {
      for (const entry of [...queue]) if (entry.applicant.deadlineAt() <= until) reject(entry, tooLate(retryAfterMs));
    }
    if (queue.size === 0) return;
    const heads = lower.flatMap((kind) => queue.head(kind) ?? []);
    const wakeAt = Math.min(until, ...heads.map(agedTurnAt).filter((at) => at > now));
    timer = clock.after(wakeAt - now, wake);
  }

  function reject(entry: Entry, error: GatewayError): void {
    queue.remove(entry);
    entry.refuse(error);
  }

  return {
    enter,
    get waiting() {
      return queue.size;
    },
  };
}

function outranks(a: LimiterClass, b: LimiterClass): boolean {
  return classes.indexOf(a) < classes.indexOf(b);
}

function tooLate(waitMs: number): GatewayError {
  return new GatewayError('RATE_LIMITED', 'no budget before the deadline', {
    retryable: true,
    retryAfterMs: Math.ceil(waitMs),
  });
}
