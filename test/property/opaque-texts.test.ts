import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCursorCodec } from '../../src/domain/cursors.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/domain/global-ids.ts';
import { runs } from '../support/scale.ts';

const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });

/** Another text of the same length, or one character longer or shorter. */
function altered(text: string, at: number, character: string): string {
  const index = at % (text.length + 1);
  const kinds = [
    text.slice(0, index) + character + text.slice(index + 1),
    text.slice(0, index) + character + text.slice(index),
  ];
  return kinds[at % 2] ?? text;
}

const character = fc.constantFrom(...'ABCDwxyz0189-_=+/ \n');

describe('global ids', () => {
  test('come back as the parts they were made of', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(decodeGlobalId(encodeGlobalId('Transaction', a, b, c))).toEqual({
          type: 'Transaction',
          parts: [a, b, c],
        });
      }),
      runs(500),
    );
  });

  test('have the frozen form', () => {
    expect(Buffer.from(encodeGlobalId('Account', '12', 'a:b'), 'base64url').toString()).toBe('Account:12:a%3Ab');
    expect(encodeGlobalId('Account', '12', 'a:b')).not.toContain('=');
  });

  test('are made of half a character too, which cannot be encoded: clients can send one', () => {
    const { parts } = decodeGlobalId(encodeGlobalId('Customer', 'a\ud800'));
    expect(parts).toEqual(['a\ufffd']);
  });

  test('one id has one text: whatever decodes is what would be encoded', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(part, fc.nat(), character).map(([a, at, c]) => altered(encodeGlobalId('Customer', a), at, c)),
        ),
        (text) => {
          try {
            const { type, parts } = decodeGlobalId(text);
            expect(encodeGlobalId(type, ...parts)).toBe(text);
          } catch (error) {
            expect(error).toMatchObject({ code: 'BAD_ID', category: 'CUSTOMER' });
          }
        },
      ),
      runs(2000),
    );
  });
});

describe('cursors', () => {
  const codec = createCursorCodec([Buffer.alloc(32, 1)]);
  const place = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 6 });
  const binding = fc.array(fc.string({ maxLength: 8 }), { maxLength: 5 });

  test('open to the place they were made of', () => {
    fc.assert(
      fc.property(place, binding, (where, bound) => {
        expect(codec.decode('index', codec.encode('index', where, bound), bound)).toEqual(where);
      }),
      runs(500),
    );
  });

  test('open under no other binding, kind or key', () => {
    fc.assert(
      fc.property(place, binding, binding, (where, bound, other) => {
        fc.pre(JSON.stringify(bound) !== JSON.stringify(other));
        const cursor = codec.encode('index', where, bound);
        expect(() => codec.decode('index', cursor, other)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
        expect(() => codec.decode('transactions', cursor, bound)).toThrow(
          expect.objectContaining({ code: 'BAD_CURSOR' }),
        );
        const foreign = createCursorCodec([Buffer.alloc(32, 2)]);
        expect(() => foreign.decode('index', cursor, bound)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
      }),
      runs(500),
    );
  });

  test('do not open when any character of them was changed', () => {
    fc.assert(
      fc.property(place, binding, fc.nat(), character, (where, bound, at, c) => {
        const cursor = codec.encode('index', where, bound);
        const changed = altered(cursor, at, c);
        fc.pre(changed !== cursor);
        expect(() => codec.decode('index', changed, bound)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
      }),
      runs(10_000),
    );
  });
});
