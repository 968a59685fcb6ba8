import { ownProblem, type Problem, type ProblemType, problemOf } from '../domain/problems.ts';
import type { Instant } from '../domain/time.ts';

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
    const outcome = problemOf(error, expected);
    if (outcome === null) throw error;
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

/** How far the clocks of upstream and gateway may differ. */
const skewMs = 2 * 60 * 1000;
/** No call takes longer. */
const longestMs = 5 * 60 * 1000;

/** Whether something may be what was begun at a certain time and whose answer was lost: made then, and not long after. */
export function wasMadeBy(begunAt: Instant, createdDate: Instant | null): boolean {
  return createdDate !== null && createdDate >= begunAt - skewMs && createdDate <= begunAt + longestMs + skewMs;
}
