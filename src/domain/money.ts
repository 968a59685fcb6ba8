/** A number in the exact digits upstream sent: `10.10` stays `10.10`. */
export type Decimal = string;

/** ISO 4217, upper case. */
export type CurrencyCode = string;

export interface Money {
  readonly amount: Decimal;
  readonly currency: CurrencyCode;
}

const decimalPattern = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/** -1, 0 or 1, read from the digits so that no precision is lost. */
export function signOf(amount: Decimal): -1 | 0 | 1 {
  const [mantissa = ''] = amount.split(/[eE]/);
  if (!/[1-9]/.test(mantissa)) return 0;
  return mantissa.startsWith('-') ? -1 : 1;
}
