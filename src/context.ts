import type { Paced, PacedOperation } from './coordination/paced.ts';
import type { Sources } from './datasources/open-finance/sources.ts';
import type { Recollection } from './datasources/upstream/provenance.ts';
import type { CallTally } from './domain/call-tally.ts';
import type { DownloadLink, DownloadTarget } from './domain/downloads.ts';
import type { Drift } from './domain/drift.ts';
import type { CustomerEvent, EventKind } from './domain/events.ts';
import type { Problem } from './domain/problems.ts';
import type { CalendarDate, Instant } from './domain/time.ts';
import type { Viewer } from './domain/viewer.ts';
import type { Patience } from './lib/patience.ts';
import type { Loaders } from './loaders/loaders.ts';
import type { Insights } from './metrics/insights.ts';
import type { StreamRequest } from './store/event-stream.ts';
import type { Effect } from './store/once.ts';

/** Who hears what TxPush tells of an account, so that subscriptions do. */
export interface TxPushListener {
  /** A URL that names the account's listener; null while nobody said under which URL this gateway is called. */
  newUrl(): { readonly token: string; readonly url: string } | null;
  /** The keys that its notifications will be signed with. They are kept sealed. */
  keep(token: string, account: AccountPlace, keys: readonly string[]): Promise<void>;
  forget(account: AccountPlace): Promise<void>;
}

interface AccountPlace {
  readonly customerId: string;
  readonly accountId: string;
}

/** What a subscription asks for; who asks, and when it ends, is added. */
export type EventsRequest<Kind extends EventKind> = Omit<
  StreamRequest<Kind>,
  'partnerId' | 'placed' | 'gone' | 'access'
>;

/** Where a subscription of this operation stands, and how long it lives. */
export interface StreamPlace {
  /** `Last-Event-ID`, which goes before any `after`; null without one. */
  readonly lastEventId: string | null;
  /** Told the cursor of what is delivered next. */
  readonly placed: (cursor: string) => void;
  /** Ends the stream without a word: nobody listens any more, or another instance goes on. */
  readonly gone: AbortSignal;
}

/** What the answer of an operation was made of. */
export interface Provenance {
  /** Null when some of it would not be the same again. */
  madeOf(): MadeOf | null;
  /** Makes an operation of what another was made of, unless something of it is different by now: then false. */
  recall(madeOf: MadeOf): boolean;
}

export interface MadeOf {
  readonly answers: readonly Recollection[];
  /** In UTC: lists that have no last day end with tomorrow. */
  readonly day: CalendarDate;
}

/** What a resolver may reach: who asks, and the loaders that answer for them alone. */
export interface RequestContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  /** For what changes something, and for reads that nothing could batch. */
  readonly sources: Sources;
  readonly loaders: Loaders;
  readonly tally: CallTally;
  /** Stops the operation at so many upstream calls: what it was priced at before it began. */
  limitCalls(calls: number): void;
  readonly provenance: Provenance;
  /** For fields that answer `Pending` when a bank is slow. */
  readonly patience: Patience;
  /** To be called once the answer is there; decides what becomes of calls that cost something. */
  readonly end: () => void;
  readonly now: () => Instant;
  /** Fields of upstream's answers that do not fit the contract, most frequent first. */
  readonly drift: () => readonly Drift[];
  /** Figures, logs and health of the gateway. */
  readonly insights: Insights;
  /** What an institution is called, where the directory knows it. Never waits. */
  readonly institutionName: (institutionId: string) => string | null;
  /** Runs an effect once for each idempotency key of the client. */
  readonly once: <T extends object>(effect: Effect<T>) => Promise<T | Problem>;
  /** For streams of something else than events of a customer. */
  readonly streamPlace: () => StreamPlace;
  /** What happens to a customer, as one kind of event. To be called once, by the field that is subscribed to. */
  readonly events: <Kind extends EventKind>(
    request: EventsRequest<Kind>,
  ) => Promise<AsyncGenerator<CustomerEvent<Kind>>>;
  /** This gateway as the listener of TxPush. */
  readonly txPushListener: TxPushListener;
  /** Has somebody look how far the reports of a customer are, until `stop`. */
  readonly watchReports: (customerId: string) => { stop(): void };
  /** An address from which this viewer can download a document for a short time. */
  readonly linkTo: (target: DownloadTarget) => DownloadLink;
  /** Does a thing at most once per interval for the whole partner. */
  readonly paced: Paced;
  /** Does a thing once for all of the partner's who ask meanwhile. */
  readonly joined: PacedOperation['joined'];
  /** For changes that go on when nobody waits for them any more: bound neither to the client's presence nor to its time. */
  readonly lasting: () => Sources;
}
