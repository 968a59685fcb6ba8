/** Where a failure comes from, in the four words of Mastercard's metrics dashboard. */
export type ErrorCategory = 'FINANCIAL_INSTITUTION' | 'PLATFORM' | 'CUSTOMER' | 'OTHER';

/**
 * The closed list of error codes that a client of the gateway can meet, each with what it means and what to do. It is
 * the source of docs/errors.md.
 */
export const errorCodes = {
  UNAUTHENTICATED: {
    meaning: 'The request carries no valid credential.',
    remedy: 'Send a valid `x-api-key` header, or `Authorization: Bearer` with a valid token.',
  },
  ISSUER_UNAVAILABLE: {
    meaning: "The token could not be checked: its issuer's keys could not be fetched. Nothing was run.",
    remedy: 'Ask again after `retryAfterMs`.',
  },
  FORBIDDEN: {
    meaning: 'The credential does not carry the scope that the field needs.',
    remedy: 'Use a client with that scope, or do not ask for the field.',
  },
  GRAPHQL_PARSE_FAILED: {
    meaning: 'The document is not GraphQL.',
    remedy: 'Correct the document at the location given.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: 'The document does not fit the schema.',
    remedy: 'Correct the field, argument or fragment named in the message.',
  },
  BAD_REQUEST: {
    meaning: 'The HTTP request is not a GraphQL request.',
    remedy: 'See the GraphQL-over-HTTP specification; the message names the part that is wrong.',
  },
  BAD_USER_INPUT: {
    meaning: 'A variable or an argument has a value that is not allowed.',
    remedy: 'Correct the argument named in the message.',
  },
  BAD_ID: {
    meaning: 'A global id is malformed or names another type.',
    remedy: 'Send an `id` exactly as the gateway returned it.',
  },
  BAD_CURSOR: {
    meaning: 'A cursor was altered, or belongs to another list, filter or partner.',
    remedy: 'Start the list again without `after`; only `first` may change between two pages.',
  },
  CURSOR_EXPIRED: {
    meaning: 'The cursor of a feed is older than what is remembered: 30 days, or since access to the customer ended.',
    remedy: 'Empty the ledger and begin again without `since`.',
  },
  NOT_FOUND: {
    meaning: 'What the field is about does not exist for this viewer.',
    remedy: 'Check the id.',
  },
  EVENTS_MISSED: {
    meaning: 'Events after the cursor are not kept any more: they are a day old, or ten thousand came after them.',
    remedy: 'Read anew what you show, then subscribe without `after`.',
  },
  ACCESS_ENDED: {
    meaning: 'Access to data of the customer ended while the subscription was open: a consent was revoked, for one.',
    remedy: 'Read anew what you show, then subscribe again: what is still allowed goes on.',
  },
  PAGE_UNSTABLE: {
    meaning: 'The list changed faster than it could be read.',
    remedy: 'Ask for the same page again.',
  },
  PAGE_CHANGED: {
    meaning: 'Rows before the cursor were added or removed since the last page.',
    remedy: 'Start the list again without `after`.',
  },
  COST_EXCEEDED: {
    meaning: 'The operation could need more upstream calls than one operation may make.',
    remedy: 'Ask for less at once: fewer root fields, a smaller `first`.',
  },
  BUDGET_EXCEEDED: {
    meaning: 'The operation could be billed for more than the client may still cause; nothing was sent.',
    remedy:
      'Ask for less of what is marked `@billable`, ask again after `retryAfterMs`, or raise the budget of the client.',
  },
  UNKNOWN_DOCUMENT: {
    meaning: 'The document is none of those that this client may run; nothing of it was read.',
    remedy: 'Send the `documentId` of a document in the manifest that the gateway was given.',
  },
  LIMIT_EXCEEDED: {
    meaning: 'The operation is larger than the limits on size, depth or aliases allow.',
    remedy: 'Split the operation.',
  },
  RATE_LIMITED: {
    meaning: "The app key's budget leaves no room before the operation's deadline; nothing was sent.",
    remedy: 'Ask again after `retryAfterMs`.',
  },
  CLIENT_LIMITED: {
    meaning:
      'The client has used up the requests, or the upstream calls, that it may cause per minute; nothing was run.',
    remedy: 'Ask again after `retryAfterMs`; the header `RateLimit` and `extensions.cost.throttle` say what is left.',
  },
  SUBSCRIPTIONS_EXCEEDED: {
    meaning: 'The client, or the end user, has as many subscriptions open at this instance as it may have.',
    remedy: 'Close some, or share one connection among the parts of a page.',
  },
  UPSTREAM_THROTTLED: {
    meaning: 'Mastercard answered that too many requests were sent.',
    remedy: 'Ask again after `retryAfterMs`.',
  },
  UPSTREAM_TIMEOUT: {
    meaning: 'No complete answer came before the deadline.',
    remedy: 'Ask again.',
  },
  UPSTREAM_UNAVAILABLE: {
    meaning: 'Mastercard could not be reached, or calls to it are paused after repeated failures.',
    remedy: 'Ask again after `retryAfterMs`.',
  },
  UPSTREAM_ERROR: {
    meaning: 'Mastercard or the financial institution failed; `category` and `upstreamCode` say which and how.',
    remedy: 'Ask again when `retryable`; otherwise quote `upstreamCode` and `requestId` in a support case.',
  },
  UPSTREAM_REJECTED: {
    meaning: 'Mastercard refused the call; `upstreamCode` says why.',
    remedy: 'Correct what the message names.',
  },
  FORMAT_NOT_AVAILABLE: {
    meaning: 'Mastercard does not give the document in the format that was asked for.',
    remedy: 'Ask for another format; JSON is always there.',
  },
  LINK_EXPIRED: {
    meaning: 'The time of a download link is over, or access to the customer has ended since it was given.',
    remedy: 'Ask for a new link.',
  },
  UPSTREAM_BAD_RESPONSE: {
    meaning: "Mastercard's answer could not be read.",
    remedy: 'Ask again; if it stays, quote `requestId` in a support case.',
  },
  MFA_REQUIRED: {
    meaning: 'The financial institution asks its customer for another proof of identity.',
    remedy: 'Send the customer through Connect Fix.',
  },
  OUTCOME_UNKNOWN: {
    meaning: 'The call was sent and its answer was lost; it may have taken effect.',
    remedy: 'Look before sending it again.',
  },
  CREDENTIALS_LATCHED: {
    meaning: 'Mastercard refused the partner id and secret; no further login is tried with this pair.',
    remedy: 'Correct PARTNER_ID or PARTNER_SECRET. A corrected pair is tried at once.',
  },
  PARTNER_LOCKED: {
    meaning: 'Mastercard has locked the partner after repeated wrong secrets; no call leaves for it.',
    remedy: 'Ask Open Finance support to unlock the partner, then run `npm run ofg -- partner release <id>`.',
  },
  WRONG_APP_KEY: {
    meaning: 'Mastercard throttled the very first login: the app key is probably wrong.',
    remedy: 'Correct APP_KEY.',
  },
  NOT_IN_PLAN: {
    meaning: "The partner's plan does not include this call.",
    remedy: 'Do not ask for it, or extend the plan.',
  },
  SHUTTING_DOWN: {
    meaning: 'This instance is stopping.',
    remedy: 'Ask again; another instance answers.',
  },
  CANCELLED: {
    meaning: 'The client went away before the answer was ready.',
    remedy: 'None.',
  },
  METRICS_UNAVAILABLE: {
    meaning: 'The figures and logs cannot be read at the moment; everything else works.',
    remedy: 'Ask again later; see `partner { health { stores { name isUp } } }` and the log of the gateway.',
  },
  INTERNAL: {
    meaning: 'The gateway failed.',
    remedy: 'Quote `requestId` to whoever operates the gateway.',
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>;

export type ErrorCode = keyof typeof errorCodes;

export interface ErrorDetails {
  readonly category?: ErrorCategory;
  /** The code that upstream sent, always as text. */
  readonly upstreamCode?: string;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  /** Whether the end user can repair it by going through Connect Fix. */
  readonly fixable?: boolean;
  /** A sentence fit for an end user. */
  readonly userMessage?: string;
  readonly cause?: unknown;
}

/** A failure with a name. `message` is for developers and holds no data of a customer, no secret and no body of an answer. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: ErrorCode;
  readonly category: ErrorCategory;
  readonly upstreamCode: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly fixable: boolean;
  readonly userMessage: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.category = details.category ?? 'OTHER';
    this.upstreamCode = details.upstreamCode;
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
    this.fixable = details.fixable ?? false;
    this.userMessage = details.userMessage;
  }
}

export function isGatewayError(error: unknown, ...codes: ErrorCode[]): error is GatewayError {
  return error instanceof GatewayError && (codes.length === 0 || codes.includes(error.code));
}
