import type { RequestContext } from '../context.ts';
import { type ApplicationDetails, maxLogoBytes, type RegisteredApplication } from '../domain/applications.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type Keyed, madeWithoutId, outcomeOf, sharedProblems } from './outcome.ts';
import { requirePartnerWide } from './reach.ts';

export const registerProblems = ['InvalidInput', ...sharedProblems] as const satisfies ProblemType[];
export const updateProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];

export function registerApplication(
  { idempotencyKey, ...details }: ApplicationDetails & Keyed,
  ctx: RequestContext,
): Promise<RegisteredApplication | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<RegisteredApplication>({
    name: 'registerApplication',
    key: idempotencyKey,
    input: details,
    run: () =>
      outcomeOf(
        async () =>
          faultOf(details) ?? (await ctx.sources.applications.register(details)) ?? madeWithoutId('registration'),
        registerProblems,
      ),
  });
}

export function updateApplication(
  { idempotencyKey, preAppId, ...details }: ApplicationDetails & Keyed & { readonly preAppId: string },
  ctx: RequestContext,
): Promise<RegisteredApplication | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<RegisteredApplication>({
    name: 'updateApplication',
    key: idempotencyKey,
    input: { preAppId, ...details },
    run: () =>
      outcomeOf(
        async () =>
          faultOf(details) ?? (await ctx.sources.applications.update(preAppId, details)) ?? { preAppId, status: null },
        updateProblems,
      ),
  });
}

/** What Mastercard would refuse, or an institution later. */
function faultOf({ url, logo }: ApplicationDetails): Problem | null {
  const invalid = (field: string, what: string) => ownProblem('InvalidInput', `\`${field}\` ${what}.`, { field });
  if (URL.parse(url)?.protocol !== 'https:') return invalid('url', 'must be an https URL');
  if (Buffer.byteLength(logo) > maxLogoBytes) return invalid('logo', `must be smaller than ${maxLogoBytes} bytes`);
  return /<svg[\s>]/.test(logo) ? null : invalid('logo', 'must be an SVG image');
}

export interface AssignedApplication {
  readonly customerId: string;
  readonly applicationId: string;
}

export function assignApplication(
  { idempotencyKey, ...ids }: AssignedApplication & Keyed,
  ctx: RequestContext,
): Promise<AssignedApplication | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<AssignedApplication>({
    name: 'assignApplication',
    key: idempotencyKey,
    input: ids,
    run: () =>
      outcomeOf(async () => {
        await ctx.sources.applications.assign(ids.customerId, ids.applicationId);
        return ids;
      }, updateProblems),
  });
}
