import { z } from 'zod';
import { problemTypes } from '../domain/problems.ts';
import { refusalOf } from './refusal.ts';

/** A GraphQL operation and what its data look like. */
export interface Operation<T> {
  readonly text: string;
  readonly data: z.ZodType<T>;
}

const problem = z.object({
  __typename: z.enum(Object.keys(problemTypes)),
  message: z.string(),
  upstreamCode: z.string().nullable(),
  retryAfterMs: z.number().nullable(),
});

/** To be selected of every result. */
export const problemFields = '... on Problem { message upstreamCode retryAfterMs }';

/** The data of a mutation whose only field is named `result`: its payload, or a problem. */
export function resultOf<P extends z.ZodRawShape>(typename: string, payload: P) {
  return z.object({ result: z.union([problem, z.object({ ...payload, __typename: z.literal(typename) })]) });
}

/**
 * What a result holds.
 *
 * @throws Refusal where that is a problem
 */
export function payloadOf<P>({ result }: { readonly result: z.output<typeof problem> | P }, partnerId: string): P {
  const parsed = problem.safeParse(result);
  if (!parsed.success) return result as P;
  const { __typename: code, ...reason } = parsed.data;
  throw refusalOf({ code, ...reason }, partnerId);
}
