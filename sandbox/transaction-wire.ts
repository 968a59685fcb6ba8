import type { RawJson } from './json.ts';
import { raw, writeJson } from './json.ts';
import type { LedgerRow } from './ledger-row.ts';

// Rows never change in place, so their text can be kept: a page of 1,000 rows is then a join.
const texts = new WeakMap<LedgerRow, RawJson>();

export function transactionJson(row: LedgerRow, customerId: string): RawJson {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = {
    rawJson: writeJson({
      id: raw(row.id),
      amount: raw(row.amount),
      uniqueTransactionId: `${row.accountId}-${row.id}`,
      accountId: raw(row.accountId),
      customerId: raw(customerId),
      status: row.status,
      description: row.description,
      transactionDate: row.transactionDate,
      postedDate: row.postedDate,
      createdDate: row.createdDate,
      // In real answers, though not in the schema.
      lastUpdatedDate: row.createdDate,
      ...row.details,
    }),
  };
  texts.set(row, text);
  return text;
}
