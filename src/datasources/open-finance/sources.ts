import { lazyParts } from '../../lib/lazy-parts.ts';
import { type AccountSource, accountSource } from './accounts.ts';
import { type ApplicationSource, applicationSource } from './applications.ts';
import type { AccessEnded, Ask, Changed } from './ask.ts';
import { type AssetSource, assetSource } from './assets.ts';
import { type BalanceSource, balanceSource } from './balances.ts';
import { type BusinessSource, businessSource } from './businesses.ts';
import { type CertifiedInstitutionSource, certifiedInstitutionSource } from './certified-institutions.ts';
import { type ConnectSource, connectSource } from './connect.ts';
import { type ConsentSource, consentSource } from './consents.ts';
import { type ConsumerSource, consumerSource } from './consumers.ts';
import type { CustomerTypes } from './customer-types.ts';
import { type CustomerSource, customerSource } from './customers.ts';
import { type EnrichmentSource, enrichmentSource } from './enrichment.ts';
import { type HistorySource, historySource } from './history.ts';
import { type InstitutionLoginSource, institutionLoginSource } from './institution-logins.ts';
import { type InstitutionSource, institutionSource } from './institutions.ts';
import { type MerchantSource, merchantSource } from './merchants.ts';
import { type MicroDepositSource, microDepositSource } from './micro-deposits.ts';
import { type OwnerMatchSource, ownerMatchSource } from './owner-matches.ts';
import { type OwnerSource, ownerSource } from './owners.ts';
import { type PaymentBundleSource, paymentBundleSource } from './payment-bundles.ts';
import { type PaymentIndicatorSource, paymentIndicatorSource } from './payment-indicators.ts';
import { type PaymentSource, paymentSource } from './payments.ts';
import { type RecurringSource, recurringSource } from './recurring.ts';
import { type ReportSource, reportSource } from './reports.ts';
import { type StatementSource, statementSource } from './statements.ts';
import { type SwitchSource, switchSource } from './switches.ts';
import { type ThirdPartyAccessSource, thirdPartyAccessSource } from './third-party-access.ts';
import { type TransactionSource, transactionSource } from './transactions.ts';
import { type TxPushSource, txPushSource } from './tx-push.ts';

/** Every REST resource, bound to one partner and to whoever waits for the answers. */
export interface Sources {
  readonly customers: CustomerSource;
  readonly consumers: ConsumerSource;
  readonly accounts: AccountSource;
  readonly institutionLogins: InstitutionLoginSource;
  readonly transactions: TransactionSource;
  readonly institutions: InstitutionSource;
  readonly certifiedInstitutions: CertifiedInstitutionSource;
  readonly businesses: BusinessSource;
  readonly enrichment: EnrichmentSource;
  readonly history: HistorySource;
  readonly merchants: MerchantSource;
  readonly microDeposits: MicroDepositSource;
  readonly paymentIndicators: PaymentIndicatorSource;
  readonly recurring: RecurringSource;
  readonly statements: StatementSource;
  readonly assets: AssetSource;
  readonly switches: SwitchSource;
  readonly txPush: TxPushSource;
  readonly owners: OwnerSource;
  readonly ownerMatches: OwnerMatchSource;
  readonly balances: BalanceSource;
  readonly payments: PaymentSource;
  readonly paymentBundles: PaymentBundleSource;
  readonly connect: ConnectSource;
  readonly consents: ConsentSource;
  readonly applications: ApplicationSource;
  readonly thirdPartyAccess: ThirdPartyAccessSource;
  readonly reports: ReportSource;
}

/** What sources are made of: how to ask in somebody's name, and who is told of changes. */
export interface SourceDeps {
  readonly ask: Ask;
  readonly partnerId: string;
  /** Told after every change. */
  readonly changed: Changed;
  readonly accessEnded: AccessEnded;
  /** Where upstream may tell of reports; null: nowhere. */
  readonly reportCallbackUrl: string | null;
  readonly customerTypes: CustomerTypes;
}

export const createSources = lazyParts<SourceDeps, Sources>({
  customers: ({ ask, changed, accessEnded, customerTypes }) => customerSource(ask, changed, accessEnded, customerTypes),
  consumers: ({ ask, changed }) => consumerSource(ask, changed),
  accounts: ({ ask, changed }) => accountSource(ask, changed),
  institutionLogins: ({ ask, changed, accessEnded }) => institutionLoginSource(ask, changed, accessEnded),
  transactions: ({ ask }) => transactionSource(ask),
  institutions: ({ ask }) => institutionSource(ask),
  certifiedInstitutions: ({ ask }) => certifiedInstitutionSource(ask),
  businesses: ({ ask, changed }) => businessSource(ask, changed),
  enrichment: ({ ask }) => enrichmentSource(ask),
  history: ({ ask, changed }) => historySource(ask, changed),
  merchants: ({ ask }) => merchantSource(ask),
  microDeposits: ({ ask, changed }) => microDepositSource(ask, changed),
  paymentIndicators: ({ ask }) => paymentIndicatorSource(ask),
  recurring: ({ ask }) => recurringSource(ask),
  statements: ({ ask }) => statementSource(ask),
  assets: ({ ask }) => assetSource(ask),
  switches: ({ ask }) => switchSource(ask),
  txPush: ({ ask, changed }) => txPushSource(ask, changed),
  owners: ({ ask }) => ownerSource(ask),
  ownerMatches: ({ ask }) => ownerMatchSource(ask),
  balances: ({ ask }) => balanceSource(ask),
  payments: ({ ask }) => paymentSource(ask),
  paymentBundles: ({ ask }) => paymentBundleSource(ask),
  connect: ({ ask, partnerId }) => connectSource(ask, partnerId),
  consents: ({ ask, changed, accessEnded }) => consentSource(ask, changed, accessEnded),
  applications: ({ ask, changed }) => applicationSource(ask, changed),
  thirdPartyAccess: ({ ask, partnerId }) => thirdPartyAccessSource(ask, partnerId),
  reports: ({ ask, changed, reportCallbackUrl }) => reportSource(ask, changed, reportCallbackUrl),
});
