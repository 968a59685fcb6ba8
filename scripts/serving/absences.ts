/**
 * Why the gateway leaves operations of upstream alone. One that is served, or that upstream does not have, must not stand here.
 */
const reasons: Readonly<Record<string, readonly string[]>> = {
  "One list of a customer's accounts has them all, for one call however many are asked for: `Customer.accounts`, `account`.":
    [
      'GetCustomerAccount',
      'GetCustomerAccountSimple',
      'GetCustomerAccountsByInstitution',
      'GetCustomerAccountsByInstitutionSimple',
      'GetCustomerAccountsByInstitutionLogin',
      'GetCustomerAccountsByInstitutionLoginSimple',
    ],
  'It takes the numbers of cards with their security codes: whatever carries them falls under PCI DSS, and a gateway of bank data should not. Call it from where the cards are.':
    ['GenerateTransferBillPaySwitchUrl'],
  'Every institution carries it already: `Institution.branding`, for no call of its own.': ['GetInstitutionBranding'],
  'It tells of any login of the partner, whoever asks. The accounts of a login say the same, to those who may read them: `InstitutionLogin.authorizationStartDate` and `authorizationEndDate`.':
    ['getCustomerAuthorizationDetails'],
  'It answers to the id alone, whosever the set is. `reportPortfolio` reads the same one through its customer or consumer, who are checked.':
    ['GetPortfolioByPathParamPortFolioID'],
  'Reports about people who are no customers, by ids that nothing else here knows: nobody could say who may read one. With a customer it is `generateForesightReport`, and `report` reads it.':
    ['GenerateForesightAnalyticsFirstThirdPartyNonCraReport', 'GetReportById'],
  'For investors and insurers, who read by its id alone a report that another partner made for a customer of its own: nobody here could say who of a partner may.':
    ['ReportReissue'],
  'Accounting for partners who resell: names and numbers of people, by the partner of another. What this gateway was billed for is in `Partner.billableByProductAndMonth`.':
    ['getResellerBillingReport'],
  'The same PDF as the asset that the list of statements names: `Statement.download`, for which the bank is not asked again.':
    ['GetCustomerAccountStatement'],
  'The same row as GetCustomerTransaction, under an id made of two that every global id has.': [
    'GetTransactionByUniqueTransactionId',
  ],
  'Asks all banks of a customer in one call, where one that hangs holds up the others: `refreshAccounts` asks login by login.':
    ['RefreshCustomerAccounts', 'RefreshCustomerAccountsV2'],
  'The same refresh without the accounts in its answer: `refreshAccounts` does it, and reads them where they are selected.':
    ['RefreshCustomerAccountsByInstitutionLoginV2'],
  "A refresh that nobody waits for. Mastercard refreshes daily by itself, and forbids refreshes without a person's wish.":
    ['refreshTransactions', 'getTransactionRefreshStatus'],
  'Deprecated by Mastercard, and gone after June 2025: GetAvailableBalanceLive answers both live and remembered balances.':
    ['GetAvailableBalance'],
  'Deprecated by Mastercard, and gone after May 2026: getApplications says the same.': ['GetAppRegistrationStatus'],
  'The older form, which holds the caller up while the bank is asked: the same indicators are jobs now.': [
    'GetPaymentSuccessIndicator',
    'GetFCRAPaymentSuccessIndicator',
  ],
  'Deprecated by Mastercard: a new service replaces these notifications during 2026, which the document does not describe yet.':
    [
      'listWebhookSubscriptions',
      'createWebhookSubscription',
      'getWebhookSubscriptionById',
      'updateWebhookSubscription',
      'deleteWebhookSubscription',
      'updateWebhookSubscriptionEvent',
      'deleteWebhookSubscriptionEvent',
      'changeWebhookSubscriptionEventStatus',
      'listAvailableWebhookSubscriptionEvents',
      'changeWebhookSubscriptionStatus',
      'testWebhookSubscription',
      'testWebhookSubscriptionBasedOnEventId',
    ],
  "For partners who draw Connect's screens themselves, and so see their customers' bank credentials: here Connect is Mastercard's.":
    [
      'post-institutions-institutionId-oauth-urls',
      'post-institutions-institutionId-login-forms',
      'post-reconnections',
      'get-configurations',
      'post-configurations',
      'get-configurations-configurationId',
      'delete-configurations-configurationId',
    ],
};

export const absences: ReadonlyMap<string, string> = new Map(
  Object.entries(reasons).flatMap(([reason, operations]) => operations.map((id) => [id, reason] as const)),
);
