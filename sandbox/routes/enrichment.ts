import { isGiven, memberOf, textMember } from '../body.ts';
import { merchants } from '../data/merchants.ts';
import type { Json } from '../json.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const mostTransactions = 1_000;
const accountTypes = [
  'checking',
  'savings',
  'creditCard',
  'brokerageAccount',
  'investment',
  'healthSavingsAccount',
  'unknown',
];
const required = [
  'externalCustomerId',
  'externalAccountId',
  'accountType',
  'externalTransactionId',
  'transactionTimestamp',
  'description',
];
const directions = ['Debit', 'Credit'];
const timestamp = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d{1,3})?Z?)?$/;

export const enrichmentRoutes: readonly Route[] = [
  { method: 'POST', template: '/data-enrichment/transactions', handler: enrich },
];

/** Upstream keeps nothing of it, and refuses the whole of a list with one wrong row. */
function enrich({ body }: SandboxRequest): Reply {
  const rows: unknown = memberOf(body, 'transactions');
  if (!Array.isArray(rows) || rows.length === 0) return upstreamErrors.missingParameter('transactions');
  if (rows.length > mostTransactions) return upstreamErrors.badRequest(`at most ${mostTransactions} transactions`);
  for (const row of rows) {
    const missing = required.find((name) => textMember(row, name) === undefined);
    if (missing !== undefined) return upstreamErrors.missingParameter(missing);
    if (typeof memberOf(row, 'amount') !== 'number') return upstreamErrors.missingParameter('amount');
    if (!accountTypes.includes(textMember(row, 'accountType') ?? '')) return upstreamErrors.badRequest('accountType');
    if (!timestamp.test(textMember(row, 'transactionTimestamp') ?? '')) {
      return upstreamErrors.badRequest('transactionTimestamp');
    }
    if (isGiven(row, 'directionIndicator') && !directions.includes(textMember(row, 'directionIndicator') ?? '')) {
      return upstreamErrors.badRequest('directionIndicator');
    }
  }
  return billedReply(jsonReply({ transactions: rows.map(enriched) }), { 'Transaction enrichment': 1 });
}

const groups: Readonly<Record<string, string>> = {
  Groceries: 'Groceries & Dining',
  'Coffee Shops': 'Groceries & Dining',
  Restaurants: 'Groceries & Dining',
  'Gas & Fuel': 'Auto & Transport',
  'Public Transportation': 'Auto & Transport',
};

/** Of what nobody recognises there is no entity, and a guess at the category. */
function enriched(row: Record<string, Json>): Json {
  const description = String(row.description);
  const merchant = merchants.find((known) => description.startsWith(known.description));
  if (merchant === undefined) {
    return { ...row, transactionCategory: 'Uncategorized', transactionCategoryScore: 21.5, entities: [] };
  }
  const { payee, category, city, state, type } = merchant;
  const site = `${payee.toLowerCase().replaceAll(/[^a-z]/g, '')}.example.com`;
  return {
    ...row,
    transactionCategory: category,
    transactionCategoryScore: 96.4,
    transactionCategoryGroup: groups[category] ?? category,
    entities: [
      {
        id: Buffer.from(payee).toString('base64'),
        name: payee,
        category,
        group: groups[category] ?? category,
        website: `https://${site}`,
        logoUrl: `https://assets.example.com/${site}/logo.svg`,
      },
    ],
    ...(city === undefined ? {} : { address: { city, state, country: 'US' } }),
    isRecurringTransaction: type === 'repeatPayment' || type === 'directDeposit',
    isEcommerce: city === undefined,
    isBrickAndMortar: city !== undefined,
  };
}
