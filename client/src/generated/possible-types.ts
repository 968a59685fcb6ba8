/** Which types a union or an interface stands for; for caches that match fragments by themselves, such as Apollo. */
export const possibleTypes: Record<string, string[]> = {
  AccountDetail: ['CreditAccountDetail', 'DepositAccountDetail', 'InvestmentAccountDetail', 'LoanAccountDetail', 'OtherAccountDetail', 'StudentLoanAccountDetail'],
  AddTestAccountsResult: ['AccountClosed', 'AddTestAccountsPayload', 'AlreadyRunning', 'ConnectionNeedsFix', 'CustomerTypeMismatch', 'IdempotencyConflict', 'InstitutionUnavailable', 'InvalidInput', 'MfaRequired', 'NotFound', 'OutcomeUnknown'],
  CreateActiveCustomerResult: ['AlreadyRunning', 'CreateActiveCustomerPayload', 'IdempotencyConflict', 'InvalidInput', 'OutcomeUnknown', 'PlanDoesNotAllow', 'UsernameTaken'],
  CreateConsumerResult: ['AlreadyRunning', 'ConsumerAlreadyExists', 'CreateConsumerPayload', 'IdempotencyConflict', 'InvalidInput', 'NotFound', 'OutcomeUnknown'],
  CreateTestingCustomerResult: ['AlreadyRunning', 'CreateTestingCustomerPayload', 'IdempotencyConflict', 'InvalidInput', 'OutcomeUnknown', 'TestingCustomerLimitReached', 'UsernameTaken'],
  DeleteAccountResult: ['AlreadyRunning', 'DeleteAccountPayload', 'IdempotencyConflict', 'NotFound', 'OutcomeUnknown'],
  DeleteCustomerResult: ['AlreadyRunning', 'DeleteCustomerPayload', 'IdempotencyConflict', 'NotFound', 'OutcomeUnknown'],
  DeleteInstitutionLoginResult: ['AlreadyRunning', 'DeleteInstitutionLoginPayload', 'IdempotencyConflict', 'NotFound', 'OutcomeUnknown'],
  Node: ['Account', 'Consumer', 'Customer', 'Institution', 'InstitutionLogin', 'Transaction'],
  Problem: ['AccountClosed', 'AlreadyRunning', 'ConnectionNeedsFix', 'ConsumerAlreadyExists', 'CustomerTypeMismatch', 'IdempotencyConflict', 'InstitutionUnavailable', 'InvalidInput', 'MfaRequired', 'NotFound', 'OutcomeUnknown', 'PlanDoesNotAllow', 'TestingCustomerLimitReached', 'TooSoon', 'UsernameTaken'],
  RefreshAccountsResult: ['AccountClosed', 'AlreadyRunning', 'ConnectionNeedsFix', 'IdempotencyConflict', 'InstitutionUnavailable', 'MfaRequired', 'NotFound', 'OutcomeUnknown', 'RefreshAccountsPayload', 'TooSoon'],
  UpdateConsumerResult: ['AlreadyRunning', 'IdempotencyConflict', 'InvalidInput', 'NotFound', 'OutcomeUnknown', 'UpdateConsumerPayload'],
  UpdateCustomerResult: ['AlreadyRunning', 'IdempotencyConflict', 'InvalidInput', 'NotFound', 'OutcomeUnknown', 'UpdateCustomerPayload'],
};
