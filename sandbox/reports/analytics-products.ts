import {
  analyticsContent,
  balanceAttributes,
  cashFlowAttributes,
  foresightAttributes,
  paymentAttributes,
  riskAttributes,
} from './analytics.ts';
import type { ReportProduct } from './products.ts';
import { any, ofType } from './suits.ts';

const decisioning = '/decisioning/v2/customers/{customerId}';
const newer = '/decisioning/customers/{customerId}/reports';
const jsonOnly = ['application/json'];

const analytics = {
  cra: 'byFlag',
  pinned: true,
  hasPortfolio: false,
  formats: jsonOnly,
  takes: ['analyticsReportData', 'fromDate'],
} as const;

export const analyticsProducts: readonly ReportProduct[] = [
  {
    ...analytics,
    template: `${decisioning}/reports/balance-analytics/userTypes/{userType}`,
    type: 'bar',
    title: 'Mastercard Open Banking Balance Analytics',
    suits: any,
    content: analyticsContent(balanceAttributes),
  },
  {
    ...analytics,
    template: `${decisioning}/reports/cashflow-analytics/userTypes/{userType}`,
    type: 'cfr',
    title: 'Mastercard Open Banking Cash Flow Analytics',
    suits: any,
    content: analyticsContent(cashFlowAttributes),
  },
  {
    ...analytics,
    template: `${newer}/payment-history/userTypes/business`,
    type: 'phr',
    title: 'Mastercard Open Banking Payment History Analytics',
    suits: ofType('checking', 'savings'),
    content: analyticsContent(paymentAttributes),
  },
  {
    ...analytics,
    template: `${newer}/payment-risk-insights/userTypes/{userType}`,
    type: 'pri',
    accountsInOneText: true,
    title: 'Mastercard Open Banking Payment Risk Insights',
    suits: ofType('checking', 'savings'),
    content: analyticsContent(riskAttributes),
  },
  {
    ...analytics,
    cra: false,
    template: `${newer}/foresight-analytics/userTypes/{userType}`,
    type: 'farpbfnoncra',
    accountsInOneText: true,
    title: 'Mastercard Open Banking Foresight Analytics',
    suits: ofType('checking', 'savings', 'creditCard'),
    content: analyticsContent(foresightAttributes),
  },
];
