import type { ErrorCategory } from './errors.ts';

/** What is known about one of upstream's codes. */
export interface UpstreamCode {
  /** Codes of one kind are handled alike. */
  readonly kind: UpstreamKind;
  /** For developers. */
  readonly meaning: string;
  readonly category: ErrorCategory;
  /** The same call may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  /** The end user can repair the connection by going through Connect Fix. */
  readonly fixable: boolean;
  /** For an end user. */
  readonly userMessage: string;
  /** For developers: what to do. */
  readonly remedy: string;
}

type Kind = Omit<UpstreamCode, 'meaning' | 'kind'>;

const later = 'Ask again later, with growing pauses.';

/** Codes of one kind share category, advice and words for the end user. */
const kinds = {
  bankDown: {
    category: 'FINANCIAL_INSTITUTION',
    retryable: true,
    fixable: false,
    userMessage: 'Your bank cannot be reached at the moment. Please try again later.',
    remedy: later,
  },
  bankBroken: {
    category: 'FINANCIAL_INSTITUTION',
    retryable: false,
    fixable: false,
    userMessage: 'There is a problem with the connection to your bank.',
    remedy: 'Report the code to Open Finance support.',
  },
  bankUnsupported: {
    category: 'FINANCIAL_INSTITUTION',
    retryable: false,
    fixable: false,
    userMessage: 'Your bank is not supported.',
    remedy: 'Offer another institution.',
  },
  fixable: {
    category: 'FINANCIAL_INSTITUTION',
    retryable: false,
    fixable: true,
    userMessage: 'Your bank needs you to reconnect this account.',
    remedy: 'Send the customer through Connect Fix for this institution login.',
  },
  bankAsksUser: {
    category: 'FINANCIAL_INSTITUTION',
    retryable: false,
    fixable: false,
    userMessage: 'Your bank asks for another proof of identity.',
    remedy: 'Let the customer add the account again, interactively.',
  },
  accountGone: {
    category: 'FINANCIAL_INSTITUTION',
    retryable: false,
    fixable: false,
    userMessage: 'This account is closed or no longer available at your bank.',
    remedy: 'Stop asking for the account, or delete it.',
  },
  busy: {
    category: 'CUSTOMER',
    retryable: true,
    fixable: false,
    userMessage: 'This is already in progress. Please wait a moment.',
    remedy: 'Wait for the one that is running.',
  },
  platform: {
    category: 'PLATFORM',
    retryable: true,
    fixable: false,
    userMessage: 'Something went wrong. Please try again.',
    remedy: 'Ask again once; if it stays, report the code to Open Finance support.',
  },
  token: {
    category: 'PLATFORM',
    retryable: true,
    fixable: false,
    userMessage: 'Something went wrong. Please try again.',
    remedy: 'The gateway renews the token itself.',
  },
  credentials: {
    category: 'CUSTOMER',
    retryable: false,
    fixable: false,
    userMessage: 'This service is not available at the moment.',
    remedy: 'Correct the credentials of the partner. Never retry: five wrong secrets lock the partner.',
  },
  request: {
    category: 'CUSTOMER',
    retryable: false,
    fixable: false,
    userMessage: 'This request could not be processed.',
    remedy: 'Correct the request.',
  },
  missing: {
    category: 'CUSTOMER',
    retryable: false,
    fixable: false,
    userMessage: 'This item could not be found.',
    remedy: 'Check the id, and that it belongs to the customer.',
  },
  restart: {
    category: 'CUSTOMER',
    retryable: false,
    fixable: false,
    userMessage: 'This took too long. Please start again.',
    remedy: 'Start the flow again.',
  },
} as const satisfies Record<string, Kind>;

export type UpstreamKind = keyof typeof kinds;
export const upstreamKinds = Object.keys(kinds) as readonly UpstreamKind[];

/** code -> kind and meaning. Mastercard publishes the codes but not their dashboard category: that is ours, after its FAQ. */
const table: readonly (readonly [codes: string, kind: UpstreamKind, meaning: string])[] = [
  ['101 102 104 105', 'bankDown', 'The connection to the institution is down or under maintenance.'],
  ['103', 'fixable', "The customer's credentials are wrong or were changed."],
  ['108', 'fixable', "The customer has to act at the institution's site."],
  ['109', 'fixable', 'The institution asks its customer for more information or a new password.'],
  ['124', 'bankDown', 'Unknown error of the connection to the institution.'],
  ['169', 'request', 'The account exists already.'],
  ['171 179 194 197 417 500 525', 'bankDown', "Unexpected problem at the institution's site."],
  ['204', 'bankBroken', 'Unknown error of the connection to the institution.'],
  ['185', 'fixable', 'An answer to the institution’s extra question is missing.'],
  ['187', 'fixable', 'An answer to the institution’s extra question is wrong.'],
  ['325 5006', 'busy', 'The account is being aggregated already.'],
  ['331', 'restart', 'The session for the extra question has expired.'],
  ['418 419', 'bankDown', 'The connection to the institution was interrupted.'],
  ['900 901 903 904', 'bankUnsupported', 'The connection to the institution is still being built.'],
  ['905 906 907', 'bankDown', 'The institution is down for maintenance.'],
  ['910 915 916', 'bankDown', 'The connection to the institution is broken, for all or some of its customers.'],
  ['913 914', 'accountGone', 'The account is closed or no longer available.'],
  ['920 921 922 923 924 925 926 927 928 929', 'bankUnsupported', 'The institution is not supported for aggregation.'],
  ['931', 'bankAsksUser', 'The institution asks for a one-time passcode each time.'],
  ['936', 'bankUnsupported', 'The language chosen at the institution is not supported.'],
  ['945 946 947 948', 'fixable', "The institution's OAuth consent is invalid, expired or revoked."],
  ['977', 'bankDown', "The institution's own request limit is reached."],
  ['990 991 992 993 994 995 996 997 998', 'platform', 'Unexpected error of the platform.'],
  ['1000 1001 1004 1005 1009 1010 1011 1012 14030', 'platform', 'Unexpected error of the platform.'],
  ['1002', 'request', 'The request body has a wrong format.'],
  ['1003 10010', 'request', 'A field of the Connect request is not valid.'],
  ['1415', 'bankBroken', 'The connection to the institution is not certified or not known.'],
  ['1618', 'request', 'A number in the request is not valid.'],
  ['1643 4004 4041', 'missing', 'The switch, experience or entity does not exist.'],
  ['3001 3002 3003 3004', 'missing', 'The application, registration or login authorization does not exist.'],
  ['3005 3006 3007 3008 3009', 'request', 'A paging or query parameter is not valid.'],
  ['4034', 'bankBroken', "Access is managed at the institution's own site."],
  ['10000', 'request', 'Country or phone number is not valid.'],
  ['10001', 'credentials', 'Partner id or secret is wrong.'],
  ['10002 10003', 'missing', 'The business or customer does not exist.'],
  ['10005', 'request', 'A parameter is missing.'],
  ['10006 10007 10009 10013', 'request', 'The request is not valid.'],
  ['10008', 'request', 'There is nothing to answer with: no transactions, or no such refresh.'],
  ['10021', 'credentials', 'The partner is not authorized for this.'],
  ['10022', 'token', 'The app token is not known.'],
  ['10023', 'token', 'The app token has expired.'],
  ['10024', 'credentials', 'The app token is missing.'],
  ['10025', 'request', 'There is nothing to update.'],
  ['10026 10027', 'credentials', 'The app key is missing or not valid.'],
  ['10030', 'request', 'The combination of parameters is not valid.'],
  ['10100', 'request', 'Decisioning refused the request.'],
  ['10106', 'request', 'The account type is not supported here.'],
  ['10215', 'missing', 'The consent does not exist.'],
  ['10405 10406', 'request', 'The consumer has a security freeze or a dispute statement.'],
  ['10814', 'bankAsksUser', 'An answer to the institution’s extra question is not sufficient.'],
  ['11000', 'request', 'The consumer exists already.'],
  ['12001 12003 12008 12009', 'platform', 'Unexpected error of the platform.'],
  ['12017', 'missing', 'There are no owner details.'],
  ['12019 12022', 'request', 'The request is not valid.'],
  ['12401', 'credentials', 'The partner does not exist.'],
  ['13002', 'missing', 'The asset does not exist.'],
  ['14001', 'missing', 'The customer does not exist.'],
  ['14003', 'credentials', 'The partner does not exist.'],
  ['14006', 'missing', 'The institution does not exist.'],
  ['14016 14020 14023', 'request', 'The request is not valid.'],
  ['15001', 'request', 'A field is missing.'],
  ['18001', 'busy', 'A report of this customer is being generated already.'],
  ['18017', 'request', 'The status filter is not valid.'],
  ['19000 20014', 'platform', 'Unexpected error of the platform.'],
  ['20000', 'missing', 'The routing number does not exist, or only JSON can be answered.'],
  ['20024', 'request', 'The routing number is not valid.'],
  ['20400', 'request', 'The most reports for this customer have been generated.'],
  ['24302', 'credentials', 'The partner is locked.'],
  ['24303 45002', 'bankAsksUser', "The customer's credentials are not valid."],
  ['24437', 'request', 'The new partner secret breaks the rules for secrets.'],
  ['24553', 'missing', 'The transaction does not exist.'],
  ['38003', 'missing', 'The account does not belong to the customer.'],
  ['38006', 'missing', 'The customer has no account at the institution.'],
  ['38007', 'missing', 'The customer has no account at the institution login.'],
  ['41002 41003 41004', 'request', 'Date range, start or limit is not valid.'],
  [
    '42000',
    'request',
    'The limit of testing customers is reached: `npm run ofg -- customers prune --testing` deletes old ones.',
  ],
  ['44000 44002', 'bankDown', "The institution's call limit for the time frame is reached."],
  ['45003 110039', 'request', 'A name or user name has characters or a form that is not allowed.'],
  ['110002', 'request', 'The user name is taken.'],
  ['50016', 'request', 'The customer is temporary.'],
  ['50051', 'missing', 'The partner has no such application.'],
  ['50052', 'missing', 'The customer has no application.'],
  ['60013', 'missing', 'There is no TxPush subscription.'],
  ['3000000', 'platform', 'Unexpected error of the micro-deposit service.'],
  ['3300001', 'busy', 'Too many micro-deposit requests.'],
];

export const upstreamCodes: ReadonlyMap<string, UpstreamCode> = new Map(
  table.flatMap(([codes, kind, meaning]) => codes.split(' ').map((code) => [code, describe(kind, meaning)])),
);

/** One code may mean something else under another HTTP status. */
const byStatus: ReadonlyMap<string, UpstreamCode> = new Map(
  (
    [
      ['10030/408', 'platform', 'The matching took too long.'],
      ['10005/404', 'missing', 'The customer does not have the account.'],
      ['10008/404', 'missing', 'The refresh does not exist.'],
      ['10007/404', 'missing', 'The application does not exist.'],
      ['10100/404', 'missing', 'The consumer does not exist.'],
      ['11000/500', 'bankBroken', 'The connection to the institution is not certified or not known.'],
      ['1002/500', 'platform', 'Unexpected error of the platform.'],
    ] as const
  ).map(([key, kind, meaning]) => [key, describe(kind, meaning)]),
);

/** What a code means under an HTTP status; undefined for a code that nobody has described. */
export function describeUpstreamCode(code: string, status: number): UpstreamCode | undefined {
  return byStatus.get(`${code}/${status}`) ?? upstreamCodes.get(code) ?? microDeposit(code);
}

/** The micro-deposit family is documented as a range only. */
function microDeposit(code: string): UpstreamCode | undefined {
  return /^3[0-3]\d{5}$/.test(code) ? describe('request', 'The micro-deposit service refused the request.') : undefined;
}

/** A code of a kind, with the advice and the words that all of its kind share. */
export function describe(kind: UpstreamKind, meaning: string): UpstreamCode {
  return { ...kinds[kind], kind, meaning };
}
