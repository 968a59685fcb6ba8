import type { ErrorCode } from '../domain/errors.ts';
import { errorCodes } from '../domain/errors.ts';
import type { ProblemType } from '../domain/problems.ts';
import { problemTypes } from '../domain/problems.ts';
import { rows } from './text.ts';

/** Why something that a command asked for was not done, and what its user can do about it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** An error code of the gateway, or the name of a problem. */
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

interface Reason {
  readonly code: string;
  readonly message: string;
  readonly upstreamCode?: string | null | undefined;
  readonly retryAfterMs?: number | null | undefined;
}

/** How a command of this project is called from its folder. */
export const ofg = (command: string) => `npm run ofg -- ${command}`;

export function refusalOf({ code, message, retryAfterMs }: Reason, partnerId: string): Refusal {
  const later = retryAfterMs == null ? '' : ` Here: in ${Math.ceil(retryAfterMs / 1000)} s.`;
  return new Refusal(code, message, `${remedyOf(code, partnerId)}${later}`);
}

function remedyOf(code: string, partnerId: string): string {
  const own = remedies[code as ErrorCode | ProblemType];
  if (own !== undefined) return own(partnerId);
  if (code in errorCodes) return errorCodes[code as ErrorCode].remedy;
  if (code in problemTypes) return problemTypes[code as ProblemType];
  return 'See docs/errors.md.';
}

/** Where a user of the command line can do more, or something else, than a client of the graph. */
const remedies: Partial<Record<ErrorCode | ProblemType, (partnerId: string) => string>> = {
  TestingCustomerLimitReached: () =>
    `Make room: ${ofg('customers prune --testing')} lists those older than a week and asks before it deletes them.`,
  PlanDoesNotAllow: () => 'Use credentials whose plan includes it, or have the plan extended by Mastercard.',
  CustomerTypeMismatch: () =>
    'Test accounts are for sandbox partners. Use the credentials of a sandbox project, and PARTNER_ENVIRONMENT=sandbox.',
  OutcomeUnknown: () =>
    `It may have happened. A testing customer that was left behind goes with ${ofg('customers prune --testing')}.`,
  InstitutionUnavailable: () => 'FinBank cannot be reached or refuses for now. Try again in a few minutes.',
  CREDENTIALS_LATCHED: (partnerId) =>
    `Correct PARTNER_ID or PARTNER_SECRET; a corrected pair is tried at once. If they are right after all: ${ofg(`partner release ${partnerId}`)}.`,
  PARTNER_LOCKED: (partnerId) =>
    `Ask Open Finance support to unlock the partner, then run: ${ofg(`partner release ${partnerId}`)}.`,
  WRONG_APP_KEY: () => 'Correct APP_KEY: it belongs to the same project of the developer portal as the partner id.',
  UPSTREAM_UNAVAILABLE: () => `Find out what is in the way: ${ofg('doctor')}.`,
  UPSTREAM_TIMEOUT: () => `Try again. If it stays: ${ofg('doctor')} looks at network and name service.`,
};

/** One screen: what was not done, why, and what to do. */
export function refusalScreen({ code, message, remedy }: Refusal, what: string): string {
  const text = rows([
    [code, message],
    ['  fix', remedy],
  ]);
  return `\n${what}.\n\n${text}\n\n`;
}
