import { randomUUID } from 'node:crypto';
import type { AccessWatch } from '../coordination/access-watch.ts';
import type { ReportChange } from '../coordination/report-poller.ts';
import type { EventFactsOf, EventKind } from '../domain/events.ts';
import type { EventFeed } from '../store/event-feed.ts';
import type { EventLog, NewEvent } from '../store/event-store.ts';

/** What the gateway itself finds out, noted where subscriptions hear of it, in every process. */
export interface Announcements {
  reportChange(change: ReportChange): Promise<void>;
  /** Ends of access are told here at once, and elsewhere by the log. */
  accessEnds(watch: AccessWatch): AccessWatch;
  hint(log: EventLog): void;
}

export function createAnnouncements({
  feed,
  report,
}: {
  readonly feed: Pick<EventFeed, 'append' | 'hint'>;
  /** Told of what could not be noted and is not tried again. */
  readonly report: (error: unknown) => void;
}): Announcements {
  return {
    reportChange: ({ key, partnerId, customerId, reportId, type, status }) =>
      feed.append({ partnerId, customerId }, [eventOf(`report:${key}`, 'report', { reportId, type, status })]),
    accessEnds: (watch) => ({
      ...watch,
      end(access) {
        watch.end(access);
        const { partnerId, customerId, institutionLoginId } = access;
        const event = eventOf(`access:${randomUUID()}`, 'access', { institutionLoginId });
        feed.append({ partnerId, customerId }, [event]).catch(report);
      },
    }),
    hint: (log) => void feed.hint(log).catch(report),
  };
}

function eventOf<Kind extends EventKind>(key: string, kind: Kind, facts: EventFactsOf[Kind]): NewEvent {
  return { kind, key, facts: JSON.stringify(facts) };
}
