import type { InstitutionDirectory } from '../datasources/open-finance/institution-directory.ts';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { AccountTier } from '../domain/accounts.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import type { Instant } from '../domain/time.ts';
import { type AccountLoader, createAccountLoader } from './accounts.ts';
import { type ApplicationLoader, createApplicationLoader } from './applications.ts';
import { type BatchWatch, watchedBy } from './batches.ts';
import { type CustomerLoader, createCustomerLoader } from './customers.ts';
import { createEnrichmentLoader, type EnrichmentLoader } from './enrichment.ts';
import { createInstitutionLoader, type InstitutionLoader } from './institutions.ts';
import { createPremiumLoader, type PremiumLoader } from './premium.ts';
import { createRecurringLoader, type RecurringLoader } from './recurring.ts';
import { createReportLoader, type ReportLoader } from './reports.ts';
import { createTransactionChangeLoader, type FeedMemory, type TransactionChangeLoader } from './transaction-changes.ts';
import { createTransactionLoader, type TransactionLoader } from './transactions.ts';

/** What resolvers ask. Made anew for every operation: nothing of one viewer can reach another through it. */
export interface Loaders {
  readonly customers: CustomerLoader;
  readonly accounts: AccountLoader;
  readonly transactions: TransactionLoader;
  readonly transactionChanges: TransactionChangeLoader;
  readonly institutions: InstitutionLoader;
  readonly recurring: RecurringLoader;
  readonly enrichment: EnrichmentLoader;
  readonly premium: PremiumLoader;
  readonly applications: ApplicationLoader;
  readonly reports: ReportLoader;
}

export interface LoaderDeps {
  readonly sources: Sources;
  readonly directory: InstitutionDirectory;
  readonly cursors: CursorCodec;
  readonly feed: FeedMemory;
  readonly partnerId: string;
  readonly accountTier: AccountTier;
  /** The partner is enrolled for the payment enablement bundle. */
  readonly hasBundle: boolean;
  readonly now: () => Instant;
  /** Told of every batch, by whoever traces the operation. */
  readonly watchBatch?: BatchWatch | undefined;
}

export function createLoaders({
  sources,
  directory,
  cursors,
  feed,
  partnerId,
  accountTier,
  hasBundle,
  now,
  watchBatch,
}: LoaderDeps): Loaders {
  const batches = watchedBy(watchBatch);
  const accounts = createAccountLoader(sources, accountTier, batches);
  return {
    customers: createCustomerLoader(sources, cursors, partnerId, batches),
    accounts,
    premium: createPremiumLoader({ sources, accounts, hasBundle, batches }),
    transactions: createTransactionLoader({ sources, cursors, partnerId, now, batches }),
    transactionChanges: createTransactionChangeLoader({ sources, cursors, feed, partnerId, now }),
    institutions: createInstitutionLoader(sources, directory, cursors, partnerId, batches),
    recurring: createRecurringLoader(sources, batches),
    enrichment: createEnrichmentLoader(sources, batches),
    applications: createApplicationLoader(sources, cursors, partnerId),
    reports: createReportLoader(sources, batches),
  };
}
