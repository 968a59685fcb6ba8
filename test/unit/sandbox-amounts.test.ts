import { describe, expect, it } from 'vitest';
import { fromExact, toExact } from '../../sandbox/amounts.ts';

describe('exact amounts', () => {
  it.each([
    ['10.10', '10.10'],
    ['-0.30', '-0.30'],
    ['-0.00', '0.00'],
    ['1e2', '100.00'],
    ['1E-2', '0.01'],
    ['5', '5.00'],
    ['12.3456', '12.3456'],
    ['-1234567890123456789.01', '-1234567890123456789.01'],
  ])('%s is %s', (digits, written) => {
    expect(fromExact(toExact(digits))).toBe(written);
  });

  it('add up without an error', () => {
    expect(fromExact(toExact('0.1') + toExact('0.2'))).toBe('0.30');
    expect(fromExact(toExact('1234567890123456.10') - toExact('1234567890123456.00'))).toBe('0.10');
  });

  it('are numbers', () => {
    expect(() => toExact('12,50')).toThrow(RangeError);
  });
});
