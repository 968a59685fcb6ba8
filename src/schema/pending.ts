import { isPending, type Pending } from '../domain/pending.ts';
import { isProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { mostSeconds } from '../resolvers/pending.ts';
import { builder } from './builder.ts';
import { problemRefs } from './problems.ts';
import type { PayloadRef } from './results.ts';

const PendingRef = builder.objectRef<Pending>('Pending');

PendingRef.implement({
  description:
    'The institution has not answered yet. The call goes on: ask the same again and you join it, or get its answer, for three ' +
    'minutes after it came. Nothing is asked or billed twice.',
  fields: (t) => ({
    retryAfterMs: t.exposeInt('retryAfterMs', {
      nullable: false,
      description: 'Milliseconds after which to ask again. Asking waits, so that there is no need to ask often.',
    }),
  }),
});

/** Of every field that may have to wait for an institution. */
export const waitForArgument = {
  required: true,
  defaultValue: 25,
  description: `Seconds to wait for the institution, counted from the start of the operation, 0 to ${mostSeconds}; after that the answer is \`Pending\`.`,
} as const;

/** What a slow field answers: its payload, that it is pending, or one of the problems that it declares. */
export function liveResultOf<Payload extends object>(
  name: string,
  payload: { readonly name: string; readonly ref: PayloadRef<Payload> },
  problems: readonly ProblemType[],
) {
  return builder.unionType(name, {
    description: `\`${payload.name}\`, or that the institution has not answered yet, or a problem.`,
    types: [payload.ref, PendingRef, ...problems.map((problem) => problemRefs[problem])],
    resolveType: (value: Payload | Pending | Problem) =>
      isProblem(value) ? value.problem : isPending(value) ? 'Pending' : payload.name,
  });
}
