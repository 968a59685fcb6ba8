import type { RequestContext } from '../context.ts';
import type { Partner, PartnerEnvironment } from '../domain/partner.ts';
import type { Viewer } from '../domain/viewer.ts';

export function viewer(ctx: RequestContext): Viewer {
  return ctx.viewer;
}

export function scopesOf({ scopes }: Viewer): readonly string[] {
  return [...scopes].sort();
}

const environments = { sandbox: 'SANDBOX', 'non-billable': 'NON_BILLABLE', production: 'PRODUCTION' } as const;

export type EnvironmentName = (typeof environments)[PartnerEnvironment];

export function environment(partner: Partner): EnvironmentName {
  return environments[partner.environment];
}
