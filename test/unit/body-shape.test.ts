import { expect, test } from 'vitest';
import { shapeOf } from '../../src/datasources/upstream/body-shape.ts';
import { harmlessHeaders } from '../../src/datasources/upstream/harmless-headers.ts';

test('the shape of a body names its fields and kinds, lists by length and first row', () => {
  const body = {
    found: 2,
    more: false,
    customers: [{ id: '1', address: { city: 'Salt Lake City' } }, { id: '2' }],
    none: [],
    gone: null,
  };
  expect(shapeOf(body)).toBe(
    '{ found: number, more: boolean, customers: [2 x { id: string, address: { city: string } }], none: [], gone: null }',
  );
});

test('a number is told as one, whether its digits are kept as text or not', () => {
  const rows = [{ balance: '10.10' }, { balance: 10.15 }, { balance: 'high' }, { number: '0012' }, { id: '5001022' }];
  expect(rows.map((row) => shapeOf(row, ['balance', 'id']))).toEqual([
    '{ balance: number }',
    '{ balance: number }',
    '{ balance: string }',
    '{ number: string }',
    '{ id: string }',
  ]);
});

test('neither values nor names that may be values are in it, and it is never long', () => {
  const secrets = ['123-45-6789', '4111111111111111', 'Maria Sanchez', 'maria@example.com', 'acct6001234'];
  const hostile = Object.fromEntries(secrets.map((secret) => [secret, secret]));
  const shape = shapeOf({ ...hostile, rows: secrets, deep: { a: { b: { c: { d: secrets } } } } });
  for (const secret of secrets) expect(shape).not.toContain(secret);
  expect(shape).toContain('5 more');
  expect(
    shapeOf(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${'x'.repeat(n % 30)}`, n]))).length,
  ).toBeLessThan(3_000);
  const row = JSON.parse('['.repeat(900) + ']'.repeat(900));
  expect(shapeOf({ row }).length).toBeLessThan(10_000);
});

test('headers are shown when they are on the list and look as they must', () => {
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  expect(
    harmlessHeaders({
      'content-type': 'application/json; charset=utf-8',
      date: 'Sat, 28 Nov 2026 15:00:00 GMT',
      server: 'awselb/2.0',
      'x-request-id': id,
      'retry-after': '7',
      'set-cookie': ['session=secret'],
      'x-customer': 'Maria Sanchez',
    }),
  ).toEqual({
    'content-type': 'application/json; charset=utf-8',
    date: 'Sat, 28 Nov 2026 15:00:00 GMT',
    server: 'awselb/2.0',
    'x-request-id': id,
    'retry-after': '7',
  });
  const hostile = {
    'content-type': 'text/html; 123-45-6789',
    server: '4111111111111111',
    'x-request-id': '123-45-6789',
  };
  expect(harmlessHeaders(hostile)).toEqual({});
});
