import type { RequestContext } from '../context.ts';
import { accountFamily } from '../domain/accounts.ts';
import { type Enrichment, enrichmentRequest } from '../domain/enrichment.ts';
import type { Transaction } from '../domain/transactions.ts';
import { factsOf } from './accounts.ts';

/** Null for a row that says nothing that could be enriched, and where upstream finds nothing. */
export async function enrichmentOf(row: Transaction, ctx: RequestContext): Promise<Enrichment | null> {
  const account = await factsOf(row.customerId, row.accountId, ctx);
  const type = account?.type ?? null;
  const request = enrichmentRequest(row, type, accountFamily(type));
  return request && ctx.loaders.enrichment.of(request);
}
