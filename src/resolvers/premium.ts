import { GatewayError } from '../domain/errors.ts';
import { liveProblems, type Waiting } from './pending.ts';

/** Arguments of every field that the bank is asked for and that is billed. */
export interface PremiumArgs extends Waiting {
  /** Seconds. */
  readonly maxAge: number;
}

const mostSeconds = 24 * 60 * 60;

/** @throws BAD_USER_INPUT */
export function maxAgeOf({ maxAge }: PremiumArgs): number {
  if (maxAge >= 0 && maxAge <= mostSeconds) return maxAge * 1_000;
  throw new GatewayError('BAD_USER_INPUT', `\`maxAge\` must be 0 to ${mostSeconds} seconds.`, { category: 'CUSTOMER' });
}

/** Problems of fields that only accounts of some types have. */
export const premiumProblems = [...liveProblems, 'AccountTypeNotSupported'] as const;
