import { builder } from '../builder.ts';
import { BusinessAddressInput, BusinessPhoneInput } from '../businesses.ts';
import { keyArgument } from '../results.ts';
import * as parts from './input-parts.ts';

const assetFields = (t: Parameters<typeof parts.base>[0]) => ({
  ...parts.base(t),
  ...parts.accounts(t),
  ...parts.since(t),
  ...parts.insufficientFunds(t),
});
const incomeFields = (t: Parameters<typeof parts.base>[0]) => ({
  ...parts.base(t),
  ...parts.accounts(t),
  ...parts.since(t),
  ...parts.confidence(t),
});

export const VoaInput = builder.inputType('GenerateVoaReportInput', {
  description: 'Verification of assets, and of income where that is asked for.',
  fields: (t) => ({ ...assetFields(t), ...parts.credit(t), ...parts.withIncome(t), ...parts.confidence(t) }),
});
export const PrequalificationInput = builder.inputType('GeneratePrequalificationReportInput', {
  description: 'Pre-qualification for a credit decision.',
  fields: (t) => ({ ...assetFields(t), ...parts.credit(t) }),
});
export const AssetSummaryInput = builder.inputType('GenerateAssetSummaryReportInput', {
  description: 'A summary of assets that no credit decision rests on.',
  fields: assetFields,
});
export const VoiInput = builder.inputType('GenerateVoiReportInput', {
  description: 'Verification of income.',
  fields: (t) => ({ ...incomeFields(t), ...parts.credit(t) }),
});
export const VoeTransactionsInput = builder.inputType('GenerateVoeTransactionsReportInput', {
  description: 'Verification of employment by what an employer pays in.',
  fields: (t) => ({ ...incomeFields(t), ...parts.credit(t) }),
});
export const PayrollInput = builder.inputType('GeneratePayrollReportInput', {
  description: 'Employment from a payroll system, with or without income.',
  fields: (t) => ({
    ...parts.base(t),
    ...parts.credit(t),
    ...parts.payroll(t),
    withIncome: t.boolean({ required: true, description: 'Whether income is in it, beside employment.' }),
  }),
});
export const PayStatementInput = builder.inputType('GeneratePayStatementReportInput', {
  description: 'What stored pay statements say.',
  fields: (t) => ({ ...parts.base(t), ...parts.assets(t) }),
});
export const PaystubInput = builder.inputType('GeneratePaystubReportInput', {
  description: 'Income and employment by stored pay statements.',
  fields: (t) => ({
    ...parts.base(t),
    ...parts.credit(t),
    ...parts.assets(t),
    ...parts.accounts(t),
    ...parts.since(t),
    ...parts.confidence(t),
    compareWithAccounts: t.boolean({
      required: true,
      description:
        'Whether the statements are compared with what arrived in accounts; dates and accounts count only then.',
    }),
  }),
});
export const StatementInput = builder.inputType('GenerateStatementReportInput', {
  description: 'A statement of an account.',
  fields: (t) => ({ ...parts.base(t), ...parts.credit(t), ...parts.statement(t) }),
});
export const TransactionsInput = builder.inputType('GenerateTransactionsReportInput', {
  description: 'Transactions of up to 24 months.',
  fields: (t) => ({
    ...parts.base(t),
    ...parts.credit(t),
    ...parts.accounts(t),
    ...parts.since(t),
    ...parts.transactions(t),
  }),
});
export const PersonalCashFlowInput = builder.inputType('GeneratePersonalCashFlowReportInput', {
  description: 'Cash flow of a person.',
  fields: (t) => ({ ...incomeFields(t), ...parts.insufficientFunds(t), ...parts.credit(t) }),
});
export const BusinessCashFlowInput = builder.inputType('GenerateBusinessCashFlowReportInput', {
  description: 'Cash flow of a business.',
  fields: (t) => ({ ...incomeFields(t), ...parts.insufficientFunds(t) }),
});
const AnalyticsEnum = builder.enumType('AnalyticsProduct', {
  description: 'What is analysed.',
  values: {
    BALANCE: { description: 'Balances over time.' },
    CASH_FLOW: { description: 'Money that comes in and goes out.' },
    PAYMENT_HISTORY: { description: 'How bills were paid. About businesses only.' },
    PAYMENT_RISK: { description: 'How risky payments are.' },
  } as const,
});
export const AnalyticsInput = builder.inputType('GenerateAnalyticsReportInput', {
  description: 'Attributes over accounts.',
  fields: (t) => ({
    ...parts.base(t),
    ...parts.accounts(t),
    ...parts.since(t),
    ...parts.intervals(t),
    ...parts.analyticsUse(t),
    product: t.field({ type: AnalyticsEnum, required: true, description: 'What is analysed.' }),
    userType: t.field({ type: parts.UserTypeEnum, required: true, description: 'Whom it is about.' }),
  }),
});
export const ForesightInput = builder.inputType('GenerateForesightReportInput', {
  description: 'Benchmarks and forecasts; no credit decision rests on them.',
  fields: (t) => ({
    ...parts.base(t),
    ...parts.accounts(t),
    ...parts.since(t),
    ...parts.intervals(t),
    ...parts.foresight(t),
  }),
});

const MetricsEnum = builder.enumType('RetailSalesMetrics', {
  description: "What a report of a merchant's sales has.",
  values: {
    ANALYTICS: { description: 'Its own figures.' },
    BENCHMARKS: { description: 'How they compare with those of others in its business.' },
  } as const,
});
const FrequencyEnum = builder.enumType('RetailSalesFrequency', {
  description: 'How long a period of sales is.',
  values: {
    WEEKLY: { value: 'Weekly', description: 'A week.' },
    MONTHLY: { value: 'Monthly', description: 'A month.' },
  } as const,
});
const BusinessInput = builder.inputType('RetailBusinessInput', {
  description: 'The business that the report is about.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Legal name.' }),
    personallyLiable: t.boolean({ required: true, description: 'Whether an owner is personally liable for a loan.' }),
    address: t.field({
      type: BusinessAddressInput,
      required: true,
      description: 'Where it is; all of it but `line2` is needed.',
    }),
    phone: t.field({ type: BusinessPhoneInput, required: true, description: 'Its phone.' }),
  }),
});
export const RetailSalesInput = builder.inputType('GenerateRetailSalesReportInput', {
  description: "A merchant's sales by card.",
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer that runs the business." }),
    locationId: t.id({ required: true, description: 'The location, as `merchantLocations` found it.' }),
    metrics: t.field({ type: MetricsEnum, required: true, description: 'Its own figures, or a comparison.' }),
    frequency: t.field({ type: FrequencyEnum, required: true, description: 'How long a period is.' }),
    merchantConsent: t.boolean({
      required: true,
      description: 'Whether the merchant has agreed to it, in so many words. Nothing is asked for otherwise.',
    }),
    business: t.field({ type: BusinessInput, required: true, description: 'The business.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});
