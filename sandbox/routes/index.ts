import type { Route } from '../router.ts';
import { accountRoutes } from './accounts.ts';
import { addAllRoutes } from './add-all.ts';
import { applicationRoutes } from './applications.ts';
import { balanceRoutes } from './balances.ts';
import { businessRoutes } from './businesses.ts';
import { certifiedInstitutionRoutes } from './certified-institutions.ts';
import { connectLinkRoutes } from './connect-links.ts';
import { consentRoutes } from './consents.ts';
import { consumerRoutes } from './consumers.ts';
import { customerRoutes } from './customers.ts';
import { enrichmentRoutes } from './enrichment.ts';
import { experienceRoutes } from './experiences.ts';
import { institutionRoutes } from './institutions.ts';
import { loginRoutes } from './logins.ts';
import { merchantRoutes } from './merchants.ts';
import { microDepositRoutes } from './micro-deposits.ts';
import { ownerMatchRoutes } from './owner-matches.ts';
import { ownerRoutes } from './owners.ts';
import { paymentBundleRoutes } from './payment-bundles.ts';
import { paymentDetailRoutes } from './payment-details.ts';
import { paymentIndicatorRoutes } from './payment-indicators.ts';
import { recurringTransactionRoutes } from './recurring-transactions.ts';
import { refreshJobRoutes } from './refresh-jobs.ts';
import { refreshRoutes } from './refreshes.ts';
import { reportRoutes } from './reports.ts';
import { statementRoutes } from './statements.ts';
import { switchRoutes } from './switches.ts';
import { thirdPartyAccessRoutes } from './third-party-access.ts';
import { transactionRoutes } from './transactions.ts';
import { txPushRoutes } from './tx-push.ts';

/** Every operation that answers as upstream does. Login stands apart: it needs no token. */
export const routes: readonly Route[] = [
  ...customerRoutes,
  ...accountRoutes,
  ...loginRoutes,
  ...refreshRoutes,
  ...reportRoutes,
  ...merchantRoutes,
  ...refreshJobRoutes,
  ...transactionRoutes,
  ...recurringTransactionRoutes,
  ...institutionRoutes,
  ...certifiedInstitutionRoutes,
  ...addAllRoutes,
  ...consumerRoutes,
  ...businessRoutes,
  ...switchRoutes,
  ...statementRoutes,
  ...microDepositRoutes,
  ...paymentIndicatorRoutes,
  ...txPushRoutes,
  ...enrichmentRoutes,
  ...ownerRoutes,
  ...ownerMatchRoutes,
  ...balanceRoutes,
  ...paymentDetailRoutes,
  ...paymentBundleRoutes,
  ...connectLinkRoutes,
  ...experienceRoutes,
  ...consentRoutes,
  ...thirdPartyAccessRoutes,
  ...applicationRoutes,
];
