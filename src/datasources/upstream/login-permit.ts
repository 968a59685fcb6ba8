import { GatewayError } from '../../domain/errors.ts';
import { type Clock, wait } from '../../lib/clock.ts';
import type { LatchReason, LatchStore, LoginOutcome } from '../../store/latch-store.ts';
import type { Log } from './log.ts';

export interface Permit {
  /** Monotonic milliseconds after which nothing may be sent under the permit. */
  readonly sendBefore: number;
  /** To be called once, with what became of the login. Fulfilled when that is durable, or cannot be. */
  settle(outcome: LoginOutcome): Promise<void>;
}

/** Waits until this process may send one login of a pair. Rejects when the pair is latched. */
export type PermitLogin = (pair: readonly string[], signal: AbortSignal) => Promise<Permit>;

const validForMs = 10_000;
const pollMs = 100;
const patienceMs = 20_000;

export function createLoginPermits(deps: {
  readonly clock: Clock;
  readonly latches: LatchStore;
  readonly log: Log;
}): PermitLogin {
  const { clock, latches, log } = deps;
  const keyOf = (pair: readonly string[]) => pair.join(' ');
  /** Seen by this process itself; all that is known while the store cannot be reached. */
  const proven = new Set<string>();
  const refused = new Set<string>();

  return async (pair, signal) => {
    const giveUpAt = clock.monotonic() + patienceMs;
    for (;;) {
      // Taken before the store is asked, so that its slowness counts against the permit.
      const askedAt = clock.monotonic();
      const answer = await latches.permitLogin(pair, clock.wall()).catch((cause: unknown) => withoutStore(pair, cause));
      if (answer.kind === 'latched') throw latched(answer.reason);
      if (answer.kind !== 'wait') {
        const permit = answer.kind === 'granted' ? answer.permit : null;
        return { sendBefore: askedAt + validForMs, settle: (outcome) => settle(pair, permit, outcome) };
      }
      if (clock.monotonic() >= giveUpAt) throw elsewhere(answer.retryAfterMs);
      await wait(clock, Math.min(answer.retryAfterMs, pollMs), signal);
    }
  };

  /** Only a pair that has worked can go without the store: a wrong one would be tried anew by every restart. */
  function withoutStore(pair: readonly string[], cause: unknown): { readonly kind: 'unstored' } {
    log.error({ error: cause }, 'the latch store cannot be reached');
    if (refused.has(keyOf(pair))) throw latched('refused');
    if (proven.has(keyOf(pair))) return { kind: 'unstored' };
    throw new GatewayError('UPSTREAM_UNAVAILABLE', 'login: not tried, since the latch store cannot be reached', {
      category: 'PLATFORM',
      retryable: true,
      cause,
    });
  }

  async function settle(pair: readonly string[], permit: string | null, outcome: LoginOutcome): Promise<void> {
    if (outcome === 'proven') proven.add(keyOf(pair));
    if (outcome === 'refused') {
      refused.add(keyOf(pair));
      proven.delete(keyOf(pair));
    }
    if (permit === null && outcome !== 'refused') return;
    try {
      await latches.settleLogin(pair, permit, outcome, clock.wall());
    } catch (error) {
      log.error({ error, outcome }, 'the outcome of a login could not be stored');
    }
  }
}

export function latched(reason: LatchReason): GatewayError {
  if (reason === 'locked')
    return new GatewayError('PARTNER_LOCKED', 'the partner is locked; nothing is sent', { category: 'CUSTOMER' });
  const message =
    reason === 'refused'
      ? 'partner id or secret is wrong; no further login is tried with this pair'
      : 'the answers of two logins were lost; no further login is tried with this pair';
  return new GatewayError('CREDENTIALS_LATCHED', message, { category: 'CUSTOMER' });
}

function elsewhere(retryAfterMs: number): GatewayError {
  return new GatewayError('UPSTREAM_UNAVAILABLE', 'login: another process has been at it for too long', {
    category: 'PLATFORM',
    retryable: true,
    retryAfterMs,
  });
}
