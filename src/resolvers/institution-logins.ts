import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Account } from '../domain/accounts.ts';
import type { AggregationProblem } from '../domain/aggregation-problems.ts';
import { type InstitutionLogin, institutionLoginOf, institutionLoginRef } from '../domain/institution-logins.ts';
import { aggregationProblem } from './accounts.ts';
import { institution } from './institutions.ts';
import { canReach } from './reach.ts';
import { selectsOnlyKnown, standIn } from './selection.ts';

/** Null when the viewer cannot reach the login or none of the customer's accounts belongs to it. */
export async function institutionLogin(
  { customerId, institutionLoginId }: { readonly customerId: string; readonly institutionLoginId: string },
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<InstitutionLogin | null> {
  if (!canReach(ctx.viewer, customerId)) return null;
  const ref = institutionLoginRef(customerId, institutionLoginId);
  if (selectsOnlyKnown(info, 'InstitutionLogin')) return standIn(ref);
  return institutionLoginOf(ref, (await ctx.loaders.accounts.ofCustomer(customerId)) ?? []);
}

export function loginOfAccount(
  { customerId, institutionLoginId }: Account,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
) {
  return institutionLoginId === null ? null : institutionLogin({ customerId, institutionLoginId }, ctx, info);
}

export function institutionOfLogin({ institutionId }: InstitutionLogin, ctx: RequestContext, info: GraphQLResolveInfo) {
  return institutionId === null ? null : institution({ institutionId }, ctx, info);
}

export type ConnectionKind = 'DIRECT' | 'LEGACY';

/** Direct connections use OAuth, legacy ones do not: Mastercard's own words. Null while the institution is unknown. */
export async function connectionKind(
  { institutionId }: InstitutionLogin,
  ctx: RequestContext,
): Promise<ConnectionKind | null> {
  const known = institutionId === null ? null : await ctx.loaders.institutions.byId(institutionId);
  if (known?.oauthEnabled == null) return null;
  return known.oauthEnabled ? 'DIRECT' : 'LEGACY';
}

/** What keeps an account of the login from being aggregated: the first that the customer can repair, else the first. */
export function aggregationProblemOfLogin({ accounts }: InstitutionLogin): AggregationProblem | null {
  const problems = accounts.map(aggregationProblem).filter((problem) => problem !== null);
  return problems.find((problem) => problem.fixable) ?? problems[0] ?? null;
}
