import { isGiven, memberOf, textMember } from './body.ts';
import type { ApplicationRecord, CustomerRecord } from './records.ts';
import type { Reply } from './reply.ts';
import { upstreamErrors } from './upstream-errors.ts';

type NewCustomer = Pick<CustomerRecord, 'username' | 'firstName' | 'lastName' | 'phone' | 'email' | 'applicationId'>;

/** Word for word the characters that the OpenAPI document allows. */
const usernamePolicy = /^[A-Za-z0-9!@.#$%&*_+-]{6,255}$/;
/** Which characters upstream refuses is not documented: these are the ones that occur in names. */
const nameCharacters = /^[\p{L}\p{M}\p{N} .,'’&-]*$/u;
const maxPhoneLength = 15;

export const customerNames = ['firstName', 'lastName'] as const;

/** NewCustomer as it will be stored, or the refusal. */
export function newCustomer(
  body: unknown,
  applications: readonly ApplicationRecord[],
): NewCustomer | { readonly refusal: Reply } {
  const username = textMember(body, 'username');
  if (username === undefined) return { refusal: upstreamErrors.missingParameter('username') };
  if (!usernamePolicy.test(username)) return { refusal: upstreamErrors.usernameAgainstPolicy() };
  if (invalidName(body)) return { refusal: upstreamErrors.invalidNameCharacter() };
  const customer: { -readonly [Name in keyof NewCustomer]: NewCustomer[Name] } = { username };
  for (const name of ['firstName', 'lastName', 'phone', 'email', 'applicationId'] as const) {
    if (!isGiven(body, name)) continue;
    const value = memberOf(body, name);
    if (typeof value !== 'string') return { refusal: upstreamErrors.badRequest() };
    customer[name] = value;
  }
  if ((customer.phone ?? '').length > maxPhoneLength) return { refusal: upstreamErrors.badRequest() };
  const { applicationId } = customer;
  const registered = applications.some((application) => application.applicationId === applicationId);
  if (applicationId !== undefined && !registered) return { refusal: upstreamErrors.invalidApplication() };
  return customer;
}

/** Whether a name that is given is none. */
export function invalidName(body: unknown): boolean {
  return customerNames.some((name) => {
    const value = memberOf(body, name);
    return isGiven(body, name) && !(typeof value === 'string' && nameCharacters.test(value));
  });
}
