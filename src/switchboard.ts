import type { Config } from './config.ts';
import type { RequestContext } from './context.ts';
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
import type { EventLog } from './store/event-store.ts';
import { createEventStreams } from './store/event-stream.ts';
import type { WebhookEntry } from './store/metrics-entries.ts';
import { createStoreLeases } from './store/store-lease.ts';
import type { Stores } from './store/stores.ts';
import { createAnnouncements } from './webhooks/announcements.ts';
import { createWebhookIntake, webhookPrefix } from './webhooks/intake.ts';
import type { WebhookFamily } from './webhooks/signatures.ts';
import { createTxPushListeners } from './webhooks/tx-push-listeners.ts';

/** What happens to customers: where it is noticed, kept and told. */
export interface Switchboard extends AsyncDisposable {
  readonly reports: ReportPoller;
  /** Where webhooks of a partner arrive; null while nobody said under which URL this gateway is called. */
  webhookUrl(partnerId: string, family: WebhookFamily): string | null;
  /** What an operation may do with it. */
  forOperation(
    operation: ListeningOperation,
  ): Pick<RequestContext, 'events' | 'streamPlace' | 'watchReports' | 'txPushListener'>;
  /** The same watch, whose ends of access every process hears of. */
  readonly access: AccessWatch;
  /** Another instance says that something has happened to this customer. */
  wake(log: EventLog): void;
  readonly webhooks: Route;
}

export interface ListeningOperation {
  readonly partnerId: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** What a client of server-sent events got last, when it comes back. */
  readonly lastEventId: string | null;
  /** Told where the subscription stands. */
  readonly placed: (cursor: string) => void;
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
  /** Told of every event that was noted here. */
  readonly onAppend: (log: EventLog) => void;
  readonly onReportChange: (change: ReportChange) => void;
  readonly onWebhook: (entry: WebhookEntry) => void;
  /** Under which upstream reaches this gateway; null while nobody knows. */
  readonly ownUrl: () => string | null;
  /** Aborted when this instance is about to stop: whoever is subscribed moves on to another one. */
  readonly draining: AbortSignal;
}

export function openSwitchboard(config: Pick<Config, 'redisUrl' | 'publicUrl'>, deps: SwitchboardDeps): Switchboard {
  const { stores, instanceId, partners, cursors, envelope, clock, log } = deps;
  const stack = new AsyncDisposableStack();
  const feed = stack.use(
    createEventFeed({
      store: stores.events,
      clock,
      onAppend: deps.onAppend,
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
        deps.onAppend(customer);
      }
      if (!looksAtReports) return;
      reports.nudge(customer.partnerId, customer.customerId);
      announce.hint(customer);
    },
    record: deps.onWebhook,
    reportFailure: (error) => log.error({ err: error }, 'a webhook could not be taken'),
    clock,
  });
  const streams = createEventStreams({ feed, cursors, clock });
  const access = announce.accessEnds(deps.access);
  const webhookUrl = (partnerId: string, family: WebhookFamily) => {
    const origin = deps.ownUrl();
    return origin === null ? null : `${origin}${webhookPrefix}${partnerId}/${family}`;
  };
  return {
    reports,
    access,
    wake: feed.wake,
    webhookUrl,
    forOperation: ({ partnerId, signal, lastEventId, placed }) => {
      const streamPlace = () => ({
        lastEventId: lastEventId || null,
        placed,
        gone: AbortSignal.any([signalOf(signal), deps.draining]),
      });
      return {
        streamPlace,
        async events(request) {
          const watch = access.watch(partnerId, request.customerId);
          const place = streamPlace();
          const after = place.lastEventId ?? request.after;
          const open = { ...request, after, partnerId, placed, gone: place.gone, access: watch.signal };
          return watched(await streams(open).catch(releasing(watch)), watch);
        },
        watchReports: (customerId) => reports.watch(partnerId, customerId),
        txPushListener: {
          newUrl() {
            const url = webhookUrl(partnerId, 'txpush');
            const token = listeners.newToken();
            return url === null ? null : { token, url: `${url}?listener=${token}` };
          },
          keep: (token, place, keys) => listeners.keep(token, { partnerId, ...place }, keys),
          forget: (place) => listeners.forget({ partnerId, ...place }),
        },
      };
    },
    webhooks: { path: webhookPrefix, isPrefix: true, handle },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Lets go of a thing with the end of a stream, however it ends. */
async function* watched<T>(stream: AsyncGenerator<T>, thing: Disposable): AsyncGenerator<T> {
  try {
    yield* stream;
  } finally {
    thing[Symbol.dispose]();
  }
}

const releasing = (thing: Disposable) => (error: unknown) => {
  thing[Symbol.dispose]();
  throw error;
};

/** The server's signal is one by its methods alone, which is not enough to be joined with others. */
function signalOf(signal: AbortSignal): AbortSignal {
  const left = new AbortController();
  if (signal.aborted) left.abort();
  signal.addEventListener('abort', () => left.abort(), { once: true });
  return left.signal;
}
