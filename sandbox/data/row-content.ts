import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import type { Random } from '../random.ts';
import type { BankRow } from './bank.ts';
import type { Merchant } from './merchants.ts';
import { familyOf, merchantsOf } from './merchants.ts';
import { formatCents } from './money.ts';

/** What a row says, and what it says after the bank altered it beyond recognition. */
export function createRowContent(
  accountType: string,
  random: Random,
): { readonly original: BankRow['content']; readonly altered: BankRow['content'] } {
  const merchant = random.pick(merchantsOf(accountType));
  const [from, to] = merchant.cents;
  const cents = (from + random.below(to - from + 1)) * signOf(accountType);
  const details = detailsOf(merchant, random);
  return {
    original: { amount: formatCents(cents), description: merchant.description, details },
    altered: {
      amount: formatCents(cents + Math.sign(cents) * (1 + random.below(500))),
      description: `${merchant.description} ADJ`,
      details,
    },
  };
}

/** On cards and investments upstream's documentation turns the sign round: purchases positive, money in negative. */
function signOf(accountType: string): 1 | -1 {
  const family = familyOf(accountType);
  return family === 'card' || family === 'investment' ? -1 : 1;
}

function detailsOf(merchant: Merchant, random: Random): Record<string, Json> {
  const details: Record<string, Json> = {
    type: merchant.type,
    categorization: categorizationOf(merchant),
    currencySymbol: 'USD',
  };
  if (merchant.city !== undefined) details.memo = `CARD ${1000 + random.below(9000)}`;
  if (merchant.type === 'check') details.checkNum = String(100 + random.below(900));
  if (merchant.investmentType !== undefined) details.investmentTransactionType = merchant.investmentType;
  if (merchant.ticker !== undefined) {
    details.ticker = merchant.ticker;
    details.unitQuantity = raw(`${1 + random.below(90)}.${100 + random.below(900)}`);
    details.unitPrice = raw(formatCents(500 + random.below(20_000)));
  }
  return details;
}

// One object per merchant, not per row: there are 20,000 rows.
const categorizations = new WeakMap<Merchant, Json>();

function categorizationOf(merchant: Merchant): Json {
  const known = categorizations.get(merchant);
  if (known !== undefined) return known;
  const { payee: normalizedPayeeName, category, city, state, description: bestRepresentation } = merchant;
  const entityStandardizationConfidenceScore = raw(city === undefined ? '71.5' : '98.10');
  const categorization = {
    normalizedPayeeName,
    category,
    city,
    state,
    country: 'USA',
    bestRepresentation,
    entityStandardizationConfidenceScore,
  };
  categorizations.set(merchant, categorization);
  return categorization;
}
