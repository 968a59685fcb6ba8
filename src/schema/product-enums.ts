import type { AccountEventType, ConnectEventType, TransactionEventType } from '../domain/events.ts';
import { type MicroDepositStatus, receiverAccountTypes } from '../domain/micro-deposits.ts';
import { payPeriods } from '../domain/pay-statements.ts';
import type { IndicatorStatus, RiskLevel } from '../domain/payment-indicators.ts';
import type { RecurringStatus } from '../domain/recurring.ts';
import type { SwitchStatus } from '../domain/switches.ts';
import type { TxPushEventType } from '../domain/tx-push.ts';
import { builder } from './builder.ts';
import { described, unrecognized } from './enums.ts';

export const SwitchStatusEnum = builder.enumType('SwitchStatus', {
  description: 'Where a switch stands.',
  values: described<SwitchStatus>({
    PROCESSING: 'It is being done.',
    COMPLETED: 'It is done.',
    FAILED: 'It did not work; `failureReasonCode` says why.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const MicroDepositStatusEnum = builder.enumType('MicroDepositStatus', {
  description: 'Where micro-deposits stand.',
  values: described<MicroDepositStatus>({
    PENDING: 'On their way.',
    COMPLETED: 'Arrived: the customer can say which amounts they were.',
    VERIFIED: 'The customer gave the right amounts.',
    REJECTED: 'The bank refused them.',
    RETURNED: 'The bank sent them back.',
    FAILED: 'They could not be made.',
    EXPIRED: 'Nobody verified them in time.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const ReceiverAccountTypeEnum = builder.enumType('ReceiverAccountType', {
  description: 'Kinds of accounts that take micro-deposits.',
  values: {
    PERSONAL_CHECKING: { value: receiverAccountTypes.PERSONAL_CHECKING, description: 'Checking account of a person.' },
    BUSINESS_CHECKING: {
      value: receiverAccountTypes.BUSINESS_CHECKING,
      description: 'Checking account of a business.',
    },
    PERSONAL_SAVINGS: { value: receiverAccountTypes.PERSONAL_SAVINGS, description: 'Savings account of a person.' },
    BUSINESS_SAVINGS: { value: receiverAccountTypes.BUSINESS_SAVINGS, description: 'Savings account of a business.' },
  } as const,
});

export const IndicatorStatusEnum = builder.enumType('PaymentIndicatorStatus', {
  description: 'Where the scoring of a payment stands.',
  values: described<IndicatorStatus>({
    IN_PROGRESS: 'It is being scored: ask again.',
    SUCCESS: 'The scores are there.',
    FAILURE: 'There is no score; the failures say why.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const IndicatorPurposeEnum = builder.enumType('PaymentIndicatorPurpose', {
  description: 'What scores of a payment are for. Mastercard has a product for each.',
  values: {
    PAYMENT: { value: 'payment', description: 'Anything that is not subject to the Fair Credit Reporting Act.' },
    CREDIT: { value: 'credit', description: 'A decision subject to the Act. The customer needs a consumer.' },
  } as const,
});

export const RiskLevelEnum = builder.enumType('PaymentRiskLevel', {
  description: 'How likely a payment fails.',
  values: described<RiskLevel>({
    LOW: 'Hardly.',
    MEDIUM: 'Perhaps.',
    HIGH: 'Likely.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const TxPushEventTypeEnum = builder.enumType('TxPushEventType', {
  description: 'What a TxPush listener is told of.',
  values: described<TxPushEventType>({
    ACCOUNT: 'Changes of the account, such as of its balance.',
    TRANSACTION: 'New transactions.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const RecurringStatusEnum = builder.enumType('RecurringStatus', {
  description: 'Whether recurring transactions go on.',
  values: described<RecurringStatus>({
    ACTIVE: 'They go on.',
    INACTIVE: 'The next one is overdue by far.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const PayPeriodEnum = builder.enumType('PayPeriod', {
  description: 'Which pay period a pay statement is of.',
  values: {
    LAST: { value: payPeriods.LAST, description: 'The newest.' },
    LAST_MINUS_ONE: { value: payPeriods.LAST_MINUS_ONE, description: 'The one before the newest.' },
    LAST_MINUS_TWO: { value: payPeriods.LAST_MINUS_TWO, description: 'The second before the newest.' },
    LAST_OF_PREVIOUS_YEAR: {
      value: payPeriods.LAST_OF_PREVIOUS_YEAR,
      description: 'The last of the previous calendar year.',
    },
    LAST_OF_YEAR_BEFORE_PREVIOUS: {
      value: payPeriods.LAST_OF_YEAR_BEFORE_PREVIOUS,
      description: 'The last of the calendar year before that.',
    },
    EARLIEST: { value: payPeriods.EARLIEST, description: 'The earliest there is.' },
  } as const,
});

export const AccountEventTypeEnum = builder.enumType('AccountEventType', {
  description: 'What happened to an account.',
  values: described<AccountEventType>({
    ADDED: 'It was added.',
    CHANGED: 'Something about it changed, its balance for one.',
    REMOVED: 'It was deleted.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const TransactionEventTypeEnum = builder.enumType('TransactionEventType', {
  description: 'What happened to a transaction.',
  values: described<TransactionEventType>({
    ADDED: 'It is new.',
    CHANGED: 'Something about it changed, its status for one.',
    REMOVED: 'It is gone.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const ConnectEventTypeEnum = builder.enumType('ConnectEventType', {
  description: 'A step of a Connect session.',
  values: described<ConnectEventType>({
    STARTED: 'The customer opened the link.',
    ADDING: 'The customer chose an institution.',
    DISCOVERED: 'The customer signed in, and the institution showed accounts.',
    ADDED: 'Accounts were added.',
    ACCOUNTS_DELETED: 'Accounts were deleted.',
    CREDENTIALS_UPDATED: 'A login was repaired.',
    INVALID_CREDENTIALS: 'The institution did not let the customer in; `problemCode` says why.',
    DONE: 'The customer has finished.',
    CANCELLED: 'The customer has left.',
    FAILED: 'The session failed.',
    UNRECOGNIZED: unrecognized,
  }),
});
