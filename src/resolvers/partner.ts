import type { RequestContext } from '../context.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Partner } from '../domain/partner.ts';
import { requirePartnerWide } from './reach.ts';

/** How many testing customers Mastercard lets a partner have. */
const testingCustomerLimit = 500;

export interface Quota {
  readonly used: number;
  readonly limit: number;
}

export function partner(ctx: RequestContext): Partner {
  requirePartnerWide(ctx.viewer);
  return ctx.viewer.partner;
}

export async function testingCustomers(ctx: RequestContext): Promise<Quota> {
  const used = await ctx.sources.customers.count({ type: 'testing' });
  if (used === null) throw new GatewayError('UPSTREAM_BAD_RESPONSE', 'Upstream did not say how many there are.');
  return { used, limit: testingCustomerLimit };
}

export async function activeCustomers(ctx: RequestContext): Promise<number> {
  const count = await ctx.sources.customers.count({ type: 'active' });
  if (count === null) throw new GatewayError('UPSTREAM_BAD_RESPONSE', 'Upstream did not say how many there are.');
  return count;
}
