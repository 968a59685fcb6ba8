import type { AggregationProblem } from '../domain/aggregation-problems.ts';
import { builder } from './builder.ts';
import { AggregationProblemKindEnum, ErrorCategoryEnum } from './enums.ts';

export const AggregationProblemRef = builder.objectRef<AggregationProblem>('AggregationProblem');

AggregationProblemRef.implement({
  description: 'Why the last aggregation of an account failed. What was read before is still served.',
  fields: (t) => ({
    kind: t.expose('kind', {
      type: AggregationProblemKindEnum,
      nullable: false,
      description: 'What can be done about it.',
    }),
    code: t.exposeString('code', { nullable: false, description: "Mastercard's code." }),
    category: t.expose('category', { type: ErrorCategoryEnum, nullable: false, description: 'Where it comes from.' }),
    message: t.exposeString('message', { nullable: false, description: 'What the code means, for developers.' }),
    userMessage: t.exposeString('userMessage', { nullable: false, description: 'A sentence fit for an end user.' }),
    remedy: t.exposeString('remedy', { nullable: false, description: 'What to do, for developers.' }),
    retryable: t.exposeBoolean('retryable', { nullable: false, description: 'Whether it may pass by itself.' }),
    fixable: t.exposeBoolean('fixable', {
      nullable: false,
      description: 'Whether the customer can repair it in Connect Fix.',
    }),
    institutionLoginId: t.id({
      nullable: true,
      description: 'What to give `generateConnectFixLink`, where it is fixable; null otherwise.',
      resolve: ({ login }) => login?.institutionLoginId ?? null,
    }),
  }),
});
