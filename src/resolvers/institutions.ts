import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Account } from '../domain/accounts.ts';
import type { Connection } from '../domain/connections.ts';
import { type Institution, type InstitutionFilter, institutionRef } from '../domain/institutions.ts';
import { type PageArgs, pageOf } from './page.ts';
import { selectsOnlyKnown, standIn } from './selection.ts';

export interface InstitutionsArgs extends PageArgs, InstitutionFilter {}

/** Null when there is no such institution. */
export function institution(
  { institutionId }: { readonly institutionId: string },
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Institution | null | Promise<Institution | null> {
  if (selectsOnlyKnown(info, 'Institution')) return standIn(institutionRef(institutionId));
  return ctx.loaders.institutions.byId(institutionId);
}

export function institutionOfAccount({ institutionId }: Account, ctx: RequestContext, info: GraphQLResolveInfo) {
  return institutionId === null ? null : institution({ institutionId }, ctx, info);
}

export function institutions(args: InstitutionsArgs, ctx: RequestContext): Promise<Connection<Institution>> {
  const { search = null, certifiedFor = null } = args;
  return ctx.loaders.institutions.page({ search, certifiedFor }, pageOf(args));
}

export function successor(
  { oauthInstitutionId, newInstitutionId }: Institution,
  _args: object,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
) {
  const institutionId = newInstitutionId ?? oauthInstitutionId;
  return institutionId === null ? null : institution({ institutionId }, ctx, info);
}
