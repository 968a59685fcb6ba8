import type { FaultEffect } from '../../sandbox/index.ts';
import type { Dice } from './dice.ts';
import type { SoakWorld } from './soak-world.ts';

/** What upstream may do to a read: everything that FAULTS.md knows of, none of it for longer than a deadline. */
const effects: readonly FaultEffect[] = [
  { kind: 'latency', ms: 400 },
  { kind: 'hang' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, body: { code: 503, message: 'down' } },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'body', body: '<html>sorry</html>', contentType: 'text/html' },
  { kind: 'reset' },
  { kind: 'truncate' },
  { kind: 'malformed' },
  { kind: 'oversized', bytes: 2 * 1024 * 1024 },
  { kind: 'drip', bytes: 64, everyMs: 20 },
];

/** Milliseconds between two changes of what fails. */
const faultMs = 3_000;
/** A token that is refused more often than once in a minute of its first five is a fault of its own: no login follows then. */
const refusedEveryMs = 90_000;
/** Each time everything that was remembered is forgotten, and the budget of calls begins anew. */
const redisMs = 30_000;
const redisAwayMs = 800;
const reloadMs = 7_000;

export interface Trouble {
  /** Ends it: everything works again when this resolves. */
  stop(): Promise<void>;
}

/** An operation without live fields ends after so long whatever upstream does: what hangs when all is to end would be waited for. */
const deadlineMs = 30_000;

/** Upstream that fails in one way after the other, a Redis that hangs or dies now and then, a partners file that changes. */
export function troubleFor(world: SoakWorld): (dice: Dice, forMs: number) => Trouble {
  let refusedAt = performance.now();
  const mayRefuse = () => {
    const now = performance.now();
    if (now - refusedAt < refusedEveryMs) return false;
    refusedAt = now;
    return true;
  };
  return (dice, forMs) => makeTrouble(world, { dice, forMs, mayRefuse });
}

interface TroubleOptions {
  readonly dice: Dice;
  readonly forMs: number;
  /** Whether it is time for a token to be refused; it is not for a while after yes. */
  readonly mayRefuse: () => boolean;
}

function makeTrouble({ sandbox, redis, reload }: SoakWorld, { dice, forMs, mayRefuse }: TroubleOptions): Trouble {
  let turn = 0;
  const endsAt = performance.now() + forMs;
  const failing = setInterval(() => {
    sandbox.clearFaults();
    sandbox.resetCalls();
    turn += 1;
    const effect = effects[turn % effects.length] as FaultEffect;
    if (effect.kind === 'hang' && performance.now() + deadlineMs > endsAt) return;
    // A live call may hang for three minutes, and rightly.
    const path = effect.kind === 'hang' && { path: '/aggregation/v1/customers/{customerId}' };
    sandbox.addFault({ match: { method: 'GET', probability: 0.1 + 0.3 * dice.next(), ...path }, effect });
    if (mayRefuse())
      sandbox.addFault({
        match: { method: 'GET' },
        effect: { kind: 'status', status: 401, body: { code: 10022, message: 'Token expired' } },
        times: 1,
      });
  }, faultMs);
  let hangs = false;
  let away = Promise.resolve();
  const shaking = setInterval(() => {
    hangs = !hangs;
    const isHang = hangs;
    away = away.then(async () => {
      if (isHang) redis.freeze();
      else await redis.kill();
      await new Promise((resolve) => setTimeout(resolve, redisAwayMs));
      if (isHang) redis.thaw();
      else await redis.start();
    });
  }, redisMs);
  const reloading = setInterval(() => void reload(), reloadMs);
  return {
    async stop() {
      for (const timer of [failing, shaking, reloading]) clearInterval(timer);
      sandbox.clearFaults();
      await away;
    },
  };
}
