import { describe, expect, test } from 'vitest';
import { redirectEntryFault, redirectFault } from '../../src/domain/connect-redirects.ts';

const list = [
  'https://app.example/connected',
  'https://app.example/link/*',
  'http://localhost/*',
  'https://q.example/?a=1',
];
const taken = (uri: string, environment: 'sandbox' | 'production' = 'sandbox') =>
  redirectFault(uri, list, environment) === null;

describe('a redirect URI is taken', () => {
  test.each([
    'https://app.example/connected',
    'https://app.example/connected?state=abc',
    'https://APP.example:443/connected',
    'https://app.example/link/a/b',
    'http://localhost:5173/anything',
    'http://localhost/',
    'https://q.example/?a=1',
  ])('%s', (uri) => expect(taken(uri)).toBe(true));
});

describe('a redirect URI is not taken', () => {
  test.each([
    'https://app.example/connected/',
    'https://app.example/connected#x',
    'https://app.example/Connected',
    'https://app.example/link',
    'https://app.example/link/../other',
    'https://app.example/link/%2e%2e/other',
    'https://app.example:8443/connected',
    'https://app.example.evil.example/connected',
    'https://user@app.example/connected',
    'http://app.example/connected',
    'http://localhost.evil.example/',
    'http://127.0.0.1/',
    'https://localhost/',
    'https://q.example/?a=2',
    'javascript:alert(1)',
    'com.example.app://connected',
    '//app.example/connected',
    '',
  ])('%s', (uri) => expect(taken(uri)).toBe(false));

  test('to this machine, of a partner that is not in the sandbox', () => {
    expect(taken('http://localhost:5173/', 'production')).toBe(false);
    expect(taken('https://app.example/connected', 'production')).toBe(true);
  });
});

test.each([
  ['https://app.example/*', true],
  ['http://[::1]/*', true],
  ['http://app.example/', false],
  ['https://*.example/', false],
  ['https://app.example/*/x', false],
  ['https://app.example/#x', false],
  ['app.example', false],
])('an entry %s of the list is good: %s', (entry, good) => expect(redirectEntryFault(entry) === null).toBe(good));
