import type { Clock } from '../lib/clock.ts';
import { type Peer, type PeerVerbs, verbsOf } from '../lib/peer.ts';
import type { RateLimits } from './bucket.ts';
import { leaseVerbs } from './lease-store.ts';
import { limiterVerbs, type RateOutcome } from './limiter.ts';
import { createMemoryLeaseStore } from './memory-lease-store.ts';
import { createMemoryLimiter } from './memory-limiter.ts';
import { createMemoryTokenStore } from './memory-token-store.ts';
import { createNoticeHub } from './notice-hub.ts';
import type { Notice } from './notices.ts';
import { tokenVerbs } from './token-store.ts';

/** What the workers of one machine share, kept in their primary's memory. */
export interface PrimaryDesk {
  /** What one worker may ask for. `worker` is asked for nothing but told the notices of the others. */
  serve(worker: () => Peer): { readonly verbs: PeerVerbs } & Disposable;
}

export function createPrimaryDesk({
  clock,
  limits,
}: {
  readonly clock: Clock;
  readonly limits: RateLimits;
}): PrimaryDesk {
  const hub = createNoticeHub();
  const workers = new Set<() => Peer>();
  const limiter = createMemoryLimiter({ clock, limits });
  const shared = {
    ...verbsOf('limiter', limiter, limiterVerbs),
    ...verbsOf('tokens', createMemoryTokenStore({ clock }), tokenVerbs),
    ...verbsOf('leases', createMemoryLeaseStore({ clock }), leaseVerbs),
  };
  return {
    serve(worker) {
      const member = hub.join();
      workers.add(worker);
      member.hear({ heard: (notice) => worker().tell('notices.heard', [notice]), missed() {} });
      return {
        verbs: {
          ...shared,
          'notices.tell': (notice: Notice) => member.tell(notice),
          'limiter.report': (key: string, epoch: number, outcome: RateOutcome) => {
            // What the others hold was granted before upstream said no.
            if (outcome.kind === 'throttled') for (const each of workers) each().tell('limiter.revoke', [key]);
            return limiter.report(key, epoch, outcome);
          },
        },
        [Symbol.dispose]() {
          workers.delete(worker);
          member[Symbol.dispose]();
        },
      };
    },
  };
}
