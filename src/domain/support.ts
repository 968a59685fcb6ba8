import type { RequestLogEntry, RequestLogFilter } from './metrics-log.ts';

/** Where a support case is opened, and what the form of that door asks for. */
export interface SupportDoor {
  readonly name: string;
  readonly url: string;
  readonly category: string | null;
  readonly issueType: string | null;
}

const scm: SupportDoor = {
  name: 'Support Case Management on Mastercard Connect',
  url: 'https://www.mastercardconnect.com',
  category: 'Open Banking (US and Australia)',
  issueType: 'New support case',
};
/** The same form, for what is missing rather than broken. */
const wishes: SupportDoor = { ...scm, issueType: 'Request a new feature' };
const developers: SupportDoor = {
  name: 'Get Help on Mastercard Developers',
  url: 'https://developer.mastercard.com/open-finance-us/documentation/support/index.md#get-help-with-mastercard-developers',
  category: null,
  issueType: null,
};

export type SupportSubject =
  | 'LOCKED'
  | 'THROTTLED'
  | 'WRONG_KEY'
  | 'WRONG_SECRET'
  | 'INSTITUTION'
  | 'PLATFORM'
  | 'FEATURE'
  | 'OTHER';

interface Wording {
  readonly door: SupportDoor;
  readonly summary: string;
  readonly ask: string;
}

const wordings: Readonly<Record<SupportSubject, Wording>> = {
  LOCKED: {
    door: scm,
    summary: 'Partner is locked (24302): please unlock it',
    ask: 'All calls of this partner are answered with 24302. Please unlock API access for the partner id. We have stopped all calls and will release them once you have.',
  },
  THROTTLED: {
    door: developers,
    summary: 'Requests are throttled (429)',
    ask: 'Calls with our app key are answered with 429. Please tell us the rate limit of the app key, and whether it can be raised.',
  },
  WRONG_KEY: {
    door: developers,
    summary: 'App key is not accepted',
    ask: 'The app key is refused, or every call with it is throttled from the first one on, which is what an unknown key looks like. Please confirm that the app key is active for this project.',
  },
  WRONG_SECRET: {
    door: developers,
    summary: 'Partner id and secret are not accepted (10001)',
    ask: 'The login was refused. We have sent it once and do not repeat it. Please confirm that the secret of the partner id is the one that the project page shows.',
  },
  INSTITUTION: {
    door: scm,
    summary: 'Calls to a financial institution fail',
    ask: 'Calls to the institution named below fail with the codes listed. Please tell us whether there is a known problem and when it is expected to be solved.',
  },
  PLATFORM: {
    door: scm,
    summary: 'Calls to the Open Finance API fail',
    ask: 'The calls listed below failed on the side of the platform. Please look at them by their time, endpoint and code.',
  },
  FEATURE: {
    door: wishes,
    summary: 'Request for a new feature of the Open Finance API',
    ask: 'Please describe what is missing and what it is needed for. The calls listed below show where we would need it.',
  },
  OTHER: {
    door: scm,
    summary: 'Question about calls to the Open Finance API',
    ask: 'The calls listed below did not behave as we expected.',
  },
};

export interface SupportCall {
  readonly code: string | null;
  readonly category: string | null;
  readonly status: number | null;
}

/** What a case is about, by what failed: what stops everything goes before what stops one call. */
export function subjectOf(calls: readonly SupportCall[]): SupportSubject {
  const has = (...codes: string[]) => calls.some(({ code }) => code !== null && codes.includes(code));
  if (has('24302', 'PARTNER_LOCKED')) return 'LOCKED';
  if (has('10026', '10027', 'WRONG_APP_KEY')) return 'WRONG_KEY';
  if (has('10001', 'CREDENTIALS_LATCHED')) return 'WRONG_SECRET';
  if (has('HTTP_429', 'UPSTREAM_THROTTLED')) return 'THROTTLED';
  if (calls.some(({ category }) => category === 'FINANCIAL_INSTITUTION')) return 'INSTITUTION';
  return calls.some(({ category }) => category === 'PLATFORM') ? 'PLATFORM' : 'OTHER';
}

export interface SupportCase {
  readonly subject: SupportSubject;
  readonly door: SupportDoor;
  readonly summary: string;
  readonly description: string;
  /** What to know before opening it; null when there is nothing. */
  readonly note: string | null;
}

/** The text of a case, ready to be pasted. `facts` are lines of names, times and codes. */
export function supportCase(
  subject: SupportSubject,
  facts: readonly string[],
  environment: 'sandbox' | 'non-billable' | 'production',
): SupportCase {
  const { door, summary, ask } = wordings[subject];
  const needsContract = door !== developers && environment === 'sandbox';
  return {
    subject,
    door,
    summary,
    description: [ask, '', ...facts].join('\n'),
    note: needsContract
      ? 'Support Case Management is open only once a contract with Mastercard has been executed, and this partner is on the sandbox plan. Without one, write to OFin.contactsales@mastercard.com.'
      : null,
  };
}

export type SupportFilter = Pick<RequestLogFilter, 'requestId' | 'institutionId' | 'from' | 'to'> & {
  /** Something is wished for, rather than broken. */
  readonly isFeatureRequest?: boolean | null | undefined;
};

/** What support needs to look into something: names, times and figures. Nobody's data, and no secret. */
export interface SupportBundle {
  readonly fileName: string;
  readonly case: SupportCase;
  readonly calls: readonly RequestLogEntry[];
  /** Everything, as JSON. */
  readonly json: string;
}
