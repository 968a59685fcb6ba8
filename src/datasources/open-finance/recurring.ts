import {
  type CustomerStreams,
  noStreams,
  type RecurringStream,
  type RecurringStreams,
} from '../../domain/recurring.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, day, decimal, id, int, list, object, text } from './wire.ts';

const stream = object({
  normalizedPayeeName: text,
  transactionCategories: list(text),
  transactionIds: list(id),
  cadence: int,
  status: text,
  expectedNextTransactionDate: day,
  expectedNextTransactionAmount: decimal,
  minimumHistoricalAmount: decimal,
  maximumHistoricalAmount: decimal,
  meanHistoricalAmount: decimal,
  medianHistoricalAmount: decimal,
  countOfTransactions: int,
});

const streams = { recurringInflows: list(stream), recurringOutflows: list(stream) };

type WireStream = NonNullable<ReturnType<ReturnType<typeof stream>>>;

function toStream(wire: WireStream): RecurringStream {
  return {
    payee: wire.normalizedPayeeName,
    categories: wire.transactionCategories,
    transactionIds: wire.transactionIds,
    cadenceDays: wire.cadence,
    status: wire.status,
    nextDate: wire.expectedNextTransactionDate,
    nextAmount: wire.expectedNextTransactionAmount,
    minimumAmount: wire.minimumHistoricalAmount,
    maximumAmount: wire.maximumHistoricalAmount,
    meanAmount: wire.meanHistoricalAmount,
    medianAmount: wire.medianHistoricalAmount,
    count: wire.countOfTransactions,
  };
}

interface WireStreams {
  readonly recurringInflows: readonly WireStream[];
  readonly recurringOutflows: readonly WireStream[];
}

const toStreams = ({ recurringInflows, recurringOutflows }: WireStreams): RecurringStreams => ({
  inflows: recurringInflows.map(toStream),
  outflows: recurringOutflows.map(toStream),
});

/** A question by POST: it changes nothing, and may be asked again. */
const findRecurring: Endpoint<CustomerStreams> = {
  operation: 'GetRecurringTransactions',
  method: 'POST',
  path: '/aggregation/customers/{customerId}/recurring-transactions',
  product: 'Recurring transactions',
  family: 'transactions',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.transactions,
  response: body(
    object({
      customerRecurringTransactions: object(streams),
      accountRecurringTransactions: list(object({ accountId: id, ...streams })),
    }),
    (answer): CustomerStreams => ({
      all: answer?.customerRecurringTransactions ? toStreams(answer.customerRecurringTransactions) : noStreams,
      byAccount: new Map(
        (answer?.accountRecurringTransactions ?? []).flatMap((own) =>
          own.accountId === null ? [] : [[own.accountId, toStreams(own)] as const],
        ),
      ),
    }),
  ),
};

export interface RecurringSource {
  /** Over some accounts of a customer, or over all; null when there are no transactions at all. */
  find(customerId: string, accountIds: readonly string[] | null): Promise<CustomerStreams | null>;
}

export function recurringSource(ask: Ask): RecurringSource {
  return {
    find: (customerId, accountIds) =>
      orNull(
        ask(findRecurring, { customerId, params: { customerId }, body: accountIds === null ? {} : { accountIds } }),
      ),
  };
}
