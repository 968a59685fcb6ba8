import type { AccountFamily } from './accounts.ts';
import type { Decimal } from './money.ts';
import { directionOf, sortInstant, type Transaction } from './transactions.ts';

/** Most transactions that upstream takes at once. */
export const enrichmentBatch = 1_000;

/** What Mastercard finds out about a transaction from what the bank wrote. */
export interface Enrichment {
  readonly category: string | null;
  /** 0 to 100. */
  readonly categoryScore: Decimal | null;
  readonly categoryGroup: string | null;
  readonly isRecurring: boolean | null;
  readonly isEcommerce: boolean | null;
  readonly isBrickAndMortar: boolean | null;
  readonly entities: readonly EnrichedEntity[];
  readonly address: EnrichedAddress | null;
}

export interface EnrichedEntity {
  readonly name: string | null;
  readonly category: string | null;
  readonly group: string | null;
  readonly website: string | null;
  readonly logoUrl: string | null;
}

export interface EnrichedAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly latitude: Decimal | null;
  readonly longitude: Decimal | null;
  readonly phone: string | null;
}

/** A transaction as the enrichment service wants it. */
export interface EnrichmentRequest {
  readonly customerId: string;
  readonly accountId: string;
  readonly transactionId: string;
  readonly accountType: string;
  readonly at: string;
  readonly description: string;
  readonly memo: string | null;
  /** From the account holder's side: what flows out is negative, whatever the sign in the account. */
  readonly amount: Decimal;
}

/** The service knows these; what it is told is unknown it takes for a checking account. */
const enrichableTypes = new Set(['checking', 'savings', 'creditCard', 'brokerageAccount', 'healthSavingsAccount']);

/** Null for a row without a date, an amount or a word: there is nothing to find out. */
export function enrichmentRequest(
  row: Transaction,
  accountType: string | null,
  family: AccountFamily | null,
): EnrichmentRequest | null {
  const at = sortInstant(row);
  if (at === null || row.amount === null || !row.description) return null;
  const unsigned = row.amount.replace(/^-/, '');
  return {
    customerId: row.customerId,
    accountId: row.accountId,
    transactionId: row.transactionId,
    accountType: accountType !== null && enrichableTypes.has(accountType) ? accountType : 'unknown',
    at: new Date(at).toISOString(),
    description: row.description,
    memo: row.memo,
    amount: directionOf(row.amount, family) === 'OUTFLOW' ? `-${unsigned}` : unsigned,
  };
}
