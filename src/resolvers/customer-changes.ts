import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import { type Customer, type CustomerInput, type CustomerPatch, customerRef } from '../domain/customers.ts';
import type { Problem, ProblemType } from '../domain/problems.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems, wasMadeBy } from './outcome.ts';
import { canReach, requirePartnerWide } from './reach.ts';
import { selects, selectsOnlyKnown, standIn } from './selection.ts';

export const createProblems = {
  testing: ['UsernameTaken', 'InvalidInput', 'TestingCustomerLimitReached', ...sharedProblems],
  active: ['UsernameTaken', 'InvalidInput', 'PlanDoesNotAllow', ...sharedProblems],
} as const satisfies Record<string, readonly ProblemType[]>;
export const updateProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];
export const deleteProblems = ['NotFound', ...sharedProblems] as const satisfies ProblemType[];

export interface CustomerOutcome {
  readonly customerId: string;
}

export function createCustomer(
  type: 'testing' | 'active',
  { idempotencyKey, ...input }: CustomerInput & Keyed,
  ctx: RequestContext,
): Promise<CustomerOutcome | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<CustomerOutcome>({
    name: type === 'testing' ? 'createTestingCustomer' : 'createActiveCustomer',
    key: idempotencyKey,
    input,
    run: () =>
      outcomeOf(async () => {
        const customerId = await ctx.sources.customers.create(type, input);
        return customerId === null ? madeWithoutId('customer') : { customerId };
      }, createProblems[type]),
    async recover(begunAt) {
      const found = await ctx.sources.customers.byUsername(input.username);
      return found !== null && wasMadeBy(begunAt, found.createdDate) ? { customerId: found.customerId } : null;
    },
  });
}

export function updateCustomer(
  { idempotencyKey, customerId, ...patch }: CustomerPatch & Keyed & CustomerOutcome,
  ctx: RequestContext,
): Promise<CustomerOutcome | Problem> {
  return ctx.once<CustomerOutcome>({
    name: 'updateCustomer',
    key: idempotencyKey,
    input: { customerId, ...patch },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('customer');
        await ctx.sources.customers.update(customerId, patch);
        return { customerId };
      }, updateProblems),
  });
}

export interface DeletedCustomer extends CustomerOutcome {
  /** Null when there is none, or nobody asked. */
  readonly consumerId: string | null;
}

/** The consumer, where there is one, is read before: nothing leads to it from a customer that is gone. */
export function deleteCustomer(
  { idempotencyKey, customerId }: Keyed & CustomerOutcome,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<DeletedCustomer | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<DeletedCustomer>({
    name: 'deleteCustomer',
    key: idempotencyKey,
    input: { customerId },
    run: () =>
      outcomeOf(async () => {
        const consumer = selects(info, 'keptConsumer') ? await ctx.sources.consumers.ofCustomer(customerId) : null;
        await ctx.sources.customers.remove(customerId);
        return { customerId, consumerId: consumer?.consumerId ?? null };
      }, deleteProblems),
    async recover() {
      const found = await ctx.sources.customers.get(customerId);
      return found === null ? { customerId, consumerId: null } : null;
    },
  });
}

/** The customer of a payload. */
export function customerOf(
  { customerId }: CustomerOutcome,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Customer | Promise<Customer | null> {
  if (selectsOnlyKnown(info, 'Customer')) return standIn(customerRef(customerId));
  return ctx.loaders.customers.byId(customerId);
}
