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

/** What is not there yet and is meant to be. Whatever serves it takes it off this list by itself. */
export const toCome: ReadonlySet<string> = new Set(
  `
ModifyPartnerSecret
GenerateConnectUrl GenerateLiteConnectUrl GenerateFixConnectUrl SendConnectEmail GenerateJointBorrowerConnectUrl
VerifyMicroEntryMicrodeposit GenerateTransferBillPaySwitchUrl GenerateTransferDepositSwitchUrl SendJointBorrowerConnectEmail
GetCustomerWithAppData LoadHistoricTransactionsForCustomerAccount GetAccountOwner GetAccountOwnerDetails
GenerateFcraPaymentSuccessIndicators GetFcraPaymentSuccessIndicators GeneratePaymentSuccessIndicators
GetPaymentSuccessIndicators RegisterApp ModifyAppRegistration getApplications getRegisteredInstitutions SetCustomerAppID
MigrateInstitutionLoginAccounts GetCertifiedInstitutionsWithRSSD GetCertifiedInstitutions GetInstitutionBranding
GetInstitutionsByRoutingNumber GetLocationMatches GenerateVOAReport GenerateVOAWithIncomeReport
GeneratePrequalificationCRAReport GeneratePrequalificationNonCRAReport GenerateVOIReport GenerateVOEPayrollReport
GenerateVOETransactionsReport GeneratePayStatementReport GenerateVOIEPaystubWithTXVerifyReport GenerateVOIEPaystubReport
RefreshVOIEPayrollReport GetCustomerAccountStatement GenerateStatementReport GetCustomerAccountMultipleStatement
GenerateTransactionsReport GetRecurringTransactions GenerateBalanceAnalyticsReport GenerateCashflowAnalyticsReport
GeneratePaymentHistoryReport StoreCustomerPayStatement GetLoanPaymentDetails GetPortfolioByCustomer
SubscribeToTxPushNotifications DisableTxPushNotifications CreateTxPushTestTransaction DeleteTxPushSubscription
GetPortfolioByConsumer GetAccountACHDetails ReportReissue GetReportById GetReportByCustomer GetReportByConsumer
GetReportsByCustomerId GetReportsByConsumerId getResellerBillingReport GetAssetByCustomerID GetAvailableBalanceLive
GenerateCashFlowBusinessReport GenerateCashFlowPersonalReport InitiateMicroAmountDeposits VerifyMicroAmountDeposits
GetMicroDepositsDetails GenerateThirdPartyAccessKey UpdateThirdPartyAccessKey RevokeThirdPartyAccessKey
getCustomerAuthorizationDetails GetBusinessByCustomer AddBusinessDetails GetBusinessById UpdateBusiness
GetAccountPaymentInstructionDetails AccountMatchingScoreDetails GetAllExperience CreateConnectExperience
getAllDepositSwitches getAllExternalDepositSwitches getDepositSwitchDetails enrichTransactions getAllPaySwitches
GeneratePaymentRiskInsightsReport GenerateForesightAnalyticsNonCraReport
GenerateForesightAnalyticsFirstThirdPartyNonCraReport getBillPaySwitchDetails GetAccountDetailsByInstitutionLoginId
GetAccountDetailsByAccountId GenerateSBCAMetricsReport GetPortfolioByPathParamPortFolioID GetDataSharingConsentsByCustomerId
GetDataSharingConsentsByID RevokeDataSharingConsentById RevokeDataSharingConsentByInstitutionLoginID
`
    .trim()
    .split(/\s+/),
);
