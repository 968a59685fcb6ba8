import type { RequestContext } from '../context.ts';
import type { CustomerRef } from '../domain/customers.ts';
import { GatewayError } from '../domain/errors.ts';
import type { BillPaySwitch, DepositSwitch, SwitchKind, SwitchSummary } from '../domain/switches.ts';
import { canReach, requirePartnerWide } from './reach.ts';

interface SwitchIds {
  readonly customerId: string;
  readonly switchId: string;
}

/** @throws NOT_FOUND when the customer is gone */
export async function switchesOfCustomer(
  { customerId }: CustomerRef,
  kind: SwitchKind,
  ctx: RequestContext,
): Promise<readonly SwitchSummary[]> {
  const switches = await ctx.sources.switches.ofCustomer(customerId, kind);
  if (switches === null) throw new GatewayError('NOT_FOUND', 'There is no such customer.', { category: 'CUSTOMER' });
  return switches;
}

/** Null when nobody is known by the id. Whoever it is is no customer, so that no end user can be it. */
export function externalDepositSwitches(
  { externalId }: { readonly externalId: string },
  ctx: RequestContext,
): Promise<readonly SwitchSummary[] | null> {
  requirePartnerWide(ctx.viewer);
  return ctx.sources.switches.ofExternal(externalId);
}

export function depositSwitch(
  { customerId, switchId }: SwitchIds,
  ctx: RequestContext,
): Promise<DepositSwitch | null> | null {
  return canReach(ctx.viewer, customerId) ? ctx.sources.switches.depositSwitch(customerId, switchId) : null;
}

export function billPaySwitch(
  { customerId, switchId }: SwitchIds,
  ctx: RequestContext,
): Promise<BillPaySwitch | null> | null {
  return canReach(ctx.viewer, customerId) ? ctx.sources.switches.billPaySwitch(customerId, switchId) : null;
}
