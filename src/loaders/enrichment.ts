import DataLoader from 'dataloader';
import type { Sources } from '../datasources/open-finance/sources.ts';
import { type Enrichment, type EnrichmentRequest, enrichmentBatch } from '../domain/enrichment.ts';
import { type Batches, unwatched } from './batches.ts';

export interface EnrichmentLoader {
  /** Null when upstream answers nothing for it. */
  of(request: EnrichmentRequest): Promise<Enrichment | null>;
}

/** As many transactions in a call as upstream takes, whichever fields ask; each of them once in an operation. */
export function createEnrichmentLoader(sources: Sources, batches: Batches = unwatched): EnrichmentLoader {
  const loader = new DataLoader<EnrichmentRequest, Enrichment | null, string>(
    batches('enrichment', (requests) => sources.enrichment.enrich(requests)),
    {
      maxBatchSize: enrichmentBatch,
      cacheKeyFn: ({ customerId, accountId, transactionId }) => [customerId, accountId, transactionId].join('|'),
    },
  );
  return { of: (request) => loader.load(request) };
}
