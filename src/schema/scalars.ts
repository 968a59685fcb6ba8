import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { isDecimal } from '../domain/money.ts';
import { instantText, startOfDay } from '../domain/time.ts';
import { builder } from './builder.ts';

function literalText(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}

/** The message never repeats the value: it may be personal data that ended up in the wrong variable. */
function refuse(expected: string): never {
  throw new GraphQLError(`Expected ${expected}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

function decimalOf(value: unknown): string {
  return typeof value === 'string' && isDecimal(value)
    ? value
    : refuse('a decimal number written as text, such as "10.10"');
}

// Not where it is used: there each use would make one.
const currencyPattern = /^[A-Z]{3}$/;

function currencyOf(value: unknown): string {
  return typeof value === 'string' && currencyPattern.test(value) ? value : refuse('an ISO 4217 code, such as "USD"');
}

function instantOf(value: unknown): number {
  const at =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? refuse('a time with its zone, such as "2026-05-04T12:00:00Z"') : at;
}

function dayOf(value: unknown): string {
  if (typeof value !== 'string') return refuse('a day, such as "2026-05-04"');
  try {
    startOfDay(value);
  } catch {
    return refuse('an existing day, such as "2026-05-04"');
  }
  return value;
}

builder.scalarType('Decimal', {
  description:
    'A number in the exact digits it was sent in, as text: `"10.10"` stays `"10.10"`. Do not read it as a float.',
  serialize: decimalOf,
  parseValue: decimalOf,
  parseLiteral: (node) => decimalOf(literalText(node)),
});

builder.scalarType('CurrencyCode', {
  description: 'An ISO 4217 currency code, such as `USD`.',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
  serialize: currencyOf,
  parseValue: currencyOf,
  parseLiteral: (node) => currencyOf(literalText(node)),
});

builder.scalarType('DateTime', {
  description: 'A moment in UTC as RFC 3339 text, such as `2026-05-04T12:00:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (at) => instantText(at),
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(literalText(node)),
});

builder.scalarType('Date', {
  description: 'A day in UTC, such as `2026-05-04`.',
  serialize: dayOf,
  parseValue: dayOf,
  parseLiteral: (node) => dayOf(literalText(node)),
});
