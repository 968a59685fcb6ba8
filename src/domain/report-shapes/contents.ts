import { assetSummary, period, reportInstitution } from './accounts.ts';
import { accountAnalytics } from './analytics.ts';
import { cashFlowBalanceOf, cashFlowCreditOf, cashFlowDebitOf, cashFlowNetOf } from './cash-flow.ts';
import { incomeSummary } from './income.ts';
import { employmentRecord, storedPayStatement } from './payroll.ts';
import { retailLocation } from './retail-sales.ts';
import { rows, type Shape } from './shape.ts';

const { boolean, id, ids, int, many, money, one, text } = rows;

const payStatements = {
  assetIds: ids('The statements that it was made of.'),
  numberOfBillableAssets: int('How many of them counted as billable.'),
  payStatements: many(storedPayStatement, 'What they say.'),
};

/** One for each family of products: what is in a report once it has succeeded. */
export const contentShapes = {
  assets: {
    name: 'AssetReportContent',
    description: 'Assets: verification of assets, with or without income, and pre-qualification.',
    fields: {
      ...period,
      consolidatedAvailableBalance: money('What can be drawn from all accounts together.'),
      assets: one(assetSummary, 'What all accounts together are worth.'),
      income: many(incomeSummary, 'Income by how certain it is; only where it was asked for.'),
    },
  },
  income: {
    name: 'IncomeReportContent',
    description: 'Verification of income.',
    fields: { ...period, income: many(incomeSummary, 'Income by how certain it is.') },
  },
  employment: {
    name: 'EmploymentReportContent',
    description: 'Verification of employment by what an employer pays in.',
    fields: period,
  },
  payroll: {
    name: 'PayrollReportContent',
    description: 'Employment, and income, from a payroll system.',
    fields: {
      employmentHistory: many(employmentRecord, 'The employments.'),
      gseEnabled: boolean('Whether it may be handed to the enterprises that buy mortgages.'),
      reportStyle: text('How the data was come by.'),
    },
  },
  payStatements: {
    name: 'PayStatementReportContent',
    description: 'What was extracted from stored pay statements.',
    fields: {
      startDate: period.startDate,
      endDate: period.endDate,
      reportStyle: text('How the data was come by.'),
      ...payStatements,
    },
  },
  paystub: {
    name: 'PaystubReportContent',
    description: 'Income and employment by stored pay statements, compared with accounts where that was asked for.',
    fields: {
      ...payStatements,
      institutions: many(reportInstitution, 'The institutions that were compared, with their accounts.'),
    },
  },
  statement: {
    name: 'StatementReportContent',
    description: 'A statement of an account.',
    fields: { assetId: id('Where the statement is stored.') },
  },
  transactions: {
    name: 'TransactionsReportContent',
    description: 'Transactions of up to 24 months.',
    fields: period,
  },
  cashFlow: {
    name: 'CashFlowReportContent',
    description: 'Cash flow over a year.',
    fields: {
      ...period,
      balanceSummary: one(
        cashFlowBalanceOf('CashFlowBalanceSummary', 'monthlyCashFlowBalanceSummaries', 'numberOfDaysNegativeBalance'),
        'Balances of all accounts together.',
        'cashFlowBalanceSummary',
      ),
      creditSummary: one(
        cashFlowCreditOf('CashFlowCreditSummary', 'monthlyCashFlowCreditSummaries'),
        'What came in, on all accounts together.',
        'cashFlowCreditSummary',
      ),
      debitSummary: one(
        cashFlowDebitOf('CashFlowDebitSummary', 'monthlyCashFlowDebitSummaries'),
        'What went out, on all accounts together.',
        'cashFlowDebitSummary',
      ),
      characteristicsSummary: one(
        cashFlowNetOf('CashFlowCharacteristicsSummary', 'monthlyCashFlowCharacteristicsSummaries'),
        'What remained, on all accounts together.',
        'cashFlowCharacteristicsSummary',
      ),
    },
  },
  analytics: {
    name: 'AnalyticsReportContent',
    description: 'Attributes: balance, cash flow, payment history, payment risk and foresight.',
    fields: {
      ...period,
      reportPin: text('A key to the report for the consumer portal.'),
      customerAnalytics: one(accountAnalytics, 'Attributes over all accounts together.'),
    },
  },
  retailSales: {
    name: 'RetailSalesReportContent',
    description: "What was paid at a merchant's with cards of Mastercard: figures, or how they compare with others.",
    fields: {
      analytics: many(retailLocation, 'Figures of its own.', 'retailSalesAnalyticsMetrics'),
      benchmarks: many(retailLocation, 'Figures compared with those of others.', 'retailSalesBenchmarksMetrics'),
    },
  },
} as const satisfies Record<string, Shape>;

export type ReportFamily = keyof typeof contentShapes;
