import type { RequestContext } from '../context.ts';
import type { Business, BusinessInput } from '../domain/businesses.ts';
import type { CustomerRef } from '../domain/customers.ts';
import { isGatewayError } from '../domain/errors.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach } from './reach.ts';

export const createBusinessProblems = [
  'NotFound',
  'InvalidInput',
  'BusinessAlreadyExists',
  ...sharedProblems,
] as const satisfies ProblemType[];
export const updateBusinessProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];

export interface BusinessOutcome {
  readonly businessId: string;
}

const skewMs = 2 * 60 * 1000;

/** Null when there is none that the viewer can see. */
export async function business({ businessId }: BusinessOutcome, ctx: RequestContext): Promise<Business | null> {
  const own = ctx.viewer.customerId;
  if (own === undefined) return ctx.sources.businesses.get(businessId);
  // Whose business it is only upstream knows: an end user's own is asked for, whatever id was sent.
  const mine = await ctx.sources.businesses.ofCustomer(own);
  return mine?.businessId === businessId ? mine : null;
}

export function businessOfCustomer({ customerId }: CustomerRef, ctx: RequestContext): Promise<Business | null> {
  return ctx.sources.businesses.ofCustomer(customerId);
}

export function createBusiness(
  { idempotencyKey, customerId, ...input }: BusinessInput & Keyed & { readonly customerId: string },
  ctx: RequestContext,
): Promise<BusinessOutcome | Problem> {
  const startedAt = ctx.now();
  return ctx.once<BusinessOutcome>({
    name: 'createBusiness',
    key: idempotencyKey,
    input: { customerId, ...input },
    run: () =>
      outcomeOf(
        async () => {
          if (!canReach(ctx.viewer, customerId)) return noSuch('customer');
          try {
            const businessId = await ctx.sources.businesses.create(customerId, input);
            return businessId === null ? madeWithoutId('business') : { businessId };
          } catch (error) {
            if (!isGatewayError(error, 'UPSTREAM_REJECTED')) throw error;
            // A conflict has no code of its own: whether there is one says so.
            if ((await ctx.sources.businesses.ofCustomer(customerId, true)) === null) throw error;
            return ownProblem('BusinessAlreadyExists', 'The customer has a business already.', { customerId });
          }
        },
        createBusinessProblems,
        customerId,
      ),
    async recover() {
      const found = await ctx.sources.businesses.ofCustomer(customerId, true);
      const isNew = found?.createdDate != null && found.createdDate >= startedAt - skewMs;
      return found && isNew ? { businessId: found.businessId } : null;
    },
  });
}

export function updateBusiness(
  { idempotencyKey, businessId, ...input }: BusinessInput & Keyed & BusinessOutcome,
  ctx: RequestContext,
): Promise<BusinessOutcome | Problem> {
  return ctx.once<BusinessOutcome>({
    name: 'updateBusiness',
    key: idempotencyKey,
    input: { businessId, ...input },
    run: () =>
      outcomeOf(async () => {
        if (ctx.viewer.customerId !== undefined && (await business({ businessId }, ctx)) === null) {
          return noSuch('business');
        }
        await ctx.sources.businesses.replace(businessId, input);
        return { businessId };
      }, updateBusinessProblems),
  });
}

/** The business of a payload. */
export function businessOf({ businessId }: BusinessOutcome, ctx: RequestContext): Promise<Business | null> {
  return ctx.sources.businesses.get(businessId);
}
