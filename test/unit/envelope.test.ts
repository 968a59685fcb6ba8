import { expect, test } from 'vitest';
import { createEnvelope, SealedError } from '../../src/lib/envelope.ts';

const old = Buffer.alloc(32, 1);
const current = Buffer.alloc(32, 2);
const place = ['2445', 'partnerSecret'];

const reasonOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof SealedError) return error.reason;
    throw error;
  }
  return 'opened';
};

test('what was sealed opens at its place, and reads nothing like the text', () => {
  const envelope = createEnvelope([current]);
  const sealed = envelope.seal('hush-hush', place);
  expect(envelope.open(sealed, place)).toBe('hush-hush');
  expect(Buffer.from(sealed.replaceAll('.', ''), 'base64url').toString('latin1')).not.toContain('hush');
  expect(envelope.seal('hush-hush', place)).not.toBe(sealed);
});

test('it opens at no other place, not even one whose parts read the same together', () => {
  const envelope = createEnvelope([current]);
  const sealed = envelope.seal('x', place);
  for (const other of [
    ['2446', 'partnerSecret'],
    ['2445', 'appKey'],
    ['2445partnerSecret'],
    ['244', '5partnerSecret'],
    [],
  ])
    expect(reasonOf(() => envelope.open(sealed, other))).toBe('refused');
});

test('while the master key is changed both open, and what the old one sealed is outdated', () => {
  const before = createEnvelope([old]).seal('x', place);
  const during = createEnvelope([current, old]);
  expect(during.open(before, place)).toBe('x');
  expect(during.isOutdated(before)).toBe(true);
  expect(during.isOutdated(during.seal('x', place))).toBe(false);
  expect(reasonOf(() => createEnvelope([current]).open(before, place))).toBe('unknown-key');
});

test('not one changed byte opens', () => {
  const envelope = createEnvelope([current]);
  const parts = envelope.seal('hush', place).split('.');
  for (const index of [2, 3]) {
    const bytes = Buffer.from(parts[index] ?? '', 'base64url');
    for (let position = 0; position < bytes.length; position += 1) {
      const changed = Buffer.from(bytes);
      changed[position] = (changed[position] ?? 0) ^ 1;
      const sealed = parts.with(index, changed.toString('base64url')).join('.');
      expect(reasonOf(() => envelope.open(sealed, place))).toBe('refused');
    }
  }
  for (const text of ['', 'v1', 'v2.a.b.c', 'v1.a.b', `${parts.join('.')}.x`])
    expect(reasonOf(() => envelope.open(text, place))).toMatch(/malformed|unknown-key/);
});
