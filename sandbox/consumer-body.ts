import { isGiven, memberOf, textMember } from './body.ts';
import type { ConsumerDetails } from './records.ts';
import type { Reply } from './reply.ts';
import { upstreamErrors } from './upstream-errors.ts';

const texts = ['firstName', 'lastName', 'address', 'city', 'state', 'zip', 'phone', 'ssn', 'email', 'suffix'] as const;
const endUserRequired = ['name', 'address', 'city', 'state', 'zip', 'phone'] as const;

const ssnFormat = /^(?:\d{9}|\d{3}-\d{2}-\d{4})$/;
/** Up to 15 characters of a number, at least ten of them digits. */
const phoneFormat = /^(?=(?:\D*\d){10})[\d+(). -]{10,15}$/;
const emailFormat = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What a new consumer must have; `ssn or birthday` and `phone or email` are each one requirement. */
export function missingInConsumer(body: unknown): string | undefined {
  for (const name of ['firstName', 'lastName', 'state'] as const) {
    if (textMember(body, name) === undefined) return name;
  }
  if (!isGiven(body, 'ssn') && !isGiven(body, 'birthday')) return 'ssn or birthday';
  if (!isGiven(body, 'phone') && !isGiven(body, 'email')) return 'phone or email';
  return undefined;
}

/** The members that are given, checked, or the refusal. */
export function readConsumer(body: unknown): ConsumerDetails | { readonly refusal: Reply } {
  const details: { -readonly [Name in keyof ConsumerDetails]: ConsumerDetails[Name] } = {};
  for (const name of texts) {
    if (!isGiven(body, name)) continue;
    const value = memberOf(body, name);
    if (typeof value !== 'string') return { refusal: upstreamErrors.invalidConsumerField(name) };
    details[name] = value;
  }
  if (!ssnFormat.test(details.ssn ?? '000000000')) {
    // The two blanks are upstream's.
    return { refusal: upstreamErrors.invalidConsumerField('ssn', '  Required format is 9 digits.') };
  }
  if (details.phone !== undefined && !phoneFormat.test(details.phone)) {
    return { refusal: upstreamErrors.invalidConsumerField('phone') };
  }
  if (details.email !== undefined && !emailFormat.test(details.email)) {
    return { refusal: upstreamErrors.invalidConsumerField('email') };
  }
  if (isGiven(body, 'birthday')) {
    const birthday = readBirthday(memberOf(body, 'birthday'));
    if (birthday === undefined) return { refusal: upstreamErrors.invalidConsumerField('birthday') };
    details.birthday = birthday;
  }
  if (isGiven(body, 'endUser')) {
    const endUser = memberOf(body, 'endUser');
    const missing = endUserRequired.find((name) => textMember(endUser, name) === undefined);
    if (missing !== undefined) return { refusal: upstreamErrors.missingParameter(`endUser.${missing}`) };
    details.endUser = textsOf(endUser, [...endUserRequired, 'email', 'url']);
  }
  return details;
}

function readBirthday(value: unknown): ConsumerDetails['birthday'] {
  const [year, month, dayOfMonth] = ['year', 'month', 'dayOfMonth'].map((name) => Number(memberOf(value, name)));
  if (year === undefined || month === undefined || dayOfMonth === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? { year, month, dayOfMonth } : undefined;
}

function textsOf(value: unknown, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = textMember(value, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
