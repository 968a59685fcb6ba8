import type { PartMatch } from './reasons.ts';

const nothing: PartMatch = { score: 0, reasons: ['NOTHING_TO_COMPARE'] };

/** Ten digits, with or without the country's 1. Numbers are the same or not: one digit apart is another phone. */
export function matchPhones(one: string, other: string): PartMatch {
  const [left, right] = [subscriber(one), subscriber(other)];
  if (left === undefined || right === undefined) return nothing;
  return left === right ? { score: 100, reasons: ['PHONE_EQUAL'] } : { score: 0, reasons: ['PHONE_DIFFERENT'] };
}

function subscriber(phone: string): string | undefined {
  const digits = phone
    .slice(0, 40)
    .normalize('NFKD')
    .replace(/\D/g, '')
    .replace(/^1(?=\d{10}$)/, '');
  return digits.length >= 7 ? digits : undefined;
}

/** The same mailbox: case, a tag behind a plus, and Gmail's full stops make no other. */
export function matchEmails(one: string, other: string): PartMatch {
  const [left, right] = [mailbox(one), mailbox(other)];
  if (left === undefined || right === undefined) return nothing;
  return left === right ? { score: 100, reasons: ['EMAIL_EQUAL'] } : { score: 0, reasons: ['EMAIL_DIFFERENT'] };
}

function mailbox(email: string): string | undefined {
  const [user = '', domain = '', ...more] = email.slice(0, 320).normalize('NFKC').trim().toLowerCase().split('@');
  const name = user.split('+')[0] ?? '';
  if (name === '' || domain === '' || more.length > 0) return undefined;
  return domain === 'gmail.com' || domain === 'googlemail.com'
    ? `${name.replaceAll('.', '')}@gmail.com`
    : `${name}@${domain}`;
}
