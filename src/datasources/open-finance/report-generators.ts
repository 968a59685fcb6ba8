import type { ReportFacts } from '../../domain/reports.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { reportReader } from './report-reader.ts';
import {
  type AnalyticsUse,
  analyticsBody,
  assetsBody,
  foresightBody,
  payrollBody,
  payStatementBody,
  paystubBody,
  paystubWithAccountsBody,
  type RequestBody,
  retailSalesBody,
  statementBody,
  transactionsBody,
} from './report-requests.ts';

/** How a product is generated. */
interface Generator {
  readonly endpoint: Endpoint<ReportFacts | null>;
  /** The type that the report will have. */
  readonly type: (use: AnalyticsUse | null) => string;
  readonly body: RequestBody;
  /** Its dates and whether pending rows count stand in the query too. */
  readonly datesInQuery?: true;
}

const decisioning = '/decisioning/v2/customers/{customerId}';
const newer = '/decisioning/customers/{customerId}/reports';

function generating(operation: string, path: string, product: string): Endpoint<ReportFacts | null> {
  return {
    operation,
    method: 'POST',
    path,
    product,
    family: 'reports',
    latency: 'list',
    live: false,
    billable: true,
    idempotent: false,
    cache: null,
    response: reportReader,
  };
}

const plain = (type: string) => () => type;

/** Analytics say in their type whom they are about and what for. */
const analytic = (start: string) => (use: AnalyticsUse | null) => {
  const { userType, purpose } = use ?? { userType: 'personal', purpose: 'noncra' };
  if (start === 'cfr' && userType === 'business' && purpose === 'cra') return 'cracfrbcra';
  return `${start}${userType === 'business' ? 'b' : 'p'}${purpose}`;
};

/** Two reports by one path: it is the request that tells them apart. They are whole at once. */
const smallBusiness = generating(
  'GenerateSBCAMetricsReport',
  '/decisioning/customers/{customerId}/sbca',
  'Small Business Credit Analytics',
);

export const generators = {
  voa: {
    endpoint: generating('GenerateVOAReport', `${decisioning}/voa`, 'VOA'),
    type: plain('voa'),
    body: assetsBody,
  },
  voaWithIncome: {
    endpoint: generating('GenerateVOAWithIncomeReport', `${decisioning}/voaHistory`, 'VOA'),
    type: plain('voaHistory'),
    body: assetsBody,
  },
  prequalification: {
    endpoint: generating('GeneratePrequalificationCRAReport', `${decisioning}/preQualVoa`, 'Asset Ready'),
    type: plain('preQualVoa'),
    body: assetsBody,
  },
  assetSummary: {
    endpoint: generating('GeneratePrequalificationNonCRAReport', `${decisioning}/assetSummary`, 'Asset Ready'),
    type: plain('assetSummary'),
    body: assetsBody,
  },
  voi: {
    endpoint: generating('GenerateVOIReport', `${decisioning}/voi`, 'VOI'),
    type: plain('voi'),
    body: assetsBody,
  },
  voeTransactions: {
    endpoint: generating('GenerateVOETransactionsReport', `${decisioning}/voeTransactions`, 'VOE Transactions'),
    type: plain('voeTransactions'),
    body: assetsBody,
  },
  voePayroll: {
    endpoint: generating('GenerateVOEPayrollReport', `${decisioning}/voePayroll`, 'Payroll'),
    type: plain('voePayroll'),
    body: payrollBody,
  },
  voiePayroll: {
    endpoint: generating('RefreshVOIEPayrollReport', `${decisioning}/voiePayroll`, 'Payroll'),
    type: plain('voiePayroll'),
    body: payrollBody,
  },
  payStatement: {
    endpoint: generating('GeneratePayStatementReport', `${decisioning}/payStatement`, 'Pay Statement Extraction'),
    type: plain('paystatement'),
    body: payStatementBody,
  },
  paystub: {
    endpoint: generating('GenerateVOIEPaystubReport', `${decisioning}/voieTxVerify/withStatement`, 'VOIE Paystub'),
    type: plain('voieTxVerify'),
    body: paystubBody,
  },
  paystubWithAccounts: {
    endpoint: generating(
      'GenerateVOIEPaystubWithTXVerifyReport',
      `${decisioning}/voieTxVerify/withInterview`,
      'VOIE Paystub',
    ),
    type: plain('voieTxVerify'),
    body: paystubWithAccountsBody,
  },
  statement: {
    endpoint: generating('GenerateStatementReport', `${decisioning}/statement`, 'Statement Report'),
    type: plain('statement'),
    body: statementBody,
  },
  transactions: {
    endpoint: generating('GenerateTransactionsReport', `${decisioning}/transactions`, 'Transactions Report'),
    type: plain('transactions'),
    body: transactionsBody,
    datesInQuery: true,
  },
  cashFlowPersonal: {
    endpoint: generating('GenerateCashFlowPersonalReport', `${decisioning}/cashFlowPersonal`, 'Cash Flow'),
    type: plain('cfrp'),
    body: assetsBody,
  },
  cashFlowBusiness: {
    endpoint: generating('GenerateCashFlowBusinessReport', `${decisioning}/cashFlowBusiness`, 'Cash Flow'),
    type: plain('cfrb'),
    body: assetsBody,
  },
  balanceAnalytics: {
    endpoint: generating(
      'GenerateBalanceAnalyticsReport',
      `${decisioning}/reports/balance-analytics/userTypes/{userType}`,
      'Analytics',
    ),
    type: analytic('bar'),
    body: analyticsBody,
  },
  cashFlowAnalytics: {
    endpoint: generating(
      'GenerateCashflowAnalyticsReport',
      `${decisioning}/reports/cashflow-analytics/userTypes/{userType}`,
      'Analytics',
    ),
    type: analytic('cfr'),
    body: analyticsBody,
  },
  paymentHistory: {
    endpoint: generating('GeneratePaymentHistoryReport', `${newer}/payment-history/userTypes/business`, 'Analytics'),
    type: analytic('phr'),
    body: analyticsBody,
  },
  paymentRisk: {
    endpoint: generating(
      'GeneratePaymentRiskInsightsReport',
      `${newer}/payment-risk-insights/userTypes/{userType}`,
      'Analytics',
    ),
    type: analytic('pri'),
    body: analyticsBody,
  },
  retailSalesAnalytics: {
    endpoint: smallBusiness,
    type: plain('sbcaanalyticsnoncra'),
    body: retailSalesBody('retail_sales_analytics'),
  },
  retailSalesBenchmarks: {
    endpoint: smallBusiness,
    type: plain('sbcabenchmarksnoncra'),
    body: retailSalesBody('retail_sales_benchmarks'),
  },
  foresight: {
    endpoint: generating(
      'GenerateForesightAnalyticsNonCraReport',
      `${newer}/foresight-analytics/userTypes/{userType}`,
      'Analytics',
    ),
    type: plain('farpbfnoncra'),
    body: foresightBody,
  },
} as const satisfies Record<string, Generator>;

export type ReportProduct = keyof typeof generators;

/** How a report of this type is generated once more; null for a type that is new to the gateway. */
export function generatorOf({ type, constraints }: ReportFacts): { product: ReportProduct; use: AnalyticsUse } | null {
  const withAccounts = 'voieWithInterviewData' in constraints;
  for (const userType of ['personal', 'business'] as const) {
    for (const purpose of ['cra', 'noncra', 'ftc'] as const) {
      const use = { userType, purpose };
      const product = (Object.keys(generators) as ReportProduct[]).find(
        (name) =>
          generators[name].type(use) === type &&
          (name === 'paystubWithAccounts') === (type === 'voieTxVerify' && withAccounts),
      );
      if (product !== undefined) return { product, use };
    }
  }
  return null;
}
