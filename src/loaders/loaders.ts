import type { InstitutionDirectory } from '../datasources/open-finance/institution-directory.ts';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { AccountTier } from '../domain/accounts.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import type { Instant } from '../domain/time.ts';
import { type AccountLoader, createAccountLoader } from './accounts.ts';
import { type ApplicationLoader, createApplicationLoader } from './applications.ts';
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
}: LoaderDeps): Loaders {
  const accounts = createAccountLoader(sources, accountTier);
  return {
    customers: createCustomerLoader(sources, cursors, partnerId),
    accounts,
    premium: createPremiumLoader({ sources, accounts, hasBundle }),
    transactions: createTransactionLoader({ sources, cursors, partnerId, now }),
    transactionChanges: createTransactionChangeLoader({ sources, cursors, feed, partnerId, now }),
    institutions: createInstitutionLoader(sources, directory, cursors, partnerId),
    recurring: createRecurringLoader(sources),
    enrichment: createEnrichmentLoader(sources),
    applications: createApplicationLoader(sources, cursors, partnerId),
    reports: createReportLoader(sources),
  };
}
