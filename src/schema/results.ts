import { isProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { builder } from './builder.ts';
import { problemRefs } from './problems.ts';

/** Either the payload of a mutation, or one of the problems that it declares. */
export function resultOf<Payload extends object>(
  name: string,
  payload: { readonly name: string; readonly ref: PayloadRef<Payload> },
  problems: readonly ProblemType[],
) {
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${name[0]?.toLowerCase()}${name.slice(1)}\`: its payload, or a problem.`,
    types: [payload.ref, ...problems.map((problem) => problemRefs[problem])],
    resolveType: (value: Payload | Problem) => (isProblem(value) ? value.problem : payload.name),
  });
}

export type PayloadRef<Payload extends object> = ReturnType<typeof builder.objectRef<Payload>>;

export const keyArgument = {
  description:
    'Any text of your own, kept for a day: the same key has one effect, however often it is sent. Send a new one for a new effect.',
} as const;
