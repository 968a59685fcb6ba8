import {
  type IndicatorInput,
  type IndicatorPurpose,
  type IndicatorRef,
  indicatorError,
  type PaymentIndicators,
} from '../../domain/payment-indicators.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, orNull } from './ask.ts';
import { given } from './given.ts';
import { body, day, decimal, id, int, list, mapped, object, text } from './wire.ts';

const error = mapped(object({ code: text }), ({ code }) => (code === null ? null : indicatorError(code)));
const risk = { score: int, indicator: text };

const reasons = object({
  recentBalance: int,
  balanceHistory: int,
  nsfHistory: int,
  recentNsfHistory: int,
  recurringNsf: int,
  spendHistory: int,
  depositHistory: int,
  transactionAmount: int,
});

const wireIndicators = object({
  payRequestId: id,
  status: text,
  customerId: id,
  accountId: id,
  requestDate: day,
  transaction: object({ settleByDate: day, amount: decimal }),
  nsfReturnRisk: object({
    result: object({
      availableBalance: decimal,
      disputeStatement: text,
      dailyResults: list(object({ potentialSettlementDate: day, ...risk, reasons })),
    }),
    error,
  }),
  // By the schema the score stands in a result, by its example beside it.
  unauthorizedReturnRisk: object({ result: object(risk), error, ...risk }),
});

type Facts = Omit<PaymentIndicators, 'purpose'>;

const indicators = mapped(wireIndicators, (wire): Facts | null => {
  const { payRequestId, customerId, accountId, transaction, nsfReturnRisk, unauthorizedReturnRisk } = wire;
  if (payRequestId === null || customerId === null || accountId === null) return null;
  const nsf = nsfReturnRisk?.result ?? null;
  const score = unauthorizedReturnRisk?.result ?? unauthorizedReturnRisk;
  return {
    payRequestId,
    customerId,
    accountId,
    status: wire.status,
    requestDate: wire.requestDate,
    settleByDate: transaction?.settleByDate ?? null,
    amount: transaction?.amount ?? null,
    nsf: nsf && {
      availableBalance: nsf.availableBalance,
      disputeStatement: nsf.disputeStatement,
      days: nsf.dailyResults.map(({ potentialSettlementDate, ...rest }) => ({
        date: potentialSettlementDate,
        ...rest,
      })),
    },
    nsfError: nsfReturnRisk?.error ?? null,
    unauthorized: score?.score == null ? null : { score: score.score, indicator: score.indicator },
    unauthorizedError: unauthorizedReturnRisk?.error ?? null,
  };
});

/** Reading is free: what is paid for is that the scores are made, which asks the bank for the balance. */
const getIndicators: Endpoint<Facts | null> = {
  operation: 'GetPaymentSuccessIndicators',
  method: 'GET',
  path: '/payments/customers/{customerId}/accounts/{accountId}/payment-success-indicators/{payRequestId}',
  product: 'Payment success indicators',
  family: 'payment-indicators',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: null,
  response: body(indicators, (read) => read),
};

const getCreditIndicators: Endpoint<Facts | null> = {
  ...getIndicators,
  operation: 'GetFcraPaymentSuccessIndicators',
  path: '/payments/customers/{customerId}/accounts/{accountId}/fcra-payment-success-indicators/{payRequestId}',
};

const generate: Endpoint<Facts | null> = {
  ...getIndicators,
  operation: 'GeneratePaymentSuccessIndicators',
  method: 'POST',
  path: '/payments/customers/{customerId}/accounts/{accountId}/payment-success-indicators',
  latency: 'list',
  billable: true,
  idempotent: false,
};

const generateForCredit: Endpoint<Facts | null> = {
  ...generate,
  operation: 'GenerateFcraPaymentSuccessIndicators',
  path: '/payments/customers/{customerId}/accounts/{accountId}/fcra-payment-success-indicators',
};

export interface PaymentIndicatorSource {
  /** Starts a job; null when upstream did not say its id. */
  generate(
    purpose: IndicatorPurpose,
    customerId: string,
    accountId: string,
    input: IndicatorInput,
  ): Promise<PaymentIndicators | null>;
  /** Null when there is no such job. */
  get(job: IndicatorRef, includeReasons: boolean): Promise<PaymentIndicators | null>;
}

export function paymentIndicatorSource(ask: Ask): PaymentIndicatorSource {
  return {
    async generate(purpose, customerId, accountId, { settleByDate, amount, user }) {
      const endpoint = purpose === 'credit' ? generateForCredit : generate;
      const { phone, ...facts } = user ?? {};
      const person = { ...given(facts), ...(phone && { phone: { number: phone } }) };
      const sent = {
        transaction: { settleByDate, amount: Number(amount) },
        ...(Object.keys(person).length > 0 && { user: person }),
      };
      const made = await ask(endpoint, { customerId, params: { customerId, accountId }, body: sent });
      return made && { ...made, purpose };
    },
    async get({ purpose, customerId, accountId, payRequestId }, includeReasons) {
      const endpoint = purpose === 'credit' ? getCreditIndicators : getIndicators;
      const params = { customerId, accountId, payRequestId };
      const query = { include_reasons: includeReasons };
      const found = await orNull(ask(endpoint, { customerId, params, query }));
      return found && { ...found, purpose };
    },
  };
}
