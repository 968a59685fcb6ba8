import type { Decimal } from './money.ts';
import type { Instant } from './time.ts';

export interface AchDetails {
  readonly routingNumber: string | null;
  readonly accountNumber: string | null;
}

/** Ways of moving money. */
export type PaymentRail = 'ACH' | 'RTP' | 'FEDNOW';

const rails: readonly PaymentRail[] = ['ACH', 'RTP', 'FEDNOW'];

/** Where money goes to reach an account by one rail. */
export interface PaymentInstruction {
  /** As upstream writes it: `ach`, `rtp`, `fednow` or `fedNow`. */
  readonly railCode: string | null;
  readonly accountNumber: string | null;
  /** The account number is a stand-in that the institution made for this partner. */
  readonly isTokenized: boolean | null;
  readonly routingNumber: string | null;
  readonly transferInEnabled: boolean | null;
  readonly transferOutEnabled: boolean | null;
}

export function railOf({ railCode }: PaymentInstruction): PaymentRail | 'UNRECOGNIZED' {
  return rails.find((rail) => rail === railCode?.toUpperCase()) ?? 'UNRECOGNIZED';
}

/** Where to pay a part of a student loan: its account, a group of loans, or one loan. */
export interface LoanPayee {
  readonly accountId: string | null;
  readonly number: string | null;
  readonly paymentNumber: string | null;
  readonly paymentAddress: string | null;
  readonly futurePayoffAmount: Decimal | null;
  readonly futurePayoffDate: Instant | null;
  readonly parts: readonly LoanPayee[];
}

export interface LoanPaymentDetails {
  readonly loanNumber: string | null;
  readonly paymentNumber: string | null;
  readonly paymentAddress: string | null;
  /** Of a student loan account, whose parts are paid one by one. */
  readonly studentLoanAccount: LoanPayee | null;
}

/** A number that the viewer may not see: enough of it to tell it from others, no more. */
export function maskNumber(number: string): string {
  return `••••${number.length > 6 ? number.slice(-4) : ''}`;
}
