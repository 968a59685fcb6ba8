import { type AccessWatch, createAccessWatch, type EndedAccess } from './coordination/access-watch.ts';
import { type Allowances, createAllowances } from './coordination/allowances.ts';
import type { Notices } from './coordination/notices.ts';
import type { CacheScope } from './datasources/upstream/cache-scope.ts';
import type { Pipeline } from './datasources/upstream/pipeline.ts';
import type { Erasure } from './erasure.ts';
import type { Clock } from './lib/clock.ts';
import type { EventLog } from './store/event-store.ts';

/** What one instance does that concerns all: done here at once, and told to the others. */
export interface FleetNews {
  /** To be called after every change at upstream, with what it touches. */
  invalidate(scope: CacheScope): void;
  readonly access: AccessWatch;
  /** An event of this customer was noted here. */
  appended(log: EventLog): void;
  readonly allowances: Allowances;
  /** Begins to heed what the others tell. */
  listen(switchboard: { wake(log: EventLog): void }): void;
}

export interface FleetNewsDeps {
  readonly notices: Notices;
  readonly pipeline: Pick<Pipeline, 'invalidate'>;
  readonly erasure: Erasure;
  /** Ids of all partners. */
  readonly partners: () => Iterable<string>;
  readonly clock: Clock;
}

export function createFleetNews({ notices, pipeline, erasure, partners, clock }: FleetNewsDeps): FleetNews {
  const watch = createAccessWatch();
  const allowances = createAllowances(clock, (of) => notices.tell({ kind: 'spent', of }));
  return {
    allowances,
    invalidate(scope) {
      pipeline.invalidate(scope);
      notices.tell({ kind: 'changed', ...scope });
    },
    access: {
      ...watch,
      end(ended: EndedAccess) {
        watch.end(ended);
        notices.tell({ kind: 'access-ended', ...ended });
        erasure.shared(ended);
        erasure.own(ended);
      },
    },
    appended: ({ partnerId, customerId }) => notices.tell({ kind: 'appended', partnerId, customerId }),
    listen(switchboard) {
      notices.hear({
        heard(notice) {
          if (notice.kind === 'changed') pipeline.invalidate(notice, 'elsewhere');
          else if (notice.kind === 'access-ended') {
            watch.end(notice);
            erasure.own(notice);
          } else if (notice.kind === 'spent') allowances.heard(notice.of);
          else switchboard.wake(notice);
        },
        missed() {
          // Anything may have changed meanwhile; streams read the log, which has kept what they missed.
          for (const partnerId of partners()) pipeline.invalidate({ partnerId });
        },
      });
    },
  };
}
