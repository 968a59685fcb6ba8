import { type Problem, type ProblemType, problemTypes } from '../domain/problems.ts';
import { existingConsumer } from '../resolvers/consumers.ts';
import { builder } from './builder.ts';
import { ErrorCategoryEnum } from './enums.ts';

const ProblemRef = builder.interfaceRef<Problem>('Problem');

ProblemRef.implement({
  description: 'An outcome that a client is expected to meet and can do something about.',
  resolveType: ({ problem }) => problem,
  fields: (t) => ({
    message: t.exposeString('message', { nullable: false, description: 'What happened, for developers.' }),
    userMessage: t.exposeString('userMessage', { nullable: true, description: 'A sentence fit for an end user.' }),
    category: t.expose('category', {
      type: ErrorCategoryEnum,
      nullable: false,
      description: 'Where it comes from, in the terms of the metrics dashboard.',
    }),
    upstreamCode: t.exposeString('upstreamCode', {
      nullable: true,
      description: "Mastercard's code, where it sent one.",
    }),
    retryable: t.exposeBoolean('retryable', {
      nullable: false,
      description: 'Whether the same may succeed later without anybody changing anything.',
    }),
    fixable: t.exposeBoolean('fixable', {
      nullable: false,
      description: 'Whether the end user can repair it by going through Connect Fix.',
    }),
    retryAfterMs: t.exposeInt('retryAfterMs', {
      nullable: true,
      description: 'Milliseconds after which to try again, where that is known.',
    }),
  }),
});

/** One object type for each outcome, by its name. */
export const problemRefs = Object.fromEntries(
  (Object.entries(problemTypes) as [ProblemType, string][]).map(([name, description]) => {
    const ref = builder.objectRef<Problem>(name);
    ref.implement({ description, interfaces: [ProblemRef] });
    return [name, ref];
  }),
) as Record<ProblemType, ReturnType<typeof builder.objectRef<Problem>>>;

builder.objectField(problemRefs.InvalidInput, 'field', (t) =>
  t.exposeString('field', {
    nullable: true,
    description: 'The input that is wrong, where it was found out before anything was sent.',
  }),
);

builder.objectField(problemRefs.ConsumerAlreadyExists, 'consumerId', (t) =>
  t.id({
    nullable: true,
    description: 'The consumer that the customer has.',
    authScopes: { identity: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: async (found, _args, ctx) => (await existingConsumer(found, ctx))?.consumerId ?? null,
  }),
);
