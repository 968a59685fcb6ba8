import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raw, writeJson } from '../../sandbox/json.ts';

describe('writeJson', () => {
  it('keeps the digits of a number', () => {
    const digits = ['10.10', '1e2', '-0.00', '1E-7', '9223372036854775807', '0'];
    expect(writeJson(digits.map(raw))).toBe(`[${digits.join(',')}]`);
  });

  it.each(['', '+1', '.5', '1.', '01', '0x1', 'NaN', '1 '])('refuses %j as a number', (digits) => {
    expect(() => raw(digits)).toThrow(RangeError);
  });

  it('leaves out what is undefined and writes text that is JSON already as it stands', () => {
    expect(writeJson({ a: undefined, b: { rawJson: '{ "c":1.0 }' }, d: null })).toBe('{"b":{ "c":1.0 },"d":null}');
  });

  it('writes other values as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(writeJson(value as Parameters<typeof writeJson>[0]))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });
});
