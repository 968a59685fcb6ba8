import type { Enrichment, EnrichmentRequest } from '../../domain/enrichment.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { body, bool, decimal, id, list, object, text } from './wire.ts';

const enriched = object({
  externalCustomerId: id,
  externalAccountId: id,
  externalTransactionId: id,
  transactionCategory: text,
  transactionCategoryScore: decimal,
  transactionCategoryGroup: text,
  isRecurringTransaction: bool,
  isEcommerce: bool,
  isBrickAndMortar: bool,
  entities: list(object({ name: text, category: text, group: text, website: text, logoUrl: text })),
  address: object({
    line1: text,
    line2: text,
    city: text,
    state: text,
    postalCode: text,
    country: text,
    latitude: decimal,
    longitude: decimal,
    phoneNumber: text,
  }),
});

type WireEnriched = NonNullable<ReturnType<ReturnType<typeof enriched>>>;

function toEnrichment(wire: WireEnriched): Enrichment {
  const { phoneNumber, ...address } = wire.address ?? {};
  return {
    category: wire.transactionCategory,
    categoryScore: wire.transactionCategoryScore,
    categoryGroup: wire.transactionCategoryGroup,
    isRecurring: wire.isRecurringTransaction,
    isEcommerce: wire.isEcommerce,
    isBrickAndMortar: wire.isBrickAndMortar,
    entities: wire.entities,
    address: wire.address && { ...wire.address, ...address, phone: phoneNumber ?? null },
  };
}

/** Nothing is kept of it, and every time is billed: that it changes nothing does not make it free to repeat. */
const enrich: Endpoint<ReadonlyMap<string, Enrichment>> = {
  operation: 'enrichTransactions',
  method: 'POST',
  path: '/data-enrichment/transactions',
  product: 'Transaction enrichment',
  family: 'enrichment',
  latency: 'list',
  live: false,
  billable: true,
  idempotent: false,
  cache: null,
  response: body(
    object({ transactions: list(enriched) }),
    (answer): ReadonlyMap<string, Enrichment> =>
      new Map((answer?.transactions ?? []).map((wire) => [keyOf(wire), toEnrichment(wire)])),
  ),
};

const keyOf = (ids: Pick<WireEnriched, 'externalCustomerId' | 'externalAccountId' | 'externalTransactionId'>) =>
  [ids.externalCustomerId, ids.externalAccountId, ids.externalTransactionId].join('|');

export interface EnrichmentSource {
  /** One for each request, in order; null where upstream answers nothing for it. At most 1,000 of one partner. */
  enrich(requests: readonly EnrichmentRequest[]): Promise<readonly (Enrichment | null)[]>;
}

export function enrichmentSource(ask: Ask): EnrichmentSource {
  return {
    async enrich(requests) {
      const rows = requests.map((request) => ({
        externalCustomerId: request.customerId,
        externalAccountId: request.accountId,
        externalTransactionId: request.transactionId,
        accountType: request.accountType,
        transactionTimestamp: request.at,
        description: request.description.slice(0, 1024),
        ...(request.memo && { memo: request.memo.slice(0, 511) }),
        amount: Number(request.amount),
      }));
      const [customerId, ...others] = new Set(requests.map((request) => request.customerId));
      const found = await ask(enrich, {
        // What is of several customers is of none of them, and billed unless somebody knows better.
        ...(customerId !== undefined && others.length === 0 && { customerId }),
        params: {},
        body: { transactions: rows },
      });
      return rows.map((row) => found.get(keyOf(row)) ?? null);
    },
  };
}
