import { ownProblem, type Problem, type ProblemType, problemOf } from '../domain/problems.ts';

/** Problems of every mutation that takes an idempotency key. */
export const sharedProblems = [
  'OutcomeUnknown',
  'AlreadyRunning',
  'IdempotencyConflict',
] as const satisfies ProblemType[];

export interface Keyed {
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Runs something whose failures may be expected outcomes: those are answered, every other failure is thrown.
 *
 * @param expected the members of the result union that the mutation declares
 */
export async function outcomeOf<T>(
  run: () => Promise<T | Problem>,
  expected: readonly ProblemType[],
  customerId: string | null = null,
): Promise<T | Problem> {
  try {
    return await run();
  } catch (error) {
    const outcome = problemOf(error);
    if (outcome === null || !expected.includes(outcome.problem)) throw error;
    return { ...outcome, customerId };
  }
}

/** @param what in words, such as `customer` */
export function noSuch(what: string): Problem {
  return ownProblem('NotFound', `There is no such ${what}.`);
}

/** Upstream did it and did not say the id of what it made. */
export function madeWithoutId(what: string): Problem {
  return ownProblem('OutcomeUnknown', `Upstream created the ${what} and did not say its id.`, { category: 'PLATFORM' });
}
