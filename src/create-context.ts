import { randomUUID } from 'node:crypto';
import type { DownloadLinks } from './coordination/download-links.ts';
import type { LeaseStore } from './coordination/lease-store.ts';
import { createPaced } from './coordination/paced.ts';
import { askAs, type Changed } from './datasources/open-finance/ask.ts';
import { createCustomerTypes } from './datasources/open-finance/customer-types.ts';
import {
  createInstitutionDirectory,
  type InstitutionDirectory,
} from './datasources/open-finance/institution-directory.ts';
import { createSources, type Sources } from './datasources/open-finance/sources.ts';
import type { CacheScope } from './datasources/upstream/cache-scope.ts';
import type { Caller } from './datasources/upstream/exchange.ts';
import type { Pipeline } from './datasources/upstream/pipeline.ts';
import { createProvenanceLog } from './datasources/upstream/provenance.ts';
import { createCallCounter } from './domain/call-tally.ts';
import type { CursorCodec } from './domain/cursors.ts';
import type { DownloadTarget, FileStream } from './domain/downloads.ts';
import type { Drift } from './domain/drift.ts';
import { GatewayError } from './domain/errors.ts';
import type { Institution } from './domain/institutions.ts';
import type { Partner } from './domain/partner.ts';
import type { ReportSummary } from './domain/reports.ts';
import { dateOf } from './domain/time.ts';
import type { Downloader } from './http/downloads.ts';
import type { Clock } from './lib/clock.ts';
import { createPatience } from './lib/patience.ts';
import { unwatched, watchedBy } from './loaders/batches.ts';
import { createLoaders, type LoaderDeps } from './loaders/loaders.ts';
import type { Insights } from './metrics/insights.ts';
import type { Tracer } from './metrics/tracer.ts';
import type { Recall } from './plugins/answer-desk.ts';
import type { CreateContext } from './plugins/use-request-context.ts';
import { createRecall } from './recall.ts';
import type { Once } from './store/once.ts';
import type { Switchboard } from './switchboard.ts';

/** Milliseconds after which nobody waits for an operation any more. */
const operationMs = 30_000;
/** The same where a call may have to wait for a bank, which takes up to 180 s. */
const liveOperationMs = 185_000;
/** A sweep reads thousands of institutions in the background. */
const sweepMs = 10 * 60_000;

export interface ContextFactoryDeps {
  readonly pipeline: Pick<Pipeline, 'exchange' | 'recall' | 'begin'>;
  /** Forgets what is remembered of a partner or of one of its customers. */
  readonly invalidate: (scope: CacheScope) => void;
  readonly switchboard: Pick<Switchboard, 'access' | 'webhookUrl' | 'forOperation'>;
  readonly links: DownloadLinks;
  readonly feed: LoaderDeps['feed'];
  readonly drift: () => readonly Drift[];
  readonly insights: Insights;
  readonly once: Once;
  readonly leases: LeaseStore;
  /** The partners as they are now, by their id. */
  readonly partners: () => ReadonlyMap<string, { readonly partner: Partner }>;
  readonly cursors: CursorCodec;
  readonly clock: Clock;
  /** Traces operations; null where nobody wants traces. */
  readonly tracer: Tracer | null;
  /** Aborted when the gateway stops. */
  readonly stopping: AbortSignal;
}

export interface ContextFactory {
  readonly createContext: CreateContext;
  /** Null where the tracer wants to see every operation. */
  readonly recall: Recall | null;
  /** Resolves once every partner's institution directory has been swept. */
  warm(): Promise<void>;
  /** Asks for a document in the name of a viewer. */
  openFile(target: DownloadTarget, downloader: Downloader): Promise<FileStream>;
  /** The reports of a customer, read in the background for whoever watches them; null when there is no such customer. */
  reports(partnerId: string, customerId: string): Promise<readonly ReportSummary[] | null>;
  /** An institution as a partner's directory knows it. Never waits. */
  institution(partnerId: string, institutionId: string): Institution | undefined;
}

/** Makes the context of each operation: sources in the name of its viewer, and loaders over them. */
export function createContextFactory({
  pipeline: { exchange, recall, begin },
  invalidate,
  switchboard,
  links,
  feed,
  drift,
  insights,
  once,
  leases,
  partners,
  cursors,
  clock,
  tracer,
  stopping,
}: ContextFactoryDeps): ContextFactory {
  const pacedFor = createPaced(leases, randomUUID, clock);
  const directories = new Map<string, InstitutionDirectory>();
  const customerTypes = createCustomerTypes();

  function sourcesFor(partner: Partner, caller: Caller): Sources {
    const { partnerId } = partner;
    const changed: Changed = (customerId, operations?: readonly string[]) =>
      invalidate({ partnerId, ...(customerId !== null && { customerId }), ...(operations && { operations }) });
    const types = customerTypes(partnerId);
    return createSources({
      ask: askAs(exchange, partner, caller, types),
      partnerId,
      changed,
      accessEnded: (customerId, institutionLoginId) =>
        switchboard.access.end({ partnerId, customerId, institutionLoginId }),
      reportCallbackUrl: switchboard.webhookUrl(partnerId, 'report'),
      customerTypes: types,
    });
  }

  /** One for each partner, which outlives a change of its secret. */
  function directoryOf({ partnerId, upstreamUrl }: Partner): InstitutionDirectory {
    const key = `${partnerId} ${upstreamUrl}`;
    const directory = directories.get(key) ?? makeDirectory(partnerId);
    directories.set(key, directory);
    return directory;
  }

  /** For a job of the gateway's own, with the partner as it is now. */
  function sourcesForJob(partnerId: string, job: string, patienceMs: number): Sources {
    const current = partners().get(partnerId);
    if (current === undefined) throw new GatewayError('CANCELLED', 'The partner was removed.');
    return sourcesFor(current.partner, {
      priority: 'background',
      deadlineAt: clock.monotonic() + patienceMs,
      signal: stopping,
      clientId: 'gateway',
      cause: { kind: 'job', job },
      meter: createCallCounter(),
    });
  }

  function makeDirectory(partnerId: string): InstitutionDirectory {
    return createInstitutionDirectory(
      {
        page: async (page, limit) =>
          sourcesForJob(partnerId, 'institution-sweep', sweepMs).institutions.page(page, limit),
      },
      () => clock.monotonic(),
    );
  }

  return {
    recall: tracer === null ? createRecall({ pipeline: { recall }, clock, stopping }) : null,
    createContext({ requestId, viewer, operationName, accountTier, live, signal, lastEventId, traceparent, placed }) {
      const { partner, clientId } = viewer;
      const traced = { partnerId: partner.partnerId, requestId, traceparent };
      tracer?.begin(traced);
      const tally = createCallCounter();
      const provenance = createProvenanceLog();
      const patience = createPatience(clock);
      const asker = JSON.stringify([clientId, viewer.customerId ?? null]);
      const fleeting =
        <Args extends unknown[], T>(run: (...args: Args) => T) =>
        (...args: Args): T => {
          provenance.fleeting();
          return run(...args);
        };
      const operation = begin(asker);
      const shared = pacedFor(asker);
      const end = (how: 'delivered' | 'pending' | 'gone') => {
        operation.end(how);
        shared.end(how === 'delivered');
      };
      signal.addEventListener('abort', () => end('gone'), { once: true });
      const caller: Caller = {
        priority: 'interactive',
        deadlineAt: clock.monotonic() + (live ? liveOperationMs : operationMs),
        signal,
        clientId,
        cause: { kind: 'operation', operationName, clientId, requestId },
        meter: tally,
        provenance,
      };
      const sources = sourcesFor(partner, { ...caller, operation });
      const directory = directoryOf(partner);
      const { partnerId } = partner;
      const loaders = createLoaders({
        sources,
        directory,
        cursors,
        feed,
        partnerId,
        accountTier,
        hasBundle: partner.paymentBundle ?? false,
        now: () => clock.wall(),
        batches: tracer === null ? unwatched : watchedBy((loader, keys) => tracer.batch(traced, loader, keys)),
      });
      return {
        requestId,
        viewer,
        sources,
        loaders,
        tally,
        limitCalls: tally.limit,
        provenance: {
          madeOf() {
            const answers = provenance.recollections();
            return answers && { answers, day: dateOf(clock.wall()) };
          },
          recall: ({ answers, day }) => day === dateOf(clock.wall()) && recall(answers, caller),
        },
        patience,
        end: () => end(signal.aborted ? 'gone' : patience.ranOut ? 'pending' : 'delivered'),
        now: fleeting(() => clock.wall()),
        drift,
        insights,
        institutionName: (institutionId) => directory.peek(institutionId)?.name ?? null,
        once: (effect) => once(viewer, effect),
        ...switchboard.forOperation({ partnerId, signal, lastEventId, placed }),
        linkTo: fleeting((target: DownloadTarget) => links.issue(viewer, target)),
        paced: (what, ...how) => {
          provenance.fleeting();
          return shared.paced(`${partnerId}:${what}`, ...how);
        },
        joined: (what, run) => {
          provenance.fleeting();
          return shared.joined(`${partnerId}:${what}`, run);
        },
        lasting: () =>
          sourcesFor(partner, { ...caller, deadlineAt: clock.monotonic() + liveOperationMs, signal: stopping }),
      };
    },
    async openFile(target, { viewer, requestId, signal, meter }) {
      const { partner, clientId } = viewer;
      const deadlineAt = clock.monotonic() + operationMs;
      const cause = { kind: 'operation', operationName: 'download', clientId, requestId } as const;
      const caller: Caller = { priority: 'interactive', deadlineAt, signal, clientId, cause, meter };
      const { reports, assets } = sourcesFor(partner, caller);
      return target.kind === 'report'
        ? reports.download(target.owner, target.reportId, target.purpose, target.format)
        : assets.open(target.customerId, target.assetId);
    },
    reports: async (partnerId, customerId) =>
      sourcesForJob(partnerId, 'report-poll', operationMs).reports.list({ customerId }),
    institution(partnerId, institutionId) {
      const configured = partners().get(partnerId);
      return configured && directoryOf(configured.partner).peek(institutionId);
    },
    async warm() {
      await Promise.all([...partners().values()].map(({ partner }) => directoryOf(partner).warm()));
    },
  };
}
