import type { Bill, BillingHints } from '../../domain/billing.ts';
import type { Partner } from '../../domain/partner.ts';
import type { CallCause, CallSource } from '../../metrics/call-record.ts';
import type { ProvenanceLog } from './provenance.ts';

/** `interactive`: an operation waits. `background`: token renewal, polling, sweeps, revalidation. */
export type Priority = 'interactive' | 'subscription' | 'background';

/** How long a call may take in all: lookup 10 s, list 30 s, live 180 s, login 5 s. */
export type LatencyClass = 'lookup' | 'list' | 'live' | 'login';

/** How long an answer may be reused, all in milliseconds and counted from the moment it was complete. */
export interface CachePolicy {
  readonly freshMs: number;
  /** How much longer than fresh it is served while a new one is fetched behind. */
  readonly revalidateMs: number;
  /** How much longer than fresh it is served, and said to be stale, when upstream fails. */
  readonly staleMs: number;
  /** Nobody's data. @default false */
  readonly isImpersonal?: true;
}

/** Reads a decoded body and answers domain values. Never throws for a bad field: it reports the field and reads null. */
export interface ResponseReader<T> {
  /**
   * What the body is: JSON, read into values; bytes, which arrive in `read` as they are; or a file, of which `read` gets the
   * beginning and the rest stays on the connection. @default json
   */
  readonly format?: 'json' | 'bytes' | 'file';
  /** Names of numeric fields whose digits must survive; they arrive in `read` as strings where a number would lose one. */
  readonly digits: readonly string[];
  read(body: unknown, drift: (path: string) => void): T;
  /** How many items this answer of a billable endpoint is billed for. @default as the call expected, which is one */
  billed?(value: T): number;
}

/** Everything about one REST operation that does not change between two calls of it. */
export interface Endpoint<T> {
  /** operationId of the OpenAPI document. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template: `/aggregation/v1/customers/{customerId}`. */
  readonly path: string;
  readonly product: string;
  /** Calls of one family fail together: the breaker counts them as one. */
  readonly family: string;
  readonly latency: LatencyClass;
  /** Upstream contacts the financial institution to answer. */
  readonly live: boolean;
  /** Some of its calls are billed; `billingOf` says which. `product` is what they are billed as. */
  readonly billable: boolean;
  /** May be sent again after an unknown outcome. */
  readonly idempotent: boolean;
  readonly cache: CachePolicy | null;
  /** Content type that is asked for. @default application/json */
  readonly accept?: string;
  /** Beyond those of every call; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly response: ResponseReader<T>;
}

/** Who waits for a call and for how long. */
export interface Caller {
  readonly priority: Priority;
  /** Monotonic milliseconds after which nobody reads the answer. */
  readonly deadlineAt: number;
  readonly signal: AbortSignal;
  /** Clients of one partner take turns in the limiter's queue. */
  readonly clientId: string;
  readonly cause: CallCause;
  /** Told about each HTTP request made for this caller, what it is billed, and the age of each answer. */
  readonly meter: CallMeter;
  /** Absent for the gateway's own jobs. */
  readonly operation?: OperationCalls;
  /** Told of each ask and its answer. */
  readonly provenance?: Pick<ProvenanceLog, 'asked' | 'answered'>;
}

/** The costly calls of one operation. */
export interface OperationCalls {
  /**
   * How the operation ended. `delivered`: its viewer was told every answer. `pending`: they were told to ask again, so that its
   * calls go on, sent or not. `gone`: they were told nothing; what was sent goes on.
   */
  end(how: 'delivered' | 'pending' | 'gone'): void;
}

/**
 * A file on its way, as far as it was read to see what it is. It holds a connection until it is read to its end or closed, and
 * whoever asked for it does one of the two.
 */
export interface FileBody {
  /** At least the first 512 bytes, or all that there are. */
  readonly head: Uint8Array;
  /** As announced. */
  readonly length: number | null;
  /** What comes after `head`, no faster than it is read. Fails when upstream breaks off. */
  readonly rest: AsyncIterable<Uint8Array>;
  close(): void;
}

export const isFile = ({ response }: Pick<Endpoint<unknown>, 'response'>): boolean => response.format === 'file';

export interface CallMeter {
  /** Whether a call of its own may be made for this caller: false when that would be more than it was priced at. @default it may */
  begin?(): boolean;
  /** A call that was begun had no answer. */
  fail?(): void;
  /** A request leaves; `expected` is what a success is billed for at most. */
  sent(expected: Bill): void;
  /** Of a request that was sent: what it is billed for after all. */
  settled(expected: Bill, actual: Bill): void;
  answered(source: CallSource, ageMs: number): void;
}

/** One ask. */
export interface Call<T> {
  readonly endpoint: Endpoint<T>;
  readonly partner: Partner;
  /** The customer whose data this is; part of every cache key where set. */
  readonly customerId?: string;
  /** Set on live calls where known: one dead bank must not stop the others. */
  readonly institutionId?: string;
  /** Values for the path template, unencoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** What is known about its price. */
  readonly billing?: BillingHints;
  /** Oldest answer that will do, in milliseconds. 0 forces a call. Default: the endpoint's cache policy. */
  readonly maxAgeMs?: number;
  readonly caller: Caller;
}

export interface Answer<T> {
  readonly value: T;
  readonly status: number;
  readonly source: Exclude<CallSource, 'refused'>;
  /** Milliseconds since the answer was complete; 0 when it was fetched for this ask. */
  readonly ageMs: number;
  /** Tells this answer in memory from all others. Absent for what came from elsewhere. */
  readonly serial?: number;
  /** For who keeps the answer. Absent where the value itself is the thing to keep. */
  readonly body?: KeptBody<T>;
}

/** A body as it came, from which the value can be read once more, until its memory is given back. */
export interface KeptBody<T> {
  readonly bytes: number;
  /** Null once it was released. */
  read(): { readonly value: T } | null;
  /** Gives its memory back at once: nobody reads it any more. */
  release(): void;
}

/** The pipeline as seen from outside, and each of its stages from the stage before. Fails with a GatewayError only. */
export type Exchange = <T>(call: Call<T>) => Promise<Answer<T>>;
