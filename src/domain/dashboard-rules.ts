/**
 * What Mastercard's metrics dashboard leaves out, as its FAQ lists it; two slips of the pen are set right here (a bracket in
 * each of the two paths with a parameter).
 */
export const excludedPaths = [
  '/connect',
  '/connect-components',
  '/connect/v2/experiences',
  '/connect/experiences',
  '/connect/v1/certifiedInstitutions',
  '/institution/v1',
  '/institution/v2',
  '/applications',
  '/applications/{application_id}/institutions',
  '/customers/institution-logins/{institution_login_id}/authorization-details',
  '/curator/v2/experiences',
  '/connection-status',
  '/payroll-connector',
  '/dcr',
  '/analytics/balance',
  '/analytics/cashflow',
  '/analytics/payment-history',
  '/analytics/business',
  '/analytics/data',
  '/payments/paymentIndicator',
  '/transfer/webhooks',
  '/transfer',
  '/business-services',
] as const;

export type ExcludedPath = (typeof excludedPaths)[number];

/** What of an answer's body there was: an API gateway in front of the service answers with text, or with nothing. */
export type BodyKind = 'json' | 'text' | 'none';

/** By what an answer shows that it came from Mastercard's API gateway, and not from the service. All parts that are set must fit. */
export interface GatewaySign {
  readonly status?: number;
  readonly code?: string;
  readonly body?: BodyKind;
}

/**
 * An assumption: Mastercard publishes no such list. The operator can put another in its place.
 */
export const assumedGatewaySigns: readonly GatewaySign[] = [
  { status: 403, body: 'none' },
  { status: 429 },
  { status: 401, body: 'text' },
  { code: '10024' },
  { code: '10026' },
];

export interface AnswerSigns {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: BodyKind;
}

/** Whether an answer was given by Mastercard's API gateway, by the signs that are held to say so. */
export function isTurnedAway(answer: AnswerSigns, signs: readonly GatewaySign[]): boolean {
  return signs.some(
    ({ status, code, body }) =>
      (status ?? answer.status) === answer.status &&
      (code ?? answer.code) === answer.code &&
      (body ?? answer.body) === answer.body,
  );
}

/** Why an ask is not among the calls that Mastercard's dashboard counts. */
export const leftOutReasons = {
  EXCLUDED_PATH: 'The path is one of those that Mastercard says its dashboard leaves out.',
  TURNED_AWAY: "Refused by Mastercard's API gateway, before the call made it to the product.",
  NO_RESPONSE: 'No response came, so that there is nothing to count.',
  CACHE: "Answered from this gateway's cache: no call was made.",
  COALESCED: 'Answered together with an equal ask that was under way: no call of its own was made.',
  REFUSED: 'Refused by this gateway (budget, breaker, latch): no call was made.',
} as const;

export type LeftOut = keyof typeof leftOutReasons;

/**
 * Whether an HTTP answer is a success, from its response code alone.
 *
 * 203 is one: the bank answered, with a challenge; it stands among the data problems. 202 with a limit's code is none: what
 * came is an error code in place of what was asked for.
 */
export function isSuccessfulResponse(status: number, code: string | undefined): boolean {
  return status >= 200 && status <= 299 && !(status === 202 && (code === '44000' || code === '44002'));
}
