import { GatewayError } from '../domain/errors.ts';
import type { ReportRequest } from './report-changes.ts';

/** Analytics by their name in the graph. */
export const analyticsProduct = {
  BALANCE: 'balanceAnalytics',
  CASH_FLOW: 'cashFlowAnalytics',
  PAYMENT_HISTORY: 'paymentHistory',
  PAYMENT_RISK: 'paymentRisk',
} as const;

/** @throws BAD_USER_INPUT where both purposes are claimed, which exclude each other */
export function analyticsUse(
  userType: 'personal' | 'business',
  creditDecision: { readonly applicantIsPersonalGuarantor?: boolean | null | undefined } | null | undefined,
  forTradeCommission: boolean | null | undefined,
): NonNullable<ReportRequest['use']> {
  if (creditDecision && forTradeCommission) {
    throw new GatewayError('BAD_USER_INPUT', '`creditDecision` and `forTradeCommission` exclude each other.', {
      category: 'CUSTOMER',
    });
  }
  if (!creditDecision) return { userType, purpose: forTradeCommission ? 'ftc' : 'noncra' };
  return { userType, purpose: 'cra', personalGuarantor: creditDecision.applicantIsPersonalGuarantor };
}
