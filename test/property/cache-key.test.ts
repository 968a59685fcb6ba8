import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cacheKey } from '../../src/datasources/upstream/cache-key.ts';
import type { Call } from '../../src/datasources/upstream/exchange.ts';
import { secret } from '../../src/domain/secret.ts';
import { runs } from '../support/scale.ts';
import { caller, endpoint } from '../support/upstream-stage.ts';

/** Short strings over few characters, among them the encoding's own, meet each other often. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', ':', '1', '-', '='), maxLength: 4 });
const record = fc.dictionary(word, word, { maxKeys: 2, noNullPrototype: true });

const parts = fc.record({
  partnerId: word,
  customerId: fc.option(word, { nil: undefined }),
  operation: word,
  params: record,
  query: record,
  body: fc.option(record, { nil: undefined }),
});

type Parts = typeof parts extends fc.Arbitrary<infer P> ? P : never;

function callOf({ partnerId, customerId, operation, params, query, body }: Parts): Call<unknown> {
  return {
    endpoint: endpoint({ operation }),
    partner: {
      partnerId,
      partnerSecret: secret('s'),
      appKey: secret('k'),
      environment: 'sandbox',
      upstreamUrl: 'http://u',
    },
    params,
    query,
    caller: caller(),
    ...(customerId !== undefined && { customerId }),
    ...(body !== undefined && { body }),
  };
}

const plain = (given: Parts) =>
  JSON.stringify(given, (_key, value) =>
    value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

test('different asks never share a key, and equal ones always do', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      expect(cacheKey(callOf(one)) === cacheKey(callOf(other))).toBe(plain(one) === plain(other));
    }),
    runs(5_000),
  );
});

test('the order in which parameters are given does not matter', () => {
  const one = callOf({
    partnerId: 'p',
    customerId: 'c',
    operation: 'o',
    params: { a: '1', b: '2' },
    query: { x: '1', y: '2' },
    body: { m: '1', n: '2' },
  });
  const other = callOf({
    partnerId: 'p',
    customerId: 'c',
    operation: 'o',
    params: { b: '2', a: '1' },
    query: { y: '2', x: '1' },
    body: { n: '2', m: '1' },
  });
  expect(cacheKey(one)).toBe(cacheKey(other));
});

test('the key begins with the partner', () => {
  expect(
    cacheKey(
      callOf({ partnerId: '2445583925753', customerId: 'c', operation: 'o', params: {}, query: {}, body: undefined }),
    ),
  ).toMatch(/^13:2445583925753/);
});
