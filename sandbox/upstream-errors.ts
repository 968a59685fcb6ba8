import type { Reply } from './reply.ts';
import { emptyReply, errorReply, jsonReply, textReply } from './reply.ts';

/** As the newer families write it: the code as text, and the message three times. */
export const errorWithTitle = (status: number, code: string, message: string): Reply =>
  jsonReply({ code, status: String(status), title: message, message, user_message: message }, status);

/** A flat error whose code is a text. */
export const errorWithText = (status: number, code: string, message: string): Reply =>
  jsonReply({ code, message }, status);

/** The refusals of the upstream, word for word where the OpenAPI document or its official tests have words. */
export const upstreamErrors = {
  missingAppKey: () => errorReply(401, 10026, 'Missing parameter (Finicity-App-Key)'),
  missingToken: () => errorReply(401, 10024, 'Missing parameter (Finicity-App-Token)'),
  invalidToken: () => errorReply(401, 10022, 'Invalid (Finicity-App-Token)'),
  expiredToken: () => errorReply(401, 10023, 'Expired (Finicity-App-Token)'),
  invalidCredentials: () => errorReply(401, 10001, 'Invalid credentials'),
  badCredentials: () => errorReply(401, 24302, 'Bad credentials'),
  notAuthorized: () => errorReply(401, 10021, 'You are not authorized.'),
  secretAgainstPolicy: () => errorReply(400, 24437, 'New password is not as per policy'),
  partnerNotFound: () => errorReply(404, 12401, 'partner not found'),
  missingParameter: (name: string) => errorReply(400, 10005, `Missing parameter (${name})`),
  /** `reason` in brackets, as upstream writes it in the few cases that are known. */
  badRequest: (reason = '') => errorReply(400, 14020, reason === '' ? 'Bad request.' : `Bad request. (${reason}).`),
  /** The limit belongs to the app key; that of an unknown key is zero. No body, no Retry-After. */
  tooManyRequests: () => emptyReply(429),
  notInPlan: () => textReply(401, 'This endpoint is not available from the Test Drive.'),
  customerNotFound: () => errorReply(404, 14001, 'Customer not found.'),
  resourceNotFound: () => errorReply(404, 14001, 'Resource not found.'),
  invalidCustomerId: (id: string) => errorReply(400, 14023, `Invalid customer id. customerId = (${id})`),
  usernameAgainstPolicy: () => errorReply(400, 110039, 'Username is not as per the policy.'),
  usernameTaken: () => errorReply(409, 110002, 'Username is not available.'),
  invalidNameCharacter: () => errorReply(400, 45003, 'Invalid character in name fields.'),
  nothingToUpdate: () => errorReply(400, 10025, 'No data to update.'),
  tooManyTestingCustomers: () => errorReply(400, 42000, 'Testing customer limit exceeded.'),
  invalidApplication: () => errorReply(400, 10007, 'invalid application id'),
  noPartnerApplications: () => errorReply(404, 50051, 'No registered partner applications found.'),
  noAssignedApplication: () => errorReply(404, 50052, 'Customer has no assigned application.'),
  consumerNotFound: (consumerId: string) => errorReply(404, 10100, `Cannot find consumer with id ${consumerId}.`),
  noConsumerOfCustomer: (customerId: string) =>
    errorReply(404, 10100, `Cannot find consumer for customer with id ${customerId}.`),
  consumerExists: (customerId: string) =>
    errorReply(409, 11000, `A consumer already exists for customer ${customerId}`),
  /** `requirement` is added where upstream adds one. */
  invalidConsumerField: (field: string, requirement = '') =>
    errorReply(400, 10100, `Invalid format for field consumer.${field}.${requirement}`),
  invalidCustomerType: () => errorReply(400, 14016, 'Invalid customer type.'),
  institutionNotFound: () => errorReply(404, 14006, 'Institution not found.'),
  invalidRoutingNumber: () => errorReply(400, 20024, 'Invalid routing number'),
  accountNotFound: (customerId: string, accountId: string) =>
    errorReply(
      404,
      38003,
      `customer does not have given account (customerId = ${customerId}, accountId = [${accountId}])`,
    ),
  noAccountsAtInstitution: (institutionId: string) =>
    errorReply(404, 38006, `Customer does not have any accounts associated with institutionId = (${institutionId})`),
  noAccountsAtLogin: (institutionLoginId: string) =>
    errorReply(
      404,
      38007,
      `Customer does not have any accounts associated with institutionLoginId = (${institutionLoginId})`,
    ),
  // The unbalanced quote is upstream's.
  invalidAccountStatus: () => errorReply(400, 18017, "status parameter value must be 'active' or 'pending"),
  accountTypeNotSupported: () => errorReply(400, 14020, 'Bad request. (Account type not supported).'),
  missingMatchField: () => errorReply(400, 15001, 'One of the specified fields is missing or blank.'),
  ownerMatchRefused: () => errorReply(400, 14020, 'Bad Request While Calling Identity Matching api'),
  noOwnersToMatch: () => errorReply(404, 12017, 'No Account Owners Details Found.'),
  noOwnerDetails: () => errorReply(404, 12017, 'Account owner details not found.'),
  invalidInclude: () =>
    errorReply(
      400,
      12019,
      "fields parameter value must be 'balanceDetails','paymentInstruction' and 'accountIdentity'",
    ),
  customerHasNoAccount: (accountId: string) =>
    errorReply(404, 10005, `Customer does not have the specified account (${accountId})`),
  customerHasNoAccounts: () => errorReply(404, 38003, 'Customer does not have any accounts'),
  invalidParameter: (name: string) => errorReply(400, 10100, `Invalid parameter (${name})`),
  refreshNotFound: () => errorReply(404, 10008, 'data not found'),
  authorizationNotFound: () => errorReply(404, 3003, 'Resource Not Found.'),
  authorizationTooOld: () => errorReply(404, 3004, 'Resource Not Found.'),
  invalidDateRange: (why: string) => errorReply(400, 41002, `Invalid date range: ${why}`),
  assetNotFound: () => errorReply(404, 13002, 'Asset not found'),
  transactionNotFound: () => errorReply(404, 24553, 'Transaction not found.'),
  startTooSmall: () => errorReply(400, 41003, 'Start index cannot be less than one.'),
  reportNotFound: (reportId: string) => errorReply(404, 10100, `Cannot find report with id ${reportId}.`),
  purposeRequired: () => errorReply(400, 10100, 'Permissible Purpose Code is required'),
  bothPurposes: () => errorReply(400, 10100, 'forCRAPurpose and forFTCPurpose may not both be TRUE.'),
  securityFreeze: () => errorReply(403, 10405, 'The active security freeze for this consumer exists.'),
  reportLimit: () => errorReply(400, 20400, 'The max report generation limit was exceeded for this customer.'),
  alreadyGenerating: () => errorReply(409, 18001, 'The report is already being generated for this customer.'),
  notAcceptable: () => errorReply(406, 20000, 'The requested format is not available.'),
  invalidPortfolioId: () => errorReply(400, 10010, 'Invalid portfolio ID format'),
  portfolioNotFound: (id: string) => errorReply(404, 10100, `No report found for portfolioId ${id}.`),
  limitTooSmall: () => errorReply(400, 41004, 'Limit cannot be less than one.'),
} satisfies Record<string, (...details: never[]) => Reply>;
