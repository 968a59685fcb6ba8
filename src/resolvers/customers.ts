import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Connection } from '../domain/connections.ts';
import { type Customer, type CustomerFilter, customerRef } from '../domain/customers.ts';
import { type PageArgs, pageOf } from './page.ts';
import { canReach } from './reach.ts';
import { selects, selectsOnlyKnown, standIn } from './selection.ts';

export interface CustomersArgs extends PageArgs, CustomerFilter {}

/** Null when the viewer cannot reach the customer or there is none: the two look alike. */
export async function customer(
  { customerId }: { readonly customerId: string },
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Customer | null> {
  if (!canReach(ctx.viewer, customerId)) return null;
  // The account list is needed anyway: asked for beside the customer instead of after it, and it too tells a missing one.
  const accounts = selects(info, 'accounts') ? ctx.loaders.accounts.ofCustomer(customerId) : undefined;
  accounts?.catch(() => undefined);
  if (!selectsOnlyKnown(info, 'Customer')) return ctx.loaders.customers.byId(customerId);
  const isMissing = (await accounts?.catch(() => undefined)) === null;
  return isMissing ? null : standIn(customerRef(customerId));
}

/** An end user's list of customers has one row: themselves. */
export function customers(args: CustomersArgs, ctx: RequestContext): Promise<Connection<Customer>> {
  const { search = null, username = null, type = null } = args;
  const own = ctx.viewer.customerId;
  return own === undefined
    ? ctx.loaders.customers.page({ search, username, type }, pageOf(args))
    : ctx.loaders.customers.only(own);
}

export type CustomerType = 'TESTING' | 'ACTIVE' | 'UNRECOGNIZED';

const types: Readonly<Record<string, CustomerType>> = { testing: 'TESTING', active: 'ACTIVE' };

export function type({ type }: Customer): CustomerType {
  return types[type ?? ''] ?? 'UNRECOGNIZED';
}
