import { sharing } from '../domain/gateway-health.ts';
import type { Clock } from '../lib/clock.ts';
import { askingFor, type Peer, type PeerVerbs } from '../lib/peer.ts';
import type { Coordination } from './coordination.ts';
import { type LeaseStore, leaseVerbs } from './lease-store.ts';
import { createLeasedLimiter } from './leased-limiter.ts';
import { type BulkLimiter, limiterVerbs } from './limiter.ts';
import type { Notice, NoticeHearer } from './notices.ts';
import { type TokenStore, tokenVerbs } from './token-store.ts';

export interface WorkerCoordination {
  readonly coordination: Coordination;
  /** What the primary may tell this worker. */
  readonly verbs: PeerVerbs;
}

/**
 * What a worker shares with its like, kept by their primary. There is no going on alone: a worker without its primary has
 * nowhere to listen either, and ends.
 */
export function createWorkerCoordination(primary: () => Peer, clock: Pick<Clock, 'monotonic'>): WorkerCoordination {
  const hearers = new Set<NoticeHearer>();
  const peer: Peer = {
    ask: (verb, args) => primary().ask(verb, args),
    tell: (verb, args) => primary().tell(verb, args),
  };
  const limiter = createLeasedLimiter({
    shared: {
      ...askingFor<BulkLimiter>(peer, 'limiter', limiterVerbs),
      // Nobody waits for it: told, it costs half.
      report: async (...args) => peer.tell('limiter.report', args),
    },
    clock,
  });
  return {
    coordination: {
      limiter,
      tokens: askingFor<TokenStore>(peer, 'tokens', tokenVerbs),
      leases: askingFor<LeaseStore>(peer, 'leases', leaseVerbs),
      notices: {
        tell: (notice) => peer.tell('notices.tell', [notice]),
        hear: (hearer) => void hearers.add(hearer),
      },
      answers: null,
      health: () => sharing('primary'),
      async [Symbol.asyncDispose]() {
        hearers.clear();
      },
    },
    verbs: {
      'limiter.revoke': limiter.revoke,
      'notices.heard': (notice: Notice) => {
        for (const hearer of hearers) hearer.heard(notice);
      },
    },
  };
}
