import type { CurrencyCode, Decimal } from '../domain/money.ts';

/** A currency, or how to find out: it may stand in an object that only clients who ask for it should pay to load. */
export type CurrencySource = CurrencyCode | (() => CurrencyCode | Promise<CurrencyCode>);

/** An amount whose currency may not be known yet. Every `Money` of the domain is one. */
export interface MoneySource {
  readonly amount: Decimal;
  readonly currency: CurrencySource;
}

export function currencyOf({ currency }: MoneySource): CurrencyCode | Promise<CurrencyCode> {
  return typeof currency === 'function' ? currency() : currency;
}
