import { type ErrorCategory, type ErrorCode, GatewayError } from './errors.ts';

/**
 * Outcomes that a client is expected to meet and can do something about. Each is a member of the result unions of the
 * mutations that can produce it; the text is its description in the graph.
 */
export const problemTypes = {
  NotFound: 'What the mutation is about does not exist, or is not yours.',
  InvalidInput: 'Upstream does not accept a value; the message says which.',
  RedirectUriNotAllowed:
    'The redirect URI is not one that the client may use. Whoever runs the gateway keeps the list.',
  UsernameTaken: 'The username is in use already, on any plan of any partner: it can never be used again.',
  TestingCustomerLimitReached: 'The partner has all the testing customers it may have. Delete some.',
  PlanDoesNotAllow: "The partner's plan does not include this: the sandbox plan has no active customers.",
  CustomerTypeMismatch: 'Testing customers are for test institutions only, active customers for real ones only.',
  ConsumerAlreadyExists: 'The customer has a consumer already: there is one for each customer.',
  BusinessAlreadyExists: 'The customer has a business already: there is one for each customer.',
  MicroDepositsAlreadyMade: 'Deposits were made to this account already. Verify those, or look what became of them.',
  MicroDepositsNotReady: 'The deposits have not arrived yet, or are over; their status says which.',
  MicroDepositsDoNotMatch: 'The amounts are not those that were deposited. There are few tries.',
  MicroDepositsTriesUsedUp: 'The amounts were wrong too often. Only new deposits, or Connect, help now.',
  MfaRequired: 'The institution asks for another proof of identity. Send the customer through Connect Fix.',
  ConnectionNeedsFix:
    'The institution refuses the connection until the customer repairs it. Send them through Connect Fix.',
  InstitutionUnavailable: 'The institution cannot be reached, or refuses for now. Nothing the customer can do.',
  AccountClosed: 'The account is closed at the institution, or no longer available there. There is nothing to repair.',
  AccountTypeNotSupported: 'Accounts of this type do not have this. Nothing was billed.',
  OwnerDataMissing: 'The institution says nothing about who owns the account.',
  InstitutionThrottled: 'The institution limits how often it may be asked. Ask again later.',
  TookTooLong: 'It took Mastercard or the institution too long. Ask again: nothing was billed.',
  AlreadyRunning: 'The same thing is being done already. Wait for it.',
  TooSoon: 'The same was done a moment ago. `retryAfterMs` says when it may be done again.',
  NoSuitableAccount:
    'The customer has no account of the kinds that the report is about, or none of those named is one.',
  ConsumerMissing: 'A report for a credit decision needs a consumer, and the customer has none. Create one.',
  SecurityFreeze: 'The consumer has forbidden credit reports about them, until they lift the security freeze.',
  ReportLimitReached: 'As many reports as there may be were generated for this customer. Try again later.',
  ReportAlreadyRunning: 'The same report is being generated already. Wait for that one.',
  ReportNotReady: 'The report is not finished yet, or has failed: there is nothing to download.',
  FormatNotAvailable: 'Mastercard does not give this report in the format that was asked for.',
  NeedsEnrolment: 'The partner is not enrolled for this product. Ask Mastercard to enrol it.',
  ChargeNotAccepted:
    'The free time of the report is over: refreshing it is charged for. Send `acceptCharge: true` to accept that.',
  OutcomeUnknown: 'The answer was lost: it may have taken effect. Look before you send it again.',
  IdempotencyConflict: 'The idempotency key was used before, for something else.',
} as const;

export type ProblemType = keyof typeof problemTypes;

export interface Problem {
  readonly problem: ProblemType;
  /** For developers. */
  readonly message: string;
  /** Fit for an end user. */
  readonly userMessage: string | null;
  readonly category: ErrorCategory;
  readonly upstreamCode: string | null;
  readonly retryable: boolean;
  readonly fixable: boolean;
  readonly retryAfterMs: number | null;
  /** Whom it is about, where it is about a customer. */
  readonly customerId: string | null;
  /** The input that is wrong, where the gateway itself found out. */
  readonly field?: string;
  /** The report that is there already. */
  readonly reportId?: string | null;
}

/** Codes that mean an outcome; where several, the first that is expected of what was asked. */
const byUpstreamCode: Readonly<Record<string, ProblemType | readonly ProblemType[]>> = {
  11000: 'ConsumerAlreadyExists',
  42000: 'TestingCustomerLimitReached',
  110002: 'UsernameTaken',
  325: 'AlreadyRunning',
  5006: 'AlreadyRunning',
  18001: 'AlreadyRunning',
  10405: 'SecurityFreeze',
  20400: 'ReportLimitReached',
  913: 'AccountClosed',
  914: 'AccountClosed',
  3100001: 'MicroDepositsAlreadyMade',
  3200002: 'MicroDepositsNotReady',
  3200003: 'MicroDepositsTriesUsedUp',
  3200004: 'MicroDepositsDoNotMatch',
  3300001: 'TooSoon',
  10106: ['AccountTypeNotSupported', 'InvalidInput'],
  14020: ['AccountTypeNotSupported', 'InvalidInput'],
  12017: ['OwnerDataMissing', 'NotFound'],
  977: ['InstitutionThrottled', 'InstitutionUnavailable'],
  44000: ['InstitutionThrottled', 'InstitutionUnavailable'],
  44002: ['InstitutionThrottled', 'InstitutionUnavailable'],
};

const byErrorCode: Partial<Record<ErrorCode, ProblemType>> = {
  NOT_FOUND: 'NotFound',
  NOT_IN_PLAN: 'PlanDoesNotAllow',
  MFA_REQUIRED: 'MfaRequired',
  OUTCOME_UNKNOWN: 'OutcomeUnknown',
  FORMAT_NOT_AVAILABLE: 'FormatNotAvailable',
  UPSTREAM_REJECTED: 'InvalidInput',
};

/** The expected outcome that a failure is; null where it is none of those expected. */
export function problemOf(error: unknown, expected: readonly ProblemType[]): Problem | null {
  if (!(error instanceof GatewayError)) return null;
  const type = meaningsOf(error).find((meaning) => expected.includes(meaning));
  return type === undefined ? null : problem(type, error);
}

function meaningsOf(error: GatewayError): readonly ProblemType[] {
  if (error.upstreamCode === '10030' && error.retryable) return ['TookTooLong'];
  const byCode = byUpstreamCode[error.upstreamCode ?? ''];
  if (byCode !== undefined) return typeof byCode === 'string' ? [byCode] : byCode;
  const type = institutionProblem(error) ?? byErrorCode[error.code];
  return type === undefined ? [] : [type];
}

function institutionProblem(error: GatewayError): ProblemType | undefined {
  if (error.category !== 'FINANCIAL_INSTITUTION' || error.code === 'MFA_REQUIRED') return undefined;
  return error.fixable ? 'ConnectionNeedsFix' : 'InstitutionUnavailable';
}

/** Where the outcome says more to an end user than the code that it came with. */
const userMessages: Partial<Record<ProblemType, string>> = {
  UsernameTaken: 'This name is taken. Please choose another one.',
  InvalidInput: 'Something that was entered is not accepted. Please check it.',
  ConsumerAlreadyExists: 'Your details are on file already.',
  MicroDepositsNotReady: 'The deposits have not arrived yet. Please try again when you see them.',
  MicroDepositsDoNotMatch: 'These are not the amounts that were deposited. Please check them.',
  MicroDepositsTriesUsedUp: 'The amounts were wrong too often. Please connect your account another way.',
};

/** An outcome with what the failure says about it. */
function problem(type: ProblemType, error: GatewayError): Problem {
  return {
    problem: type,
    message: error.message,
    userMessage: userMessages[type] ?? error.userMessage ?? null,
    category: error.category,
    upstreamCode: error.upstreamCode ?? null,
    retryable: error.retryable,
    fixable: error.fixable,
    retryAfterMs: error.retryAfterMs ?? null,
    customerId: null,
  };
}

/** An outcome that the gateway itself decides. */
export function ownProblem(type: ProblemType, message: string, details: Partial<Problem> = {}): Problem {
  return {
    problem: type,
    message,
    userMessage: null,
    category: 'CUSTOMER',
    upstreamCode: null,
    retryable: false,
    fixable: false,
    retryAfterMs: null,
    customerId: null,
    ...details,
  };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}
