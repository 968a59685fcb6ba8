import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { CertifiedInstitution } from '../domain/certified-institutions.ts';
import type { Connection } from '../domain/connections.ts';
import type { Certification } from '../domain/institutions.ts';
import { type PageArgs, pageOf } from './page.ts';
import { selectsBelow } from './selection.ts';

export interface CertifiedArgs extends PageArgs {
  readonly search?: string | null | undefined;
  readonly products?: readonly Certification[] | null | undefined;
}

/** The Federal Reserve's ids come with another list: it is read where they are selected. */
export function certifiedInstitutions(
  args: CertifiedArgs,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Connection<CertifiedInstitution>> {
  const withRssd = selectsBelow(info, 'rssd') || selectsBelow(info, 'subsidiaries');
  const filter = { search: args.search ?? null, products: args.products ?? [], withRssd };
  return ctx.loaders.institutions.certified(filter, pageOf(args));
}
