import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import { type Consumer, type ConsumerInput, consumerRef } from '../domain/consumers.ts';
import type { CustomerRef } from '../domain/customers.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import type { CalendarDate } from '../domain/time.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems, wasMadeBy } from './outcome.ts';
import { canReach } from './reach.ts';
import { selectsOnlyKnown, standIn } from './selection.ts';

export const createConsumerProblems = [
  'NotFound',
  'InvalidInput',
  'ConsumerAlreadyExists',
  ...sharedProblems,
] as const satisfies ProblemType[];
export const updateConsumerProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];

export interface ConsumerOutcome {
  readonly consumerId: string;
}

/** Null when there is none that the viewer can see. */
export async function consumer(
  { consumerId }: ConsumerOutcome,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Consumer | null> {
  const own = ctx.viewer.customerId;
  if (own !== undefined) {
    // Which consumer is whose only upstream knows: an end user's own is asked for, whatever id was sent.
    const mine = await ctx.sources.consumers.ofCustomer(own);
    return mine?.consumerId === consumerId ? mine : null;
  }
  if (selectsOnlyKnown(info, 'Consumer')) return standIn(consumerRef(consumerId));
  return ctx.sources.consumers.get(consumerId);
}

/** Of an end user: which consumer is whose only upstream knows. Null for everybody else. */
export function ownConsumer({ viewer, sources }: RequestContext): Promise<Consumer | null> {
  return viewer.customerId === undefined ? Promise.resolve(null) : sources.consumers.ofCustomer(viewer.customerId);
}

export function consumerOfCustomer({ customerId }: CustomerRef, ctx: RequestContext): Promise<Consumer | null> {
  return ctx.sources.consumers.ofCustomer(customerId);
}

export function createConsumer(
  { idempotencyKey, customerId, ...input }: ConsumerInput & Keyed & { readonly customerId: string },
  ctx: RequestContext,
): Promise<ConsumerOutcome | Problem> {
  return ctx.once<ConsumerOutcome>({
    name: 'createConsumer',
    key: idempotencyKey,
    input: { customerId, ...input },
    run: () =>
      outcomeOf(
        async () => {
          if (!canReach(ctx.viewer, customerId)) return noSuch('customer');
          const incomplete = incompleteness(input);
          if (incomplete !== null) return ownProblem('InvalidInput', incomplete);
          const consumerId = await ctx.sources.consumers.create(customerId, input);
          return consumerId === null ? madeWithoutId('consumer') : { consumerId };
        },
        createConsumerProblems,
        customerId,
      ),
    async recover(begunAt) {
      const found = await ctx.sources.consumers.ofCustomer(customerId, true);
      return found !== null && wasMadeBy(begunAt, found.createdDate) ? { consumerId: found.consumerId } : null;
    },
  });
}

/** What upstream demands of a new consumer, said before a call is spent on it. */
function incompleteness({ ssn, birthday, phone, email }: ConsumerInput): string | null {
  if (!ssn && !birthday) return 'A consumer needs `ssn` or `birthday`.';
  if (!phone && !email) return 'A consumer needs `phone` or `email`.';
  return null;
}

export function updateConsumer(
  { idempotencyKey, consumerId, ...input }: ConsumerInput & Keyed & ConsumerOutcome,
  ctx: RequestContext,
): Promise<ConsumerOutcome | Problem> {
  return ctx.once<ConsumerOutcome>({
    name: 'updateConsumer',
    key: idempotencyKey,
    input: { consumerId, ...input },
    run: () =>
      outcomeOf(async () => {
        if (!(await isOwn(consumerId, ctx))) return noSuch('consumer');
        await ctx.sources.consumers.update(consumerId, input);
        return { consumerId };
      }, updateConsumerProblems),
  });
}

async function isOwn(consumerId: string, { viewer, sources }: RequestContext): Promise<boolean> {
  if (viewer.customerId === undefined) return true;
  return (await sources.consumers.ofCustomer(viewer.customerId))?.consumerId === consumerId;
}

/** The consumer of a payload. */
export function consumerOf({ consumerId }: ConsumerOutcome, ctx: RequestContext): Promise<Consumer | null> {
  return ctx.sources.consumers.get(consumerId);
}

/** The consumer that a customer has already. */
export function existingConsumer({ customerId }: Problem, ctx: RequestContext): Promise<Consumer | null> | null {
  return customerId === null ? null : ctx.sources.consumers.ofCustomer(customerId, true);
}

export function birthdayOf({ birthday }: Consumer): CalendarDate | null {
  if (birthday?.year == null || birthday.month == null || birthday.dayOfMonth == null) return null;
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${birthday.year}-${twoDigits(birthday.month)}-${twoDigits(birthday.dayOfMonth)}`;
}
