/** Whose events are kept together, and in order: one customer of one partner. */
export interface EventLog {
  readonly partnerId: string;
  readonly customerId: string;
}

/** What has happened, in ids and words of upstream: never a value of anybody's data. */
export interface NewEvent {
  readonly kind: string;
  /** The same key is the same event, which a log keeps once. */
  readonly key: string;
  /** JSON. */
  readonly facts: string;
}

export interface StoredEvent {
  /** Rises by one from event to event of a log, and is never used again. */
  readonly sequence: number;
  readonly kind: string;
  /** Wall time at which it was appended. */
  readonly at: number;
  readonly facts: string;
}

export interface EventPage {
  /** In their order. */
  readonly events: readonly StoredEvent[];
  /** Whoever goes on after this misses nothing. */
  readonly upTo: number;
  /** There are more after `upTo` already. */
  readonly more: boolean;
  /** Events after the place that was asked about are gone: it was too long ago, or there were too many. */
  readonly gap: boolean;
}

export interface LogHead {
  /** Of the newest event; below that of the first one where there is none. */
  readonly last: number;
  /** When somebody last hinted that upstream has news. */
  readonly hintedAt: number;
}

/**
 * What happened to each customer, append-only: read after a sequence, kept for a day and up to ten thousand events. Whoever
 * reads an event has read, or can read, all before it, also while others append. Times are wall time.
 */
export interface EventStore {
  /** Answers the sequence of the newest event, and makes the log where there is none. */
  openLog(log: EventLog, nowMs: number): Promise<number>;
  /** All of them or none. Answers how many were new. */
  appendEvents(log: EventLog, events: readonly NewEvent[], nowMs: number): Promise<number>;
  /** Events of these kinds after a sequence, at most so many. */
  readEvents(
    log: EventLog,
    page: { readonly after: number; readonly kinds: readonly string[]; readonly limit: number },
    nowMs: number,
  ): Promise<EventPage>;
  /** Of each log, in the order of `logs`; null where there is none. */
  logHeads(logs: readonly EventLog[]): Promise<readonly (LogHead | null)[]>;
  /** Notes that upstream may have news, at most once in `pauseMs` and only in a log that is there: it may be a forgery. */
  hintLog(log: EventLog, nowMs: number, pauseMs: number): Promise<boolean>;
  /**
   * Forgets what happened to a customer whose access has ended: to one login, and then what is known of reports stays, or to
   * everything, and then the keys of its TxPush listeners go as well. That access ended stays known, for whoever still listens.
   */
  eraseEvents(log: EventLog, whole: boolean): Promise<void>;
  /** Takes or prolongs a lease, unless another holder has it. */
  takeLease(name: string, holder: string, forMs: number, nowMs: number): Promise<boolean>;
}
