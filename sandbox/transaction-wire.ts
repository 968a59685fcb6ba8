import type { Json, RawJson } from './json.ts';
import { raw, writeJson } from './json.ts';
import type { LedgerRow } from './ledger-row.ts';

/** The wire object. Rows do not keep their text: 30,000 of them would take more memory than everything else here. */
export function transactionJson(row: LedgerRow, customerId: string): RawJson {
  const { details } = row;
  return {
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
      ...details,
      categorization: categorizationJson(details?.categorization),
    }),
  };
}

// One object for all rows of a merchant, so that a few dozen texts serve every row there is.
const categorizations = new WeakMap<object, RawJson>();

function categorizationJson(categorization: Json | undefined): Json | undefined {
  if (typeof categorization !== 'object' || categorization === null) return categorization;
  const known = categorizations.get(categorization);
  if (known !== undefined) return known;
  const text = { rawJson: writeJson(categorization) };
  categorizations.set(categorization, text);
  return text;
}
