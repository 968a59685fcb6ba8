import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createHashId } from '../../src/store/hash-id.ts';

const [now, before] = [randomBytes(32), randomBytes(32)];

test('an id is hidden behind a hash of key, partner and id, of which a half is kept', () => {
  const expected = (key: Buffer) =>
    createHash('sha256')
      .update(`${key.toString('hex')}2:p1`)
      .update('6000')
      .digest('base64url')
      .slice(0, 22);
  const hash = createHashId([now, before]);
  expect(hash('p1', '6000')).toBe(expected(now));
  expect(hash.all('p1', '6000')).toEqual([expected(now), expected(before)]);
});

test('what is the same together is not the same apart', () => {
  const hash = createHashId([now]);
  const pairs = [
    ['p', '11'],
    ['p1', '1'],
    ['p11', ''],
    ['', 'p11'],
  ] as const;
  expect(new Set(pairs.map(([partner, id]) => hash(partner, id))).size).toBe(pairs.length);
});
