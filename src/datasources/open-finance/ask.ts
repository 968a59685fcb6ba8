import { isGatewayError } from '../../domain/errors.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Call, Caller, Endpoint, Exchange } from '../upstream/exchange.ts';
import type { CustomerTypes } from './customer-types.ts';

/** What a call of an endpoint says beyond the endpoint itself. */
type Details = Pick<
  Call<unknown>,
  'customerId' | 'institutionId' | 'params' | 'query' | 'body' | 'maxAgeMs' | 'billing'
>;

/** Makes a call in the name of one partner and one caller. */
export type Ask = <T>(endpoint: Endpoint<T>, details: Details) => Promise<T>;

/**
 * To be told after every change, so that no answer from before it is served: of all that names a customer, or of these
 * operations of the OpenAPI document, whoever they were about. Never all of a partner, whose other users would wait for it.
 */
export type Changed = (...what: [customerId: string] | [of: null, operations: readonly string[]]) => void;

/** To be told when a customer has taken back what somebody may still be delivering: all of it, or that of one login. */
export type AccessEnded = (customerId: string, institutionLoginId: string | null) => void;

export function askAs(exchange: Exchange, partner: Partner, caller: Caller, types: CustomerTypes): Ask {
  return async (endpoint, details) => {
    const { customerId, billing } = details;
    const price = { customerType: customerId === undefined ? null : types.of(customerId), ...billing };
    return (await exchange({ ...details, billing: price, endpoint, partner, caller })).value;
  };
}

/** What is missing is null, not an error. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isGatewayError(error, 'NOT_FOUND')) return null;
    throw error;
  }
}

/** Tells of the change even where its outcome is unknown: it may have happened. */
export async function changing<T>(answer: Promise<T>, tell: () => void): Promise<T> {
  try {
    return await answer;
  } finally {
    tell();
  }
}
