import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Account } from '../domain/accounts.ts';
import type { Connection } from '../domain/connections.ts';
import { GatewayError } from '../domain/errors.ts';
import {
  type Certification,
  type Institution,
  type InstitutionFilter,
  institutionRef,
  isRoutingNumber,
} from '../domain/institutions.ts';
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

/** @throws BAD_USER_INPUT for anything but nine digits that add up as those of a routing number do */
export function institutionsByRoutingNumber(
  { routingNumber }: { readonly routingNumber: string },
  ctx: RequestContext,
): Promise<readonly Institution[]> {
  if (!isRoutingNumber(routingNumber)) {
    throw new GatewayError('BAD_USER_INPUT', '`routingNumber` is not the routing number of a bank.', {
      category: 'CUSTOMER',
    });
  }
  return ctx.sources.institutions.byRoutingNumber(routingNumber);
}

/** Null while the institution is unknown. */
export async function isCertifiedFor(
  { institutionId }: Account,
  { product }: { readonly product: Certification },
  ctx: RequestContext,
): Promise<boolean | null> {
  const known = institutionId === null ? null : await ctx.loaders.institutions.byId(institutionId);
  return known === null ? null : known.certifiedFor.includes(product);
}

const states: Readonly<Record<string, InstitutionStatusName>> = {
  online: 'ONLINE',
  offline: 'OFFLINE',
  maintenance: 'MAINTENANCE',
  testing: 'TESTING',
  beta: 'BETA',
  validated: 'VALIDATED',
  migrating: 'MIGRATING',
};

export type InstitutionStatusName =
  | 'ONLINE'
  | 'OFFLINE'
  | 'MAINTENANCE'
  | 'TESTING'
  | 'BETA'
  | 'VALIDATED'
  | 'MIGRATING'
  | 'UNRECOGNIZED';

export function statusName({ status }: Institution): InstitutionStatusName {
  return states[status ?? ''] ?? 'UNRECOGNIZED';
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
