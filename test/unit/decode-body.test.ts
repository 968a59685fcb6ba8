import { expect, test } from 'vitest';

import { decodeBody } from '../../src/datasources/upstream/decode.ts';
import { endpoint } from '../support/upstream-stage.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const decode = (body: Uint8Array, contentType?: string, digits: string[] = []) =>
  decodeBody(endpoint({ response: { digits, read: (value) => value } }), body, contentType);

test.each([
  ['under its own content type', 'application/json'],
  ['as text/plain', 'text/plain'],
  ['without a content type', undefined],
  ['as HTML', 'text/html; charset=utf-8'],
])('JSON is read %s', (_, contentType) => {
  expect(decode(utf8('{"a":1}'), contentType)).toEqual({ ok: true, body: { a: 1 } });
});

test('a byte order mark is dropped', () => {
  expect(decode(utf8('\uFEFF{"a":1}'))).toEqual({ ok: true, body: { a: 1 } });
});

test.each(['', ' \n', '\uFEFF'])('an empty body is nothing: %j', (text) => {
  expect(decode(utf8(text))).toEqual({ ok: true, body: undefined });
});

test('a charset that the content type names is obeyed', () => {
  expect(decode(new Uint8Array([0x22, 0xe9, 0x22]), 'application/json; charset=ISO-8859-1')).toEqual({
    ok: true,
    body: 'é',
  });
});

test.each([
  ['truncated JSON', utf8('{"a":')],
  ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ['NaN', utf8('{"amount":NaN}')],
  ['markup', utf8('<html><body>canary</body></html>')],
  ['plain words', utf8('canary')],
  ['an unknown charset', utf8('{}')],
])('%s is a problem that quotes nothing', (name, body) => {
  const decoded = decode(body, name === 'an unknown charset' ? 'text/plain; charset=klingon' : 'application/json', [
    'amount',
  ]);
  expect(decoded.ok).toBe(false);
  expect(JSON.stringify(decoded)).not.toContain('canary');
});

test.each([
  ['nested 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 'is nested too deeply'],
  ['with 200,000 empty rows', `[${'{},'.repeat(200_000)}{}]`, 'holds too many objects'],
  ['with three million numbers', `[${'0,'.repeat(3e6)}0]`, 'holds too many values'],
])('a body %s is not even parsed', (_, text, problem) => {
  expect(decode(utf8(text))).toEqual({ ok: false, problem });
});

test('brackets and commas within strings are no structure', () => {
  const text = JSON.stringify([`${'['.repeat(100_000)}\\"${'{,'.repeat(2e6)}`]);
  expect(decode(utf8(text))).toMatchObject({ ok: true });
});

test('a key named __proto__ changes no prototype', () => {
  const decoded = decode(utf8('{"__proto__":{"polluted":true},"a":1}'));
  expect(decoded.ok && Object.getPrototypeOf(decoded.body)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('numbers under the names that the endpoint gives keep their digits', () => {
  expect(decode(utf8('{"amount":10.10,"n":10.10}'), undefined, ['amount'])).toEqual({
    ok: true,
    body: { amount: '10.10', n: 10.1 },
  });
});
