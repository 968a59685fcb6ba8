import type { InstitutionDirectory } from '../datasources/open-finance/institution-directory.ts';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { AccountTier } from '../domain/accounts.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import type { Instant } from '../domain/time.ts';
import { lazyParts } from '../lib/lazy-parts.ts';
import { type AccountLoader, createAccountLoader } from './accounts.ts';
import { type ApplicationLoader, createApplicationLoader } from './applications.ts';
import type { Batches } from './batches.ts';
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
  readonly batches: Batches;
}

export const createLoaders = lazyParts<LoaderDeps, Loaders>({
  customers: ({ sources, cursors, partnerId, batches }) => createCustomerLoader(sources, cursors, partnerId, batches),
  accounts: ({ sources, accountTier, batches }) => createAccountLoader(sources, accountTier, batches),
  premium: ({ sources, hasBundle, batches }, { accounts }) =>
    createPremiumLoader({ sources, accounts, hasBundle, batches }),
  transactions: (deps) => createTransactionLoader(deps),
  transactionChanges: (deps) => createTransactionChangeLoader(deps),
  institutions: ({ sources, directory, cursors, partnerId, batches }) =>
    createInstitutionLoader(sources, directory, cursors, partnerId, batches),
  recurring: ({ sources, batches }) => createRecurringLoader(sources, batches),
  enrichment: ({ sources, batches }) => createEnrichmentLoader(sources, batches),
  applications: ({ sources, cursors, partnerId }) => createApplicationLoader(sources, cursors, partnerId),
  reports: ({ sources, batches }) => createReportLoader(sources, batches),
});
