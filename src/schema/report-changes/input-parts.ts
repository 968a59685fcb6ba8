import { builder } from '../builder.ts';
import { CustomFieldInput } from '../connect-inputs.ts';
import { keyArgument } from '../results.ts';

type InputBuilder = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** What every report is asked for with. */
export const base = (t: InputBuilder) => ({
  customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
  customFields: t.field({ type: [CustomFieldInput], description: 'Up to five things of your own that it carries.' }),
  idempotencyKey: t.string(keyArgument),
});

/** What a report for a credit decision cannot do without. */
export const credit = (t: InputBuilder) => ({
  consumerId: t.id({ required: true, description: 'The consumer of the customer, whom the report is about.' }),
  permissiblePurpose: t.string({
    required: true,
    description: 'The permissible purpose under the Fair Credit Reporting Act, two letters or digits such as `31`.',
  }),
});

export const accounts = (t: InputBuilder) => ({
  accountIds: t.idList({ description: 'Accounts that it is about; all that suit it where none is named.' }),
});

export const since = (t: InputBuilder) => ({
  from: t.field({
    type: 'Date',
    description: 'The first day that it is about; as far back as the product goes by default.',
  }),
});

export const insufficientFunds = (t: InputBuilder) => ({
  showInsufficientFunds: t.boolean({ description: 'Whether it counts fees for insufficient funds.' }),
});

export const confidence = (t: InputBuilder) => ({
  incomeConfidenceMinimum: t.int({
    description: 'Leaves out income streams that are less certain than this, in percent.',
  }),
});

const IncomeInput = builder.inputType('ReportIncomeInput', {
  description: 'Income beside assets.',
  fields: (t) => ({ from: t.field({ type: 'Date', description: 'The first day of income that it is about.' }) }),
});

export const withIncome = (t: InputBuilder) => ({
  income: t.field({ type: IncomeInput, description: 'Give it, even empty, to have income in the report too.' }),
});

const FindInput = builder.inputType('ReportFindTransactionInput', {
  description: 'Which transactions; all that is given must hold.',
  fields: (t) => ({
    text: t.string({ description: 'Exactly the description or the memo.' }),
    amountFrom: t.field({ type: 'Decimal', description: 'The least amount.' }),
    amountTo: t.field({ type: 'Decimal', description: 'The greatest amount.' }),
    categories: t.stringList({ description: 'One of these categories, ten at most.' }),
  }),
});

export const transactions = (t: InputBuilder) => ({
  to: t.field({ type: 'Date', description: 'The last day that it is about. No more than 24 months after `from`.' }),
  includePending: t.boolean({ description: 'Whether pending transactions are in it.' }),
  find: t.field({ type: FindInput, description: 'Only transactions like these.' }),
});

export const payroll = (t: InputBuilder) => ({
  ssn: t.string({ description: 'Social security number, where the payroll system is asked directly.' }),
  birthday: t.field({ type: 'Date', description: 'Date of birth, where the payroll system is asked directly.' }),
  payrollAccountIds: t.idList({ description: 'Payroll accounts that the consumer has connected.' }),
  refreshedReportId: t.id({ description: 'The report that this one refreshes: its employments only.' }),
  marketSegment: t.string({ description: 'What the data is for, such as `Mortgage` or `Auto`.' }),
  payStatementsFrom: t.field({ type: 'Date', description: 'The first day of pay statements that it has.' }),
});

export const assets = (t: InputBuilder) => ({
  assetIds: t.idList({ required: true, description: 'Stored pay statements, as `uploadPayStatement` answered them.' }),
  extractEarnings: t.boolean({ description: 'Whether earnings are extracted, line by line.' }),
  extractDeductions: t.boolean({ description: 'Whether deductions are extracted, line by line.' }),
  extractDirectDeposits: t.boolean({ description: 'Whether it is extracted where the pay went.' }),
});

export const statement = (t: InputBuilder) => ({
  accountId: t.id({ required: true, description: 'The account whose statement it is.' }),
  statementIndex: t.int({ description: 'Which statement: 1 is the latest, which is the default.' }),
});

export const UserTypeEnum = builder.enumType('ReportUserType', {
  description: 'Whom an analytics report is about.',
  values: {
    PERSONAL: { value: 'personal', description: 'A person.' },
    BUSINESS: { value: 'business', description: 'A business.' },
  } as const,
});

const CreditUseInput = builder.inputType('AnalyticsCreditUseInput', {
  description: 'For a credit decision about a consumer.',
  fields: (t) => ({
    ...credit(t),
    applicantIsPersonalGuarantor: t.boolean({
      description: 'Whether the applicant vouches for the business in person.',
    }),
  }),
});

export const analyticsUse = (t: InputBuilder) => ({
  creditDecision: t.field({
    type: CreditUseInput,
    description: 'Give it where the report is for a credit decision about a consumer.',
  }),
  forTradeCommission: t.boolean({
    description:
      'Whether it is for a purpose that the Federal Trade Commission watches over; never with `creditDecision`.',
  }),
});

export const intervals = (t: InputBuilder) => ({
  timeIntervals: t.stringList({ description: 'Kinds of periods: `MONTHLY_CALENDAR`, `MONTHLY_ROLLING_30`.' }),
});

const SegmentInput = builder.inputType('ForesightSegmentInput', {
  description: 'Whom to compare with.',
  fields: (t) => ({
    label: t.string({ required: true, description: 'What it is, such as `POSTAL_CODE`.' }),
    value: t.string({ required: true, description: 'Its value.' }),
  }),
});

export const foresight = (t: InputBuilder) => ({
  segments: t.field({ type: [SegmentInput], description: 'Whom to compare with.' }),
  analytics: t.stringList({ description: 'What to find out: `benchmarking`, `forecasting`.' }),
  annualIncome: t.int({ description: 'Annual income of the household, in dollars.' }),
  age: t.int({ description: 'Age of the customer.' }),
});
