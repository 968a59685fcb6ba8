import { type ExcludedPath, excludedPaths } from './dashboard-rules.ts';

export interface DashboardOperation {
  readonly operation: string;
  readonly method: string;
  /** Path template. */
  readonly path: string;
  /** The line of Mastercard's FAQ that leaves the operation out of its dashboard; null: it is counted. */
  readonly excludedBy: ExcludedPath | null;
}

/**
 * Every operation of the OpenAPI document (v1.42.0): method, path, operationId, and the line of the FAQ that leaves it out.
 * Each is decided by itself; a test compares the list with the document, so that a new operation is one that somebody has to
 * look at.
 */
const table = `
POST /aggregation/v2/partners/authentication CreateToken
PUT /aggregation/v2/partners/authentication ModifyPartnerSecret
POST /connect/v2/generate GenerateConnectUrl /connect
POST /connect/v2/generate/lite GenerateLiteConnectUrl /connect
POST /connect/v2/generate/fix GenerateFixConnectUrl /connect
POST /connect/v2/send/email SendConnectEmail /connect
POST /connect/v2/generate/jointBorrower GenerateJointBorrowerConnectUrl /connect
POST /connect/v2/generate/microentry/verify VerifyMicroEntryMicrodeposit /connect
POST /connect/generate/transfer/bill-pay-switch GenerateTransferBillPaySwitchUrl /connect
POST /connect/generate/transfer/deposit-switch GenerateTransferDepositSwitchUrl /connect
POST /connect/v2/send/email/jointBorrower SendJointBorrowerConnectEmail /connect
POST /aggregation/v2/customers/testing AddTestingCustomer
POST /aggregation/v2/customers/active AddCustomer
GET /aggregation/v1/customers GetCustomers
GET /aggregation/v1/customers/{customerId}/application GetCustomerWithAppData
GET /aggregation/v1/customers/{customerId} GetCustomer
PUT /aggregation/v1/customers/{customerId} ModifyCustomer
DELETE /aggregation/v1/customers/{customerId} DeleteCustomer
POST /decisioning/v1/customers/{customerId}/consumer CreateConsumer
GET /decisioning/v1/customers/{customerId}/consumer GetConsumerForCustomer
GET /decisioning/v1/consumers/{consumerId} GetConsumer
PUT /decisioning/v1/consumers/{consumerId} ModifyConsumer
GET /aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts GetCustomerAccountsByInstitutionLogin
POST /aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts RefreshCustomerAccountsByInstitutionLogin
POST /aggregation/v2/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts RefreshCustomerAccountsByInstitutionLoginV2
DELETE /aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId} DeleteCustomerAccountsByInstitutionLogin
GET /aggregation/v2/customers/{customerId}/accounts/{accountId} GetCustomerAccount
DELETE /aggregation/v1/customers/{customerId}/accounts/{accountId} DeleteCustomerAccount
GET /aggregation/v1/customers/{customerId}/accounts GetCustomerAccounts
POST /aggregation/v1/customers/{customerId}/accounts RefreshCustomerAccounts
POST /aggregation/v2/customers/{customerId}/accounts RefreshCustomerAccountsV2
GET /aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts GetCustomerAccountsByInstitution
GET /aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/simple GetCustomerAccountsByInstitutionSimple
GET /aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts/simple GetCustomerAccountsByInstitutionLoginSimple
GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/simple GetCustomerAccountSimple
GET /aggregation/v1/customers/{customerId}/accounts/simple GetCustomerAccountsSimple
POST /aggregation/v1/customers/{customerId}/accounts/{accountId}/transactions/historic LoadHistoricTransactionsForCustomerAccount
GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/owner GetAccountOwner
GET /aggregation/v3/customers/{customerId}/accounts/{accountId}/owner GetAccountOwnerDetails
POST /payments/customers/{customerId}/accounts/{accountId}/fcra-payment-success-indicators GenerateFcraPaymentSuccessIndicators
GET /payments/customers/{customerId}/accounts/{accountId}/fcra-payment-success-indicators/{payRequestId} GetFcraPaymentSuccessIndicators
POST /payments/customers/{customerId}/accounts/{accountId}/payment-success-indicators GeneratePaymentSuccessIndicators
GET /payments/customers/{customerId}/accounts/{accountId}/payment-success-indicators/{payRequestId} GetPaymentSuccessIndicators
GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/payments/paymentIndicator/fcra GetFCRAPaymentSuccessIndicator /payments/paymentIndicator
GET /aggregation/v2/customers/{customerId}/accounts/{accountId}/payments/paymentIndicator GetPaymentSuccessIndicator /payments/paymentIndicator
POST /aggregation/v1/partners/applications RegisterApp
PUT /aggregation/v1/partners/applications/{preAppId} ModifyAppRegistration
GET /aggregation/v2/partners/applications GetAppRegistrationStatus
GET /applications getApplications /applications
GET /applications/{application_id}/institutions getRegisteredInstitutions /applications/{application_id}/institutions
PUT /aggregation/v1/customers/{customerId}/applications/{applicationId} SetCustomerAppID
PUT /aggregation/v2/customers/{customerId}/institutionLogins/{institutionLoginId}/migration MigrateInstitutionLoginAccounts
GET /institution/v2/certifiedInstitutions/rssd GetCertifiedInstitutionsWithRSSD /institution/v2
GET /institution/v2/institutions GetInstitutions /institution/v2
GET /institution/v2/certifiedInstitutions GetCertifiedInstitutions /institution/v2
GET /institution/v2/institutions/{institutionId} GetInstitution /institution/v2
GET /institution/v2/institutions/{institutionId}/branding GetInstitutionBranding /institution/v2
GET /institution/v1/institutions/routingNumber/{routing_number} GetInstitutionsByRoutingNumber /institution/v1
GET /decisioning/sbca/location-matches GetLocationMatches
POST /decisioning/v2/customers/{customerId}/voa GenerateVOAReport
POST /decisioning/v2/customers/{customerId}/voaHistory GenerateVOAWithIncomeReport
POST /decisioning/v2/customers/{customerId}/preQualVoa GeneratePrequalificationCRAReport
POST /decisioning/v2/customers/{customerId}/assetSummary GeneratePrequalificationNonCRAReport
POST /decisioning/v2/customers/{customerId}/voi GenerateVOIReport
POST /decisioning/v2/customers/{customerId}/voePayroll GenerateVOEPayrollReport
POST /decisioning/v2/customers/{customerId}/voeTransactions GenerateVOETransactionsReport
POST /decisioning/v2/customers/{customerId}/payStatement GeneratePayStatementReport
POST /decisioning/v2/customers/{customerId}/voieTxVerify/withInterview GenerateVOIEPaystubWithTXVerifyReport
POST /decisioning/v2/customers/{customerId}/voieTxVerify/withStatement GenerateVOIEPaystubReport
POST /decisioning/v2/customers/{customerId}/voiePayroll RefreshVOIEPayrollReport
GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/statement GetCustomerAccountStatement
POST /decisioning/v2/customers/{customerId}/statement GenerateStatementReport
GET /aggregation/v3/customers/{customerId}/accounts/{accountId}/statement GetCustomerAccountMultipleStatement
GET /aggregation/v3/customers/{customerId}/transactions GetAllCustomerTransactions
GET /aggregation/customers/{customerId}/transactions/{uniqueTransactionId} GetTransactionByUniqueTransactionId
GET /aggregation/v2/customers/{customerId}/transactions/{transactionId} GetCustomerTransaction
GET /aggregation/v4/customers/{customerId}/accounts/{accountId}/transactions GetCustomerAccountTransactions
POST /decisioning/v2/customers/{customerId}/transactions GenerateTransactionsReport
POST /aggregation/customers/{customerId}/recurring-transactions GetRecurringTransactions
POST /decisioning/v2/customers/{customerId}/reports/balance-analytics/userTypes/{userType} GenerateBalanceAnalyticsReport
POST /decisioning/v2/customers/{customerId}/reports/cashflow-analytics/userTypes/{userType} GenerateCashflowAnalyticsReport
POST /decisioning/customers/{customerId}/reports/payment-history/userTypes/business GeneratePaymentHistoryReport
POST /aggregation/v1/customers/{customerId}/payStatements StoreCustomerPayStatement
GET /aggregation/v2/customers/{customerId}/accounts/{accountId}/loanDetails GetLoanPaymentDetails
GET /decisioning/v1/customers/{customerId}/portfolios/{portfolioId} GetPortfolioByCustomer
POST /aggregation/v1/customers/{customerId}/accounts/{accountId}/txpush SubscribeToTxPushNotifications
DELETE /aggregation/v1/customers/{customerId}/accounts/{accountId}/txpush DisableTxPushNotifications
POST /aggregation/v1/customers/{customerId}/accounts/{accountId}/transactions CreateTxPushTestTransaction
DELETE /aggregation/v1/customers/{customerId}/subscriptions/{subscriptionId} DeleteTxPushSubscription
GET /decisioning/v1/consumers/{consumerId}/portfolios/{portfolioId} GetPortfolioByConsumer
GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/details GetAccountACHDetails
POST /decisioning/v1/reports/{reportId}/partners ReportReissue
POST /decisioning/v3/reports/{reportId} GetReportById
GET /decisioning/v3/customers/{customerId}/reports/{reportId} GetReportByCustomer
GET /decisioning/v3/consumers/{consumerId}/reports/{reportId} GetReportByConsumer
GET /decisioning/v1/customers/{customerId}/reports GetReportsByCustomerId
GET /decisioning/v1/consumers/{consumerId}/reports GetReportsByConsumerId
GET /decisioning/v1/partners/{partnerId}/billing/reseller getResellerBillingReport
GET /aggregation/v1/customers/{customerId}/assets/{assetId} GetAssetByCustomerID
GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/availableBalance/live GetAvailableBalanceLive
GET /aggregation/v1/customers/{customerId}/accounts/{accountId}/availableBalance GetAvailableBalance
POST /decisioning/v2/customers/{customerId}/cashFlowBusiness GenerateCashFlowBusinessReport
POST /decisioning/v2/customers/{customerId}/cashFlowPersonal GenerateCashFlowPersonalReport
POST /microentry/v1/customers/{customerId} InitiateMicroAmountDeposits
POST /microentry/v1/customers/{customerId}/accounts/{accountId}/amounts VerifyMicroAmountDeposits
GET /microentry/v1/customers/{customerId}/accounts/{accountId} GetMicroDepositsDetails
POST /aggregation/v1/partners/accessKey GenerateThirdPartyAccessKey
PUT /aggregation/v1/partners/accessKey/{consentReceiptId} UpdateThirdPartyAccessKey
DELETE /aggregation/v1/partners/accessKey/{consentReceiptId} RevokeThirdPartyAccessKey
GET /customers/institution-logins/{institution_login_id}/authorization-details getCustomerAuthorizationDetails /customers/institution-logins/{institution_login_id}/authorization-details
POST /business-services/customers/{customer_id}/businesses AddBusinessDetails /business-services
GET /business-services/customers/{customer_id}/businesses GetBusinessByCustomer /business-services
PUT /business-services/businesses/{business_id} UpdateBusiness /business-services
GET /business-services/businesses/{business_id} GetBusinessById /business-services
GET /aggregation/v3/customers/{customerId}/accounts/{accountId}/details GetAccountPaymentInstructionDetails
POST /account-owner-verification-matchings/customers/{customerId}/accounts/{accountId} AccountMatchingScoreDetails
GET /connect/experiences GetAllExperience /connect/experiences
POST /connect/experiences/{experience_id}/duplicate CreateConnectExperience /connect/experiences
GET /transfer/customers/{customer_id}/deposit-switches getAllDepositSwitches /transfer
GET /transfer/externals/{external_id}/deposit-switches getAllExternalDepositSwitches /transfer
GET /transfer/customers/{customer_id}/deposit-switches/{switch_id} getDepositSwitchDetails /transfer
POST /notification-subscriptions/webhooks createWebhookSubscription
GET /notification-subscriptions/webhooks listWebhookSubscriptions
GET /notification-subscriptions/webhooks/{subscription_id} getWebhookSubscriptionById
PUT /notification-subscriptions/webhooks/{subscription_id} updateWebhookSubscription
DELETE /notification-subscriptions/webhooks/{subscription_id} deleteWebhookSubscription
PUT /notification-subscriptions/webhooks/{subscription_id}/events/{webhook_event_id} updateWebhookSubscriptionEvent
DELETE /notification-subscriptions/webhooks/{subscription_id}/events/{webhook_event_id} deleteWebhookSubscriptionEvent
PUT /notification-subscriptions/webhooks/{subscription_id}/events/{webhook_event_id}/status changeWebhookSubscriptionEventStatus
GET /notification-subscriptions/webhooks/events listAvailableWebhookSubscriptionEvents
PUT /notification-subscriptions/webhooks/{subscription_id}/status changeWebhookSubscriptionStatus
GET /notification-subscriptions/webhooks/{subscription_id}/test-subscriptions testWebhookSubscription
GET /notification-subscriptions/webhooks/{subscription_id}/events/{webhook_event_id}/test-subscriptions testWebhookSubscriptionBasedOnEventId
POST /connect-components/institutions/{institution_id}/oauth-urls post-institutions-institutionId-oauth-urls /connect-components
POST /connect-components/institutions/{institution_id}/login-forms post-institutions-institutionId-login-forms /connect-components
POST /connect-components/customers/{customer_id}/institution-login-ids/{institution_login_id}/reconnections post-reconnections /connect-components
POST /connect-components/configurations post-configurations /connect-components
GET /connect-components/configurations get-configurations /connect-components
GET /connect-components/configurations/{configuration_id} get-configurations-configurationId /connect-components
DELETE /connect-components/configurations/{configuration_id} delete-configurations-configurationId /connect-components
POST /data-enrichment/transactions enrichTransactions
GET /transfer/customers/{customer_id}/bill-pay-switches getAllPaySwitches /transfer
POST /decisioning/customers/{customerId}/reports/payment-risk-insights/userTypes/{userType} GeneratePaymentRiskInsightsReport
POST /decisioning/customers/{customerId}/reports/foresight-analytics/userTypes/{userType} GenerateForesightAnalyticsNonCraReport
POST /decisioning/reports/foresight-analytics/userTypes/{userType} GenerateForesightAnalyticsFirstThirdPartyNonCraReport
GET /transfer/customers/{customer_id}/bill-pay-switches/{switch_id} getBillPaySwitchDetails /transfer
GET /aggregation/v1/paysuite/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts GetAccountDetailsByInstitutionLoginId
GET /aggregation/v1/paysuite/customers/{customerId}/accounts/{accountId} GetAccountDetailsByAccountId
POST /decisioning/customers/{customerId}/sbca GenerateSBCAMetricsReport
GET /decisioning/v1/portfolios/{portfolioId} GetPortfolioByPathParamPortFolioID
POST /aggregation/customers/{customerId}/transactions/refreshes refreshTransactions
GET /aggregation/customers/{customerId}/transactions/refreshes/{refreshId} getTransactionRefreshStatus
GET /data-sharing-consents GetDataSharingConsentsByCustomerId
GET /data-sharing-consents/{consent_receipt_id} GetDataSharingConsentsByID
DELETE /data-sharing-consents/{consent_receipt_id} RevokeDataSharingConsentById
DELETE /data-sharing-consents/{consent_receipt_id}/institutionLogins/{institution_login_id} RevokeDataSharingConsentByInstitutionLoginID`;

export const dashboardOperations: readonly DashboardOperation[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [method = '', path = '', operation = '', excluded] = line.split(' ');
    return { operation, method, path, excludedBy: excludedPaths.find((each) => each === excluded) ?? null };
  });

const byOperation = new Map(dashboardOperations.map((row) => [row.operation, row]));

/** Undefined for what the document does not know, such as the set-up script's way to add test accounts. */
export function dashboardOperation(operation: string): DashboardOperation | undefined {
  return byOperation.get(operation);
}
