import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import { type Account, type AccountRef, accountFamily } from '../domain/accounts.ts';
import type { Connection } from '../domain/connections.ts';
import type { CustomerRef } from '../domain/customers.ts';
import type { Decimal } from '../domain/money.ts';
import {
  type Direction,
  directionOf,
  type ShadowPolicy,
  type SortOrder,
  type Transaction,
  type TransactionOwner,
  transactionRef,
} from '../domain/transactions.ts';
import { account, currencyOf, factsOf } from './accounts.ts';
import type { MoneySource } from './money.ts';
import { type PageArgs, pageOf } from './page.ts';
import { canReach } from './reach.ts';
import { selectsOnlyKnown, standIn } from './selection.ts';

export interface TransactionsArgs extends PageArgs {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly includePending?: boolean | null | undefined;
  readonly shadow?: ShadowPolicy | null | undefined;
  readonly sort?: SortOrder | null | undefined;
}

export function transactionsOfAccount(
  { customerId, accountId }: AccountRef,
  args: TransactionsArgs,
  ctx: RequestContext,
) {
  return page({ customerId, accountId }, args, ctx);
}

export function transactionsOfCustomer({ customerId }: CustomerRef, args: TransactionsArgs, ctx: RequestContext) {
  return page({ customerId, accountId: null }, args, ctx);
}

function page(owner: TransactionOwner, args: TransactionsArgs, ctx: RequestContext): Promise<Connection<Transaction>> {
  const { from, to, includePending, shadow, sort } = args;
  const filter = {
    from: from ?? null,
    to: to ?? null,
    includePending: includePending ?? false,
    shadow: shadow ?? 'EXCLUDE',
    sort: sort ?? 'DESC',
  };
  return ctx.loaders.transactions.page({ owner, filter, ...pageOf(args) });
}

/** Null when the viewer cannot reach the row or there is none. A shadow row is found like any other. */
export function transaction(
  ids: { readonly customerId: string; readonly accountId: string; readonly transactionId: string },
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Transaction | null | Promise<Transaction | null> {
  const { customerId, accountId, transactionId } = ids;
  if (!canReach(ctx.viewer, customerId)) return null;
  if (selectsOnlyKnown(info, 'Transaction')) return standIn(transactionRef(customerId, accountId, transactionId));
  return ctx.loaders.transactions.byId(customerId, accountId, transactionId);
}

export function accountOfTransaction(row: Transaction, ctx: RequestContext, info: GraphQLResolveInfo) {
  return account(row, ctx, info);
}

/** An amount of a row in the currency of its account, which is looked up only when it is asked for. */
export function amountOf(row: Transaction, amount: Decimal | null, ctx: RequestContext): MoneySource | null {
  if (amount === null) return null;
  const known = ctx.loaders.accounts.peek(row.customerId, row.accountId);
  return { amount, currency: known === undefined ? currencyLater(row, ctx) : currencyOf(known) };
}

const currencyLater = (row: Transaction, ctx: RequestContext) => () => withAccount(row, ctx, currencyOf);

export function direction(row: Transaction, ctx: RequestContext): Direction | Promise<Direction> {
  return withAccount(row, ctx, (known) => directionOf(row.amount, accountFamily(known?.type ?? null)));
}

function withAccount<T>(row: Transaction, ctx: RequestContext, read: (account: Account | null) => T): T | Promise<T> {
  const facts = factsOf(row.customerId, row.accountId, ctx);
  return facts instanceof Promise ? facts.then(read) : read(facts);
}

export type TransactionStatus = 'ACTIVE' | 'PENDING' | 'SHADOW' | 'UNRECOGNIZED';

const statuses: Readonly<Record<string, TransactionStatus>> = {
  active: 'ACTIVE',
  pending: 'PENDING',
  shadow: 'SHADOW',
};

export function status({ status }: Transaction): TransactionStatus {
  return statuses[status ?? ''] ?? 'UNRECOGNIZED';
}
