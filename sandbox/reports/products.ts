import type { AccountRecord } from '../records.ts';
import { analyticsProducts } from './analytics-products.ts';
import { cashFlowContent } from './cash-flow.ts';
import { extractionContent, paystubContent, paystubWithTransactionsContent } from './pay-statements.ts';
import { voePayrollContent, voiePayrollContent } from './payroll.ts';
import type { Members, ReportRecord } from './report-record.ts';
import { any, asset, cash } from './suits.ts';
import {
  prequalificationContent,
  transactionsContent,
  voaContent,
  voaWithIncomeContent,
  voeTransactionsContent,
  voiContent,
} from './verification.ts';

/** A kind of report that can be asked for. */
export interface ReportProduct {
  /** Path that generates it. */
  readonly template: string;
  readonly title: string;
  /** The type; of an analytics report only its beginning: who it is about and what for is added. */
  readonly type: string;
  /** Members of the request beside `accountIds` and `reportCustomFields`. */
  readonly takes: readonly string[];
  /** The one that it cannot do without. */
  readonly needs?:
    | 'payrollData'
    | 'paystatementReport'
    | 'statementReportData'
    | 'voieWithStatementData'
    | 'voieWithInterviewData';
  /** For a credit decision. `byFlag`: if the request says so. */
  readonly cra: boolean | 'byFlag';
  /** Which accounts it is about; null where it is about none. */
  readonly suits: ((account: AccountRecord) => boolean) | null;
  readonly hasPortfolio: boolean;
  readonly formats: readonly string[];
  readonly edited?: true;
  readonly immediate?: true;
  /** Has a key for the consumer portal. */
  readonly pinned?: true;
  /** Echoes the accounts in one text, as they were sent. */
  readonly accountsInOneText?: true;
  readonly content: (report: ReportRecord) => Members;
}

const all = ['application/json', 'application/pdf', 'application/xml', 'text/xml'];

const decisioning = '/decisioning/v2/customers/{customerId}';

const verification = { cra: true, hasPortfolio: true, formats: all } as const;

export const reportProducts: readonly ReportProduct[] = [
  {
    ...verification,
    template: `${decisioning}/voa`,
    type: 'voa',
    title: 'Mastercard Open Banking Verification of Assets',
    takes: ['showNsf', 'fromDate'],
    suits: asset,
    content: voaContent,
  },
  {
    ...verification,
    template: `${decisioning}/voaHistory`,
    type: 'voaHistory',
    title: 'Verification of Asset and Income - Transactions',
    takes: ['showNsf', 'fromDate', 'incomeFromDate', 'incomeStreamConfidenceMinimum'],
    suits: asset,
    content: voaWithIncomeContent,
  },
  {
    ...verification,
    template: `${decisioning}/preQualVoa`,
    type: 'preQualVoa',
    title: 'Asset Ready Report (CRA)',
    takes: ['showNsf', 'fromDate'],
    suits: asset,
    content: prequalificationContent,
  },
  {
    ...verification,
    cra: false,
    template: `${decisioning}/assetSummary`,
    type: 'assetSummary',
    title: 'Asset Ready Report (NON-CRA)',
    takes: ['showNsf', 'fromDate'],
    suits: asset,
    content: prequalificationContent,
  },
  {
    ...verification,
    template: `${decisioning}/voi`,
    type: 'voi',
    title: 'Mastercard Open Banking Verification of Income',
    takes: ['fromDate', 'incomeStreamConfidenceMinimum'],
    suits: cash,
    content: voiContent,
  },
  {
    ...verification,
    template: `${decisioning}/voeTransactions`,
    type: 'voeTransactions',
    title: 'Mastercard Open Banking Verification Employment - Transactions',
    takes: ['reportId', 'fromDate', 'incomeStreamConfidenceMinimum'],
    suits: cash,
    content: voeTransactionsContent,
  },
  {
    ...verification,
    template: `${decisioning}/voePayroll`,
    type: 'voePayroll',
    title: 'Mastercard Open Banking Verification of Employment - Payroll',
    takes: ['payrollData', 'payStatementsFromDate', 'marketSegment', 'purpose'],
    needs: 'payrollData',
    suits: null,
    content: voePayrollContent,
  },
  {
    ...verification,
    template: `${decisioning}/voiePayroll`,
    type: 'voiePayroll',
    title: 'Mastercard Open Banking Verification of Income and Employment - Payroll',
    takes: ['payrollData', 'payStatementsFromDate', 'marketSegment', 'purpose'],
    needs: 'payrollData',
    suits: null,
    content: voiePayrollContent,
  },
  {
    ...verification,
    cra: false,
    template: `${decisioning}/payStatement`,
    type: 'paystatement',
    title: 'Mastercard Open Banking Pay Statement Extraction Report',
    takes: ['paystatementReport'],
    needs: 'paystatementReport',
    suits: null,
    edited: true,
    content: extractionContent,
  },
  {
    ...verification,
    template: `${decisioning}/voieTxVerify/withInterview`,
    type: 'voieTxVerify',
    title: 'Finicity Verification of Income and Employment - Paystub (with TXVerify)',
    takes: ['voieWithInterviewData', 'fromDate', 'incomeStreamConfidenceMinimum'],
    needs: 'voieWithInterviewData',
    suits: cash,
    edited: true,
    content: paystubWithTransactionsContent,
  },
  {
    ...verification,
    template: `${decisioning}/voieTxVerify/withStatement`,
    type: 'voieTxVerify',
    title: 'Verification of Income and Employment - Paystub',
    takes: ['voieWithStatementData'],
    needs: 'voieWithStatementData',
    suits: null,
    edited: true,
    content: paystubContent,
  },
  {
    ...verification,
    template: `${decisioning}/statement`,
    type: 'statement',
    title: 'Mastercard Open Banking Statement Report',
    takes: ['statementReportData'],
    needs: 'statementReportData',
    suits: any,
    content: ({ accounts, constraints }) => ({ assetId: statementAsset(accounts[0]?.account.id ?? '', constraints) }),
  },
  {
    ...verification,
    template: `${decisioning}/transactions`,
    type: 'transactions',
    title: 'Mastercard Open Banking Transactions Report',
    takes: ['fromDate', 'toDate', 'findTransaction'],
    suits: any,
    content: transactionsContent,
  },
  {
    ...verification,
    hasPortfolio: false,
    template: `${decisioning}/cashFlowPersonal`,
    type: 'cfrp',
    title: 'Mastercard Open Banking Cash Flow Report - Personal',
    takes: ['showNsf', 'fromDate', 'incomeStreamConfidenceMinimum'],
    suits: cash,
    content: cashFlowContent,
  },
  {
    ...verification,
    cra: false,
    hasPortfolio: false,
    template: `${decisioning}/cashFlowBusiness`,
    type: 'cfrb',
    title: 'Mastercard Open Banking Cash Flow Report - Business',
    takes: ['showNsf', 'fromDate', 'incomeStreamConfidenceMinimum'],
    suits: cash,
    content: cashFlowContent,
  },
  ...analyticsProducts,
];

/** Of a statement: account and index, in the shape of an asset id. */
function statementAsset(accountId: string, { statementReportData }: Members): string {
  const index = typeof statementReportData === 'object' ? Reflect.get(statementReportData ?? {}, 'statementIndex') : 1;
  return `00000000-0000-4000-8000-${accountId.padStart(12, '0').slice(-12)}-${Number(index ?? 1)}`;
}
