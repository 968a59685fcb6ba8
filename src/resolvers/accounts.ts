import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import {
  type Account,
  type AccountFamily,
  type AccountTypeName,
  accountFamily,
  accountRef,
  accountTypeName,
} from '../domain/accounts.ts';
import { type AggregationProblem, aggregationProblemOf } from '../domain/aggregation-problems.ts';
import type { CustomerRef } from '../domain/customers.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Money } from '../domain/money.ts';
import { canReach } from './reach.ts';
import { selectsOnlyKnown, standIn } from './selection.ts';

/** Null when the viewer cannot reach the account or there is none. */
export function account(
  { customerId, accountId }: { readonly customerId: string; readonly accountId: string },
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Account | null | Promise<Account | null> {
  if (!canReach(ctx.viewer, customerId)) return null;
  if (selectsOnlyKnown(info, 'Account')) return standIn(accountRef(customerId, accountId));
  return factsOf(customerId, accountId, ctx);
}

/** The account as its customer's list tells it; without waiting where the list was read already. */
export function factsOf(
  customerId: string,
  accountId: string,
  ctx: RequestContext,
): Account | null | Promise<Account | null> {
  const known = ctx.loaders.accounts.peek(customerId, accountId);
  return known === undefined ? ctx.loaders.accounts.byId(customerId, accountId) : known;
}

/** @throws NOT_FOUND when the customer is gone */
export async function accountsOfCustomer(
  { customerId }: CustomerRef,
  ctx: RequestContext,
): Promise<readonly Account[]> {
  const accounts = await ctx.loaders.accounts.ofCustomer(customerId);
  if (accounts === null) throw new GatewayError('NOT_FOUND', 'There is no such customer.', { category: 'CUSTOMER' });
  return accounts;
}

export function parentAccount({ customerId, parentAccountId }: Account, ctx: RequestContext, info: GraphQLResolveInfo) {
  return parentAccountId === null ? null : account({ customerId, accountId: parentAccountId }, ctx, info);
}

export function typeName({ type }: Account): AccountTypeName {
  return accountTypeName(type ?? '');
}

export function family({ type }: Account): AccountFamily | null {
  return accountFamily(type);
}

/** An account without a currency is in US dollars: the product serves the US only. */
export function currencyOf(account: Account | null): string {
  return account?.currency ?? 'USD';
}

export function aggregationProblem({
  aggregationStatusCode,
  customerId,
  institutionLoginId,
}: Account): AggregationProblem | null {
  return aggregationProblemOf(
    aggregationStatusCode,
    institutionLoginId === null ? null : { customerId, institutionLoginId },
  );
}

export function balance(account: Account): Money | null {
  return account.balance === null ? null : { amount: account.balance, currency: currencyOf(account) };
}
