import { type AccountTypeName, accountTypes } from '../domain/accounts.ts';
import { type AggregationProblemKind, aggregationProblemKinds } from '../domain/aggregation-problems.ts';
import type { ErrorCategory } from '../domain/errors.ts';
import type { Certification, certifications } from '../domain/institutions.ts';
import type { ReportStatus } from '../domain/reports.ts';
import type { Direction, ShadowPolicy, SortOrder } from '../domain/transactions.ts';
import type { ConnectionKind } from '../resolvers/institution-logins.ts';
import type { TransactionStatus } from '../resolvers/transactions.ts';
import { builder } from './builder.ts';

/** Values of an enum with a description each; the compiler sees to it that none is missing. */
export function described<Name extends string>(
  descriptions: Record<Name, string>,
): Record<Name, { description: string }> {
  const values = Object.entries<string>(descriptions).map(([name, description]) => [name, { description }]);
  return Object.fromEntries(values) as Record<Name, { description: string }>;
}

export const unrecognized =
  'A value that this release does not know yet; the field with the raw code beside it has it as it was sent.';

const accountTypeNames = [...new Set(Object.values(accountTypes).map(({ name }) => name))];

function accountTypeDescription(name: string): string {
  return name.startsWith('PLAN_')
    ? `A ${name.slice('PLAN_'.length).toLowerCase()} plan.`
    : `Upstream's type \`${Object.entries(accountTypes).find(([, type]) => type.name === name)?.[0]}\`.`;
}

export const AccountTypeEnum = builder.enumType('AccountType', {
  description: 'What kind of account it is. Names that would begin with a digit begin with `PLAN_`.',
  values: described({
    ...(Object.fromEntries(accountTypeNames.map((name) => [name, accountTypeDescription(name)])) as Record<
      AccountTypeName,
      string
    >),
    UNRECOGNIZED: unrecognized,
  }),
});

export const AccountFamilyEnum = builder.enumType('AccountFamily', {
  description: 'Kinds of accounts that have the same details.',
  values: described({
    DEPOSIT: 'Checking, savings, money market accounts and certificates of deposit.',
    CREDIT: 'Credit cards and lines of credit.',
    LOAN: 'Mortgages and loans.',
    STUDENT_LOAN: 'Student loans, their groups and accounts.',
    INVESTMENT: 'Brokerage, retirement and other accounts that hold positions.',
  }),
});

export const ReportStatusEnum = builder.enumType('ReportStatus', {
  description: 'How far a report is.',
  values: described<ReportStatus>({
    IN_PROGRESS: 'It is being made. Ask again after 20 seconds, not sooner.',
    EDITING: 'It is being completed by people; as far as waiting goes, it is in progress.',
    SUCCESS: 'It is done, and has content.',
    FAILURE: 'It could not be made; `errors` says why.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const CertificationEnum = builder.enumType('Certification', {
  description: 'A product that an institution can be certified for. Check it before asking for the product.',
  values: described<Certification>({
    TRANSACTION_AGGREGATION: 'Accounts and transactions.',
    ACH: 'Account and routing numbers.',
    STATEMENTS: 'Statements as PDF.',
    VERIFICATION_OF_INCOME: 'Verification of income reports.',
    VERIFICATION_OF_ASSETS: 'Verification of assets reports.',
    ACCOUNT_HISTORY: 'Up to 24 months of transactions.',
    AVAILABLE_BALANCE: 'Live available balances.',
    ACCOUNT_OWNER: 'Names and addresses of account owners.',
    STUDENT_LOAN_DATA: 'Details of student loans.',
    LOAN_PAYMENT_DETAILS: 'Where and how to pay a loan.',
    LIABILITY_DATA: 'Details of credit cards and loans.',
    BILL_PAY_DATA: 'Payees of bill payments.',
  } satisfies Record<keyof typeof certifications, string>),
});

export const ConnectionKindEnum = builder.enumType('ConnectionKind', {
  description: 'How Mastercard reaches an institution.',
  values: described<ConnectionKind>({
    DIRECT: 'Through OAuth: the customer signs in at the institution itself.',
    LEGACY: 'Without OAuth: slower, and the credentials can go stale.',
  }),
});

export const TransactionStatusEnum = builder.enumType('TransactionStatus', {
  description: 'Where a transaction stands.',
  values: described<TransactionStatus>({
    ACTIVE: 'Booked.',
    PENDING: 'Announced by the institution; becomes active or vanishes.',
    SHADOW: 'Once reported by the institution and no longer: treat it as deleted unless you have a reason not to.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const ShadowPolicyEnum = builder.enumType('ShadowPolicy', {
  description: 'What to do with transactions that the institution no longer reports.',
  values: described<ShadowPolicy>({
    EXCLUDE: 'Leave them out, as if they were deleted, and fill the page with the next rows.',
    INCLUDE: 'Show them among the others.',
    ONLY: 'Show nothing else.',
  }),
});

export const DirectionEnum = builder.enumType('Direction', {
  description: "What the sign of a transaction's amount means for its account.",
  values: described<Direction>({
    INFLOW: 'Money came in, or a debt went down.',
    OUTFLOW: 'Money went out, or a debt went up.',
    UNKNOWN: "The amount is zero or missing, or the account's type is not known.",
  }),
});

export const SortOrderEnum = builder.enumType('SortOrder', {
  description: 'The order of a list by date.',
  values: described<SortOrder>({ ASC: 'Oldest first.', DESC: 'Newest first.' }),
});

export const CustomerTypeEnum = builder.enumType('CustomerType', {
  description: 'Which institutions a customer can be used with.',
  values: described({
    TESTING: 'Mock data only: testing customers cannot reach real institutions.',
    ACTIVE: 'Real institutions; billable in production.',
    UNRECOGNIZED: unrecognized,
  }),
});

export const CustomerTypeFilterEnum = builder.enumType('CustomerTypeFilter', {
  description: 'The kind of customers to list.',
  values: {
    TESTING: { value: 'testing', description: 'Testing customers only.' },
    ACTIVE: { value: 'active', description: 'Active customers only.' },
  } as const,
});

export const ErrorCategoryEnum = builder.enumType('ErrorCategory', {
  description: "Where a failure comes from, in the four words of Mastercard's metrics dashboard.",
  values: described<ErrorCategory>({
    FINANCIAL_INSTITUTION: 'The financial institution.',
    PLATFORM: "Mastercard's own services.",
    CUSTOMER: 'What was asked, or the account it was asked about: the caller can correct it.',
    OTHER: 'None of the other three.',
  }),
});

export const AggregationProblemKindEnum = builder.enumType('AggregationProblemKind', {
  description: 'What keeps an account from being aggregated, in the terms of what can be done about it.',
  values: described<AggregationProblemKind>(aggregationProblemKinds),
});

export const PartnerEnvironmentEnum = builder.enumType('PartnerEnvironment', {
  description: "What the partner's plan lets it do.",
  values: {
    SANDBOX: { description: 'Testing customers and mock institutions only; nothing is billed.' },
    NON_BILLABLE: { description: 'Active customers and real institutions; nothing is billed yet.' },
    PRODUCTION: { description: 'Billed.' },
  } as const,
});
