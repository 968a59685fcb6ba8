import { isJsonNumber } from './json.ts';

/** Twelve decimals are more than any amount has. */
const scale = 12;

/** The number that the digits say, as a multiple of 10^-12: sums of money stay exact however large they are. */
export function toExact(digits: string): bigint {
  if (!isJsonNumber(digits)) throw new RangeError(`Not a JSON number: ${digits}`);
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const shift = scale + Number(exponent) - decimals.length;
  const value = BigInt(whole + decimals);
  // What lies beyond the last decimal is cut off.
  return shift >= 0 ? value * 10n ** BigInt(shift) : value / 10n ** BigInt(-shift);
}

/** Two decimals at least, more where they say something. */
export function fromExact(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const decimals = digits.slice(-scale).replace(/0+$/, '').padEnd(2, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${decimals}`;
}
