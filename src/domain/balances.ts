import type { CurrencyCode, Decimal } from './money.ts';
import type { Instant } from './time.ts';

/** What an account holds, and what of it can be spent. */
export interface AccountBalance {
  readonly available: Decimal | null;
  readonly availableDate: Instant | null;
  readonly cleared: Decimal | null;
  readonly clearedDate: Instant | null;
  readonly currency: CurrencyCode;
}
