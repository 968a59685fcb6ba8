import type { RequestContext } from '../context.ts';
import {
  type Application,
  type ApplicationFilter,
  type ApplicationInstitution,
  applicationStatuses,
} from '../domain/applications.ts';
import type { Connection } from '../domain/connections.ts';
import type { CustomerApplication, CustomerRef } from '../domain/customers.ts';
import { type PageArgs, pageOf } from './page.ts';
import { requirePartnerWide } from './reach.ts';

export function applications(filter: ApplicationFilter, ctx: RequestContext): Promise<readonly Application[]> {
  requirePartnerWide(ctx.viewer);
  return ctx.sources.applications.list(filter);
}

export function applicationOfCustomer(
  { customerId }: CustomerRef,
  ctx: RequestContext,
): Promise<CustomerApplication | null> {
  return ctx.sources.customers.application(customerId);
}

export function institutionsOfApplication(
  { applicationId }: Application,
  { institutionId, ...args }: PageArgs & { readonly institutionId?: string | null | undefined },
  ctx: RequestContext,
): Promise<Connection<ApplicationInstitution>> | null {
  if (applicationId === null) return null;
  return ctx.loaders.applications.institutions(applicationId, institutionId ?? null, pageOf(args));
}

export type ApplicationStatusName = keyof typeof applicationStatuses | 'UNRECOGNIZED';

const names = Object.fromEntries(Object.entries(applicationStatuses).map(([name, code]) => [code, name]));

export function statusName({ status }: { readonly status: string | null }): ApplicationStatusName {
  return (names[status ?? ''] as ApplicationStatusName | undefined) ?? 'UNRECOGNIZED';
}
