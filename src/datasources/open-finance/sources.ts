import type { Partner } from '../../domain/partner.ts';
import type { Caller, Exchange } from '../upstream/exchange.ts';
import { type AccountSource, accountSource } from './accounts.ts';
import { type ApplicationSource, applicationSource } from './applications.ts';
import { type AccessEnded, askAs, type Changed } from './ask.ts';
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

export interface SourceDeps {
  readonly exchange: Exchange;
  readonly partner: Partner;
  readonly caller: Caller;
  /** Told after every change. */
  readonly changed: Changed;
  readonly accessEnded: AccessEnded;
  /** Where upstream may tell of reports. @default nowhere */
  readonly reportCallbackUrl?: string | null;
  readonly customerTypes: CustomerTypes;
}

export function createSources(deps: SourceDeps): Sources {
  const { exchange, partner, caller, changed, accessEnded, customerTypes, reportCallbackUrl = null } = deps;
  const ask = askAs(exchange, partner, caller, customerTypes);
  return {
    customers: customerSource(ask, changed, accessEnded, customerTypes),
    consumers: consumerSource(ask, changed),
    accounts: accountSource(ask, changed),
    institutionLogins: institutionLoginSource(ask, changed, accessEnded),
    transactions: transactionSource(ask),
    institutions: institutionSource(ask),
    certifiedInstitutions: certifiedInstitutionSource(ask),
    businesses: businessSource(ask, changed),
    enrichment: enrichmentSource(ask),
    history: historySource(ask, changed),
    merchants: merchantSource(ask),
    microDeposits: microDepositSource(ask, changed),
    paymentIndicators: paymentIndicatorSource(ask),
    recurring: recurringSource(ask),
    statements: statementSource(ask),
    assets: assetSource(ask),
    switches: switchSource(ask),
    txPush: txPushSource(ask, changed),
    owners: ownerSource(ask),
    ownerMatches: ownerMatchSource(ask),
    balances: balanceSource(ask),
    payments: paymentSource(ask),
    paymentBundles: paymentBundleSource(ask),
    connect: connectSource(ask, partner.partnerId),
    consents: consentSource(ask, changed, accessEnded),
    applications: applicationSource(ask, changed),
    thirdPartyAccess: thirdPartyAccessSource(ask, partner.partnerId),
    reports: reportSource(ask, changed, reportCallbackUrl),
  };
}
