import * as resolvers from '../resolvers/report-changes.ts';
import { runningReport } from '../resolvers/report-problems.ts';
import * as refreshing from '../resolvers/report-refresh.ts';
import { analyticsProduct, analyticsUse } from '../resolvers/report-uses.ts';
import { generateRetailSalesReport } from '../resolvers/retail-sales.ts';
import { builder } from './builder.ts';
import { problemRefs } from './problems.ts';
import * as inputs from './report-changes/inputs.ts';
import { ReportRef } from './reports.ts';
import { keyArgument, resultOf } from './results.ts';

const GeneratePayload = builder.objectRef<resolvers.ReportOutcome>('GenerateReportPayload');
GeneratePayload.implement({
  description: 'The report is being made.',
  fields: (t) => ({
    report: t.field({
      type: ReportRef,
      nullable: false,
      description: 'The report, in progress.',
      authScopes: { reports: true },
      resolve: resolvers.madeReport,
    }),
  }),
});
const GenerateReportResult = resultOf(
  'GenerateReport',
  { name: 'GenerateReportPayload', ref: GeneratePayload },
  resolvers.generateProblems,
);

const RefreshPayload = builder.objectRef<refreshing.RefreshOutcome>('RefreshReportPayload');
RefreshPayload.implement({
  description: 'A new report with the same constraints is being made.',
  fields: (t) => ({
    report: t.field({
      type: ReportRef,
      nullable: false,
      description: 'The new report, in progress.',
      authScopes: { reports: true },
      resolve: resolvers.madeReport,
    }),
    charged: t.exposeBoolean('charged', {
      nullable: false,
      description: 'Whether its success is charged for: not within 60 days of the first report of its type.',
    }),
  }),
});
const RefreshReportResult = resultOf(
  'RefreshReport',
  { name: 'RefreshReportPayload', ref: RefreshPayload },
  refreshing.refreshProblems,
);

builder.objectField(problemRefs.ReportAlreadyRunning, 'runningReport', (t) =>
  t.field({
    type: ReportRef,
    nullable: true,
    description: 'The one that is being generated.',
    authScopes: { reports: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (problem, _args, ctx) => runningReport(problem, ctx),
  }),
);

const RefreshInput = builder.inputType('RefreshReportInput', {
  description: 'Which report to make once more.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    reportId: t.id({ required: true, description: "Upstream's id of the report." }),
    permissiblePurpose: t.string({
      description: 'The permissible purpose; reports for a credit decision demand one.',
    }),
    acceptCharge: t.boolean({
      description: 'Whether it may be charged for: it is once its free time is over. By default it may not.',
    }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const input = { required: true, description: 'What to do.' } as const;
const scopes = { $all: { reports: true, billing: true } } as const;

/** Consumer, customer, the generation, and what it takes to find out what became of it. */
const price = (product: string) =>
  ({
    type: GenerateReportResult,
    nullable: true,
    authScopes: scopes,
    extensions: { cost: { per: 'operation', calls: 7, billable: 1, product } },
  }) as const;

const product = (name: resolvers.ReportRequest['product']) => ({ product: name, use: null });

builder.mutationFields((t) => ({
  generateVoaReport: t.field({
    ...price('VOA'),
    description: 'Starts a verification of assets, with income where `income` is given.',
    args: { input: t.arg({ type: inputs.VoaInput, ...input }) },
    resolve: (_root, args, ctx) =>
      resolvers.generateReport(product(args.input.income ? 'voaWithIncome' : 'voa'), args.input, ctx),
  }),
  generatePrequalificationReport: t.field({
    ...price('Asset Ready'),
    description: 'Starts a pre-qualification for a credit decision.',
    args: { input: t.arg({ type: inputs.PrequalificationInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('prequalification'), args.input, ctx),
  }),
  generateAssetSummaryReport: t.field({
    ...price('Asset Ready'),
    description: 'Starts a summary of assets, for anything but a credit decision.',
    args: { input: t.arg({ type: inputs.AssetSummaryInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('assetSummary'), args.input, ctx),
  }),
  generateVoiReport: t.field({
    ...price('VOI'),
    description: 'Starts a verification of income.',
    args: { input: t.arg({ type: inputs.VoiInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('voi'), args.input, ctx),
  }),
  generateVoeTransactionsReport: t.field({
    ...price('VOE Transactions'),
    description: 'Starts a verification of employment by what an employer pays in.',
    args: { input: t.arg({ type: inputs.VoeTransactionsInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('voeTransactions'), args.input, ctx),
  }),
  generatePayrollReport: t.field({
    ...price('Payroll'),
    description: 'Starts a verification of employment, and of income, from a payroll system.',
    args: { input: t.arg({ type: inputs.PayrollInput, ...input }) },
    resolve: (_root, { input: { withIncome, ...rest } }, ctx) =>
      resolvers.generateReport(product(withIncome ? 'voiePayroll' : 'voePayroll'), rest, ctx),
  }),
  generatePayStatementReport: t.field({
    ...price('Pay Statement Extraction'),
    description: 'Starts an extraction of stored pay statements.',
    args: { input: t.arg({ type: inputs.PayStatementInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('payStatement'), args.input, ctx),
  }),
  generatePaystubReport: t.field({
    ...price('VOIE Paystub'),
    description: 'Starts a verification of income and employment by stored pay statements.',
    args: { input: t.arg({ type: inputs.PaystubInput, ...input }) },
    resolve: (_root, { input: { compareWithAccounts, ...rest } }, ctx) =>
      resolvers.generateReport(product(compareWithAccounts ? 'paystubWithAccounts' : 'paystub'), rest, ctx),
  }),
  generateStatementReport: t.field({
    ...price('Statement Report'),
    description: 'Starts a report of a statement of an account.',
    args: { input: t.arg({ type: inputs.StatementInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('statement'), args.input, ctx),
  }),
  generateTransactionsReport: t.field({
    ...price('Transactions Report'),
    description: 'Starts a report of transactions.',
    args: { input: t.arg({ type: inputs.TransactionsInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('transactions'), args.input, ctx),
  }),
  generatePersonalCashFlowReport: t.field({
    ...price('Cash Flow'),
    description: 'Starts a report of the cash flow of a person.',
    args: { input: t.arg({ type: inputs.PersonalCashFlowInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('cashFlowPersonal'), args.input, ctx),
  }),
  generateBusinessCashFlowReport: t.field({
    ...price('Cash Flow'),
    description: 'Starts a report of the cash flow of a business.',
    args: { input: t.arg({ type: inputs.BusinessCashFlowInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('cashFlowBusiness'), args.input, ctx),
  }),
  generateAnalyticsReport: t.field({
    ...price('Analytics'),
    description: 'Starts a report of attributes: balance, cash flow, payment history or payment risk.',
    args: { input: t.arg({ type: inputs.AnalyticsInput, ...input }) },
    resolve: (_root, { input: { product: name, userType, creditDecision, forTradeCommission, ...rest } }, ctx) => {
      const use = analyticsUse(userType, creditDecision, forTradeCommission);
      return resolvers.generateReport({ product: analyticsProduct[name], use }, { ...rest, ...creditDecision }, ctx);
    },
  }),
  generateForesightReport: t.field({
    ...price('Analytics'),
    description: 'Starts a report of benchmarks and forecasts.',
    args: { input: t.arg({ type: inputs.ForesightInput, ...input }) },
    resolve: (_root, args, ctx) => resolvers.generateReport(product('foresight'), args.input, ctx),
  }),
  generateRetailSalesReport: t.field({
    ...price('Small Business Credit Analytics'),
    description:
      "Makes a report of a merchant's sales by card, of what Mastercard itself knows of them. No account is read for it, and it is done at once.",
    args: { input: t.arg({ type: inputs.RetailSalesInput, ...input }) },
    resolve: (_root, args, ctx) => generateRetailSalesReport(args.input, ctx),
  }),
  refreshReport: t.field({
    type: RefreshReportResult,
    nullable: true,
    description:
      'Makes a report once more, with the same constraints, from what is known by now; nobody has to sign in again. Free within 60 days of the first report of its type; afterwards only with `acceptCharge`.',
    args: { input: t.arg({ type: RefreshInput, ...input }) },
    authScopes: scopes,
    extensions: { cost: { per: 'operation', calls: 6, billable: 1, product: 'Reports' } },
    resolve: (_root, args, ctx) => refreshing.refreshReport(args.input, ctx),
  }),
}));
