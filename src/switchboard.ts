import type { Config } from './config.ts';
import type { AccessWatch } from './coordination/access-watch.ts';
import type { LeaseStore } from './coordination/lease-store.ts';
import { createReportPoller, type ReportChange, type ReportPoller } from './coordination/report-poller.ts';
import type { CacheScope } from './datasources/upstream/cache-scope.ts';
import type { Partners } from './domain/clients.ts';
import type { CursorCodec } from './domain/cursors.ts';
import type { ReportSummary } from './domain/reports.ts';
import type { Route } from './http/routes.ts';
import type { Clock } from './lib/clock.ts';
import type { Envelope } from './lib/envelope.ts';
import type { Logger } from './lib/logger.ts';
import { createEventFeed } from './store/event-feed.ts';
import { createEventStreams, type EventStreams } from './store/event-stream.ts';
import type { WebhookEntry } from './store/metrics-entries.ts';
import { createStoreLeases } from './store/store-lease.ts';
import type { Stores } from './store/stores.ts';
import { createAnnouncements } from './webhooks/announcements.ts';
import { createWebhookIntake, webhookPrefix } from './webhooks/intake.ts';
import { createTxPushListeners, type TxPushListeners } from './webhooks/tx-push-listeners.ts';

/** What happens to customers: where it is noticed, kept and told. */
export interface Switchboard extends AsyncDisposable {
  readonly streams: EventStreams;
  readonly reports: ReportPoller;
  readonly listeners: TxPushListeners;
  /** The same watch, whose ends of access every process hears of. */
  readonly access: AccessWatch;
  readonly webhooks: Route;
}

export interface SwitchboardDeps {
  readonly stores: Pick<Stores, 'events' | 'webhooks'>;
  readonly leases: LeaseStore;
  readonly instanceId: string;
  readonly partners: () => Partners;
  readonly access: AccessWatch;
  readonly cursors: CursorCodec;
  readonly envelope: Envelope;
  readonly clock: Clock;
  readonly log: Logger;
  /** All reports of a customer, by one background call. */
  readonly readReports: (partnerId: string, customerId: string) => Promise<readonly ReportSummary[] | null>;
  readonly invalidate: (scope: CacheScope) => void;
  readonly onReportChange: (change: ReportChange) => void;
  readonly onWebhook: (entry: WebhookEntry) => void;
}

export function openSwitchboard(config: Pick<Config, 'redisUrl' | 'publicUrl'>, deps: SwitchboardDeps): Switchboard {
  const { stores, instanceId, partners, cursors, envelope, clock, log } = deps;
  const stack = new AsyncDisposableStack();
  const feed = stack.use(
    createEventFeed({
      store: stores.events,
      clock,
      onHint: ({ partnerId, customerId }) => reports.nudge(partnerId, customerId),
    }),
  );
  const announce = createAnnouncements({
    feed,
    report: (error) => log.warn({ err: error }, 'an event could not be noted'),
  });
  const reports: ReportPoller = stack.use(
    createReportPoller({
      clock,
      // Without Redis those who share a store are the fleet.
      leases: config.redisUrl === null ? createStoreLeases(stores.events, clock) : deps.leases,
      instanceId,
      read: deps.readReports,
      async publish(change) {
        await announce.reportChange(change);
        deps.onReportChange(change);
      },
    }),
  );
  const listeners = createTxPushListeners({ store: stores.webhooks, envelope, clock });
  const handle = createWebhookIntake({
    partners,
    store: stores.webhooks,
    listener: listeners.find,
    hosts: () => (config.publicUrl === null ? [] : [new URL(config.publicUrl).host]),
    heard(customer, { appended, looksAtReports }) {
      if (appended) {
        deps.invalidate(customer);
        feed.wake(customer);
      }
      if (!looksAtReports) return;
      reports.nudge(customer.partnerId, customer.customerId);
      announce.hint(customer);
    },
    record: deps.onWebhook,
    reportFailure: (error) => log.error({ err: error }, 'a webhook could not be taken'),
    clock,
  });
  return {
    streams: createEventStreams({ feed, cursors, clock }),
    reports,
    listeners,
    access: announce.accessEnds(deps.access),
    webhooks: { path: webhookPrefix, isPrefix: true, handle },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
