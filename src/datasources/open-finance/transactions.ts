import type { Instant } from '../../domain/time.ts';
import type { DailyBalance, SortOrder, Transaction, TransactionOwner } from '../../domain/transactions.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import {
  always,
  body,
  bool,
  decimal,
  epoch,
  id,
  int,
  list,
  mapped,
  named,
  object,
  ofWhole,
  required,
  text,
  whereSent,
} from './wire.ts';

const categorization = object({
  normalizedPayeeName: text,
  category: text,
  bestRepresentation: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
});

const investmentFields = {
  type: named('investmentTransactionType', text),
  ticker: text,
  securityId: text,
  securityIdType: text,
  unitQuantity: decimal,
  unitPrice: decimal,
  commissionAmount: decimal,
  taxesAmount: decimal,
  incomeType: text,
};

/** Stand in the row itself; most rows have none of them. */
const investment = mapped(whereSent(investmentFields), (read) =>
  read.type === null && read.ticker === null && read.securityId === null ? null : read,
);

/** Read into what the graph has at once: of a hundred rows none is made twice. */
const wireTransaction = object({
  node: always('Transaction'),
  customerId: required(id),
  accountId: required(id),
  transactionId: named('id', required(id)),
  uniqueTransactionId: text,
  amount: required(decimal),
  status: required(text),
  description: required(text),
  memo: text,
  type: text,
  transactionDate: epoch,
  postedDate: epoch,
  createdDate: required(epoch),
  effectiveDate: epoch,
  checkNumber: named('checkNum', text),
  feeAmount: decimal,
  interestAmount: decimal,
  principalAmount: decimal,
  escrowAmount: decimal,
  runningBalance: named('runningBalanceAmount', decimal),
  categorization,
  investment: ofWhole(investment),
});

type WireTransaction = NonNullable<ReturnType<ReturnType<typeof wireTransaction>>>;

const transaction = mapped(wireTransaction, (wire) => (isComplete(wire) ? wire : null));

function isComplete(wire: WireTransaction): wire is WireTransaction & Transaction {
  return wire.transactionId !== null && wire.accountId !== null && wire.customerId !== null;
}

/** One answer of a transaction list. */
export interface TransactionRows {
  readonly rows: readonly Transaction[];
  readonly moreAvailable: boolean;
  /** How many rows the window has in all; null where upstream does not say. */
  readonly found: number | null;
}

const getCustomerTransactions: Endpoint<TransactionRows> = {
  operation: 'GetAllCustomerTransactions',
  method: 'GET',
  path: '/aggregation/v3/customers/{customerId}/transactions',
  product: 'Transactions',
  family: 'transactions',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.transactions,
  response: body(
    object({ found: required(int), moreAvailable: required(bool), transactions: required(list(transaction)) }),
    (answer): TransactionRows => ({
      rows: answer?.transactions ?? [],
      moreAvailable: answer?.moreAvailable ?? false,
      found: answer?.found ?? null,
    }),
  ),
};

const getAccountTransactions: Endpoint<TransactionRows> = {
  ...getCustomerTransactions,
  operation: 'GetCustomerAccountTransactions',
  path: '/aggregation/v4/customers/{customerId}/accounts/{accountId}/transactions',
};

/** The same answer as a list, read for the balances that come along when they are asked for. */
const getDailyBalances: Endpoint<readonly DailyBalance[]> = {
  ...getAccountTransactions,
  response: body(
    object({ dailyBalances: list(object({ date: epoch, beginning: decimal, ending: decimal })) }),
    (answer): readonly DailyBalance[] => answer?.dailyBalances ?? [],
  ),
};

const getTransaction: Endpoint<Transaction | null> = {
  ...getCustomerTransactions,
  operation: 'GetCustomerTransaction',
  path: '/aggregation/v2/customers/{customerId}/transactions/{transactionId}',
  latency: 'lookup',
  cache: freshness.transaction,
  response: body(transaction, (read) => read),
};

/** The rows between two moments, both inclusive and counted in whole seconds. `start` counts from 1. */
export interface TransactionWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly start: number;
  readonly limit: number;
  readonly sort: SortOrder;
  readonly includePending: boolean;
  readonly fresh: boolean;
}

export interface TransactionSource {
  list(owner: TransactionOwner, window: TransactionWindow): Promise<TransactionRows>;
  /** Of the days between two moments, oldest first as upstream sends them. */
  dailyBalances(customerId: string, accountId: string, from: Instant, to: Instant): Promise<readonly DailyBalance[]>;
  /** Null when the account has no such row. */
  get(customerId: string, accountId: string, transactionId: string): Promise<Transaction | null>;
}

export function transactionSource(ask: Ask): TransactionSource {
  return {
    list({ customerId, accountId }, { from, to, start, limit, sort, includePending, fresh }) {
      const query = {
        fromDate: seconds(from),
        toDate: seconds(to),
        start,
        limit,
        sort: sort.toLowerCase(),
        includePending,
      };
      const age = fresh ? { maxAgeMs: 0 } : {};
      return accountId === null
        ? ask(getCustomerTransactions, { customerId, params: { customerId }, query, ...age })
        : ask(getAccountTransactions, { customerId, params: { customerId, accountId }, query, ...age });
    },
    dailyBalances(customerId, accountId, from, to) {
      // One row is enough: the balances cover the whole window. No list asks with `showDailyBalance`, so none is mixed up with it.
      const query = { fromDate: seconds(from), toDate: seconds(to), start: 1, limit: 1, showDailyBalance: true };
      return ask(getDailyBalances, { customerId, params: { customerId, accountId }, query });
    },
    async get(customerId, accountId, transactionId) {
      const row = await orNull(ask(getTransaction, { customerId, params: { customerId, transactionId } }));
      // Upstream finds a row by customer alone: one of another account is not what the id names.
      return row?.accountId === accountId ? row : null;
    },
  };
}

function seconds(at: Instant): number {
  return Math.floor(at / 1000);
}
