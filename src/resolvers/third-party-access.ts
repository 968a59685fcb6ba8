import type { RequestContext } from '../context.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import type { ThirdPartyAccess, ThirdPartyAccessInput } from '../domain/third-party-access.ts';
import { type Keyed, madeWithoutId, outcomeOf, sharedProblems } from './outcome.ts';
import { requirePartnerWide } from './reach.ts';

export const accessProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];
export const revokeProblems = ['NotFound', ...sharedProblems] as const satisfies ProblemType[];

export function grantThirdPartyAccess(
  { idempotencyKey, ...input }: ThirdPartyAccessInput & Keyed,
  ctx: RequestContext,
): Promise<ThirdPartyAccess | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<ThirdPartyAccess>({
    name: 'grantThirdPartyAccess',
    key: idempotencyKey,
    input,
    run: () =>
      outcomeOf(
        async () => faultOf(input) ?? (await ctx.sources.thirdPartyAccess.grant(input)) ?? madeWithoutId('access key'),
        accessProblems,
      ),
  });
}

export function updateThirdPartyAccess(
  { idempotencyKey, receiptId, ...input }: ThirdPartyAccessInput & Keyed & { readonly receiptId: string },
  ctx: RequestContext,
): Promise<ThirdPartyAccess | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<ThirdPartyAccess>({
    name: 'updateThirdPartyAccess',
    key: idempotencyKey,
    input: { receiptId, ...input },
    run: () =>
      outcomeOf(
        async () =>
          faultOf(input) ??
          (await ctx.sources.thirdPartyAccess.update(receiptId, input)) ??
          madeWithoutId('access key'),
        accessProblems,
      ),
  });
}

function faultOf({ products }: ThirdPartyAccessInput): Problem | null {
  const invalid = (what: string) => ownProblem('InvalidInput', `\`products\` ${what}.`, { field: 'products' });
  if (products.length === 0) return invalid('must name at least one product');
  if (products.some(({ startTime, endTime }) => endTime <= startTime)) return invalid('must end after they start');
  return products.some(({ maxCalls }) => maxCalls != null && maxCalls < 1) ? invalid('must allow a call') : null;
}

export interface RevokedAccess {
  readonly receiptId: string;
}

export function revokeThirdPartyAccess(
  { idempotencyKey, receiptId }: Keyed & RevokedAccess,
  ctx: RequestContext,
): Promise<RevokedAccess | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<RevokedAccess>({
    name: 'revokeThirdPartyAccess',
    key: idempotencyKey,
    input: { receiptId },
    run: () =>
      outcomeOf(async () => {
        await ctx.sources.thirdPartyAccess.revoke(receiptId);
        return { receiptId };
      }, revokeProblems),
  });
}
