import type { Sender, WireRequest, WireResponse } from '../../src/datasources/upstream/send.ts';
import { type Clock, wait } from '../../src/lib/clock.ts';
import { untilAborted } from '../../src/lib/until-aborted.ts';
import type { LatchStore } from '../../src/store/latch-store.ts';
import type { FakeClock } from './fake-clock.ts';
import { settle } from './fake-clock.ts';
import { isLogin } from './upstream-scripted.ts';

export interface SimulatedAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfter?: string;
}

export interface Simulated extends Sender {
  logins: number;
  calls: number;
  /** Requests that have no answer yet. */
  open: number;
  /** Age in milliseconds of the oldest token that a call came with. */
  oldestTokenMs: number;
}

/**
 * An upstream without sockets, on the clock of the test: hours of traffic run in a second. It logs anybody in; every other
 * answer is the test's.
 */
export function simulateUpstream(
  clock: Clock,
  answer: (request: WireRequest) => SimulatedAnswer | Promise<SimulatedAnswer>,
  { latencyMs = 30, loginMs = 30 } = {},
): Simulated {
  const mintedAt = new Map<string, number>();
  const mint = () => {
    seen.logins += 1;
    const token = `token-${seen.logins}`;
    mintedAt.set(token, clock.monotonic());
    return token;
  };
  const seen: Simulated = {
    logins: 0,
    calls: 0,
    open: 0,
    oldestTokenMs: 0,
    async send(request, signal) {
      const login = isLogin({ url: request.target });
      const said = login ? { status: 200, body: { token: mint() } } : answer(request);
      if (!login) {
        seen.calls += 1;
        const at = mintedAt.get(request.headers['finicity-app-token'] ?? '');
        if (at !== undefined) seen.oldestTokenMs = Math.max(seen.oldestTokenMs, clock.monotonic() - at);
      }
      seen.open += 1;
      try {
        const { status, body, retryAfter } = await untilAborted(Promise.resolve(said), signal);
        await wait(clock, login ? loginMs : latencyMs, signal);
        return response(status, body, retryAfter);
      } catch {
        return { kind: 'no-response', reason: 'aborted', written: true, code: 'ABORTED' };
      } finally {
        seen.open -= 1;
      }
    },
    [Symbol.asyncDispose]: async () => {},
  };
  return seen;
}

function response(status: number, body: unknown, retryAfter: string | undefined): WireResponse {
  const text = body === undefined ? '' : JSON.stringify(body);
  return { kind: 'response', status, contentType: 'application/json', retryAfter, body: Buffer.from(text) };
}

/** Lets every login through. Stands in where the latch is not what is tested and hours are simulated. */
export const everyLogin: LatchStore = {
  permitLogin: async () => ({ kind: 'granted', permit: 'p' }),
  settleLogin: async () => {},
  latchPartner: async () => {},
  partnerLatch: async () => null,
  lockedPartners: async () => [],
  release: async () => {},
  carryOver: async () => {},
};

/** Advances until the work is done, and answers it. */
export async function runOut<T>(clock: FakeClock, work: Promise<T>, stepMs = 10): Promise<T> {
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  done.catch(() => {});
  await settle();
  while (!over) await clock.advance(stepMs);
  return done;
}
