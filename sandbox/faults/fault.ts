/** Which calls a fault hits. Everything given must hold; nothing given matches every call. */
export interface FaultMatch {
  /** A path template, a path without its query, or the beginning of one followed by `*`. */
  readonly path?: string;
  readonly method?: string;
  /** Partner id, of the token or of the login's body. */
  readonly partner?: string;
  /** Customer id in the path. */
  readonly customer?: string;
  /** Institution id in the path, or that of the account or login in the path. */
  readonly institution?: string;
  /** Only the nth call, from 1, of those that match everything else. */
  readonly nth?: number;
  /** 0 to 1, decided by the seeded generator. */
  readonly probability?: number;
}

/** Whether the operation takes effect: `before` means that the call never got to it, `after` that its answer is lost. */
type When = { readonly when?: 'before' | 'after' };

/** What an answer made up by a fault says beside its body. */
type Envelope = { readonly contentType?: string; readonly headers?: Readonly<Record<string, string>> };

export type FaultEffect =
  /** The usual answer, `ms` milliseconds of real time later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Another status. Without a body it is empty; a body that is not a string is sent as JSON. @default before */
  | ({ readonly kind: 'status'; readonly status: number; readonly body?: unknown } & Envelope & When)
  /** This text, verbatim. @default status 200, application/json, before */
  | ({ readonly kind: 'body'; readonly body: string; readonly status?: number } & Envelope & When)
  /** No answer until the caller gives up. @default before */
  | ({ readonly kind: 'hang' } & When)
  /** The connection is reset without an answer. @default before */
  | ({ readonly kind: 'reset' } & When)
  /** The usual answer announces its length, breaks off after `bytes` and resets. @default half of it */
  | { readonly kind: 'truncate'; readonly bytes?: number }
  /** The usual answer with JSON that does not parse. */
  | { readonly kind: 'malformed' }
  /** The usual answer under another content type. @default text/html */
  | { readonly kind: 'contentType'; readonly contentType?: string }
  /** The usual answer, blown up with white space to at least `bytes`. @default 64 MiB */
  | { readonly kind: 'oversized'; readonly bytes?: number }
  /** The usual answer, `bytes` at a time every `everyMs` milliseconds of real time. @default 1 byte, 100 ms */
  | { readonly kind: 'drip'; readonly bytes?: number; readonly everyMs?: number };

export interface Fault {
  readonly match?: FaultMatch;
  readonly effect: FaultEffect;
  /** How often it strikes. @default 1 with `nth`, otherwise without end */
  readonly times?: number;
}

/** What a fault can be matched against. */
export interface FaultTarget {
  readonly method: string;
  readonly template: string;
  /** Without the query. */
  readonly path: string;
  readonly partnerId?: string;
  readonly customerId?: string;
  readonly institutionId?: string;
}
