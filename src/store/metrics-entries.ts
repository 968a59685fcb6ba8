import type { LeftOut } from '../domain/dashboard-rules.ts';
import type { ConnectionType } from '../domain/metrics.ts';

/** Empty text in any of these means that there is none, or that it is not known. */
export interface CallDimensions {
  readonly partner: string;
  readonly endpoint: string;
  /** Of live calls alone: an answer from upstream's database says nothing about a bank. */
  readonly institution: string;
  readonly connection: Connection;
  readonly live: boolean;
  readonly billable: boolean;
  readonly source: string;
  readonly leftOut: LeftOut | '';
  /** Empty for a success. */
  readonly category: string;
  /** Empty for a success. */
  readonly code: string;
}

/** Empty where it is not known. */
export type Connection = ConnectionType | '';

/** What calls that are alike have in common. They share one object, which a batch then carries once. */
export interface CallKind extends CallDimensions {
  readonly product: string;
  /** Nobody pays for them. */
  readonly waived: boolean;
  /** Null when no response came, or no call was made. */
  readonly status: number | null;
  /** As it came, for the log: what the rollups know only as one of many has its own name here. */
  readonly logInstitution: string;
  readonly logCode: string;
  /** What else the log tells of all of them, as a JSON object: names and kinds, never a value of anybody's data. */
  readonly detail: string;
}

/** One call, or one ask that needed none, as it is added to the rollups and to the log. */
export interface CallEntry {
  readonly kind: CallKind;
  /** Wall time in Unix milliseconds. */
  readonly at: number;
  /** What a billable call is billed for; 0 for every other. */
  readonly billedItems: number;
  readonly serviceMs: number;
  readonly requestId: string;
  /** Upstream's ids; kept as keyed hashes. */
  readonly customer: string;
  readonly accounts: readonly string[];
  /** Trouble inside an answer that was a success. */
  readonly problems: readonly DataProblemCount[];
  /** What else the log tells of this one alone, as a JSON object: figures, never a value of anybody's data. Empty for nothing. */
  readonly detail: string;
}

export interface DataProblemCount {
  readonly category: string;
  readonly code: string;
  readonly count: number;
}

/** What operations that are alike have in common, as `CallKind`. */
export interface OperationKind {
  readonly partner: string;
  readonly client: string;
  readonly name: string;
  readonly type: string;
  readonly outcome: string;
  /** As a JSON object. */
  readonly detail: string;
}

/** One GraphQL operation. */
export interface OperationEntry {
  readonly kind: OperationKind;
  readonly at: number;
  readonly durationMs: number;
  readonly upstreamCalls: number;
  readonly requestId: string;
}

/** One webhook event as it was received. */
export interface WebhookEntry {
  readonly at: number;
  readonly partner: string;
  /** Upstream's id of the event; empty where it sends none. */
  readonly eventId: string;
  readonly family: string;
  readonly type: string;
  /** `verified`, or why it was not. */
  readonly verification: string;
  /** `new`, `duplicate` or `unchecked`. */
  readonly dedupe: string;
  readonly status: number;
  readonly bytes: number;
  /** Until it was answered. */
  readonly durationMs: number;
  readonly customer: string;
}

/** A mutation, a download, or a read of what is most personal: who, what kind, about whom. Never a value. */
export interface AuditRow {
  readonly at: number;
  readonly partner: string;
  readonly requestId: string;
  readonly client: string;
  /** The customer who asked; kept as a keyed hash. Empty for a client that acts for all. */
  readonly endUser: string;
  readonly kind: string;
  /** Names of mutations or fields, one a line. */
  readonly fields: string;
  /** Whom it was about; kept as a keyed hash. Empty for nobody in particular. */
  readonly customer: string;
  readonly failed: boolean;
}

/** What one process hands over at once: applied whole, or not at all, and never twice. */
export interface MetricsBatch {
  /** Names the process, and differs between all that ever ran. */
  readonly writer: string;
  /** Rises by one with each batch; a batch that is sent again keeps its number. */
  readonly sequence: number;
  readonly calls: readonly CallEntry[];
  readonly operations: readonly OperationEntry[];
  readonly webhooks: readonly WebhookEntry[];
  readonly audits: readonly AuditRow[];
}

/** A page of entries, one column after the other, each as long as `kind`, which tells the place in the kinds of the batch. */
export type Columns<Entry extends { readonly kind: object }> = {
  readonly kind: readonly number[];
} & { readonly [Name in Exclude<keyof Entry, 'kind'>]: readonly Entry[Name][] };

export interface PackedEntries<Entry extends { readonly kind: object }> {
  readonly kinds: readonly Entry['kind'][];
  /** Each a `Columns<Entry>`, as `serialize` of node:v8 writes it. */
  readonly pages: readonly Uint8Array[];
}

/** A batch as it waits and travels to the store. */
export interface PackedBatch extends Omit<MetricsBatch, 'calls' | 'operations'> {
  readonly calls: PackedEntries<CallEntry>;
  readonly operations: PackedEntries<OperationEntry>;
}
