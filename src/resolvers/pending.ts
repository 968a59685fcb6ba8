import type { RequestContext } from '../context.ts';
import { GatewayError } from '../domain/errors.ts';
import { type Pending, pending } from '../domain/pending.ts';
import { isProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { outcomeOf } from './outcome.ts';

export interface Waiting {
  /** Seconds. */
  readonly waitFor: number;
}

/** Load balancers cut connections that say nothing for a minute: every answer is given well before. */
export const mostSeconds = 50;

/** Problems of every field for which upstream asks the institution. */
export const liveProblems = [
  'NotFound',
  'MfaRequired',
  'ConnectionNeedsFix',
  'InstitutionUnavailable',
  'InstitutionThrottled',
  'AccountClosed',
  'TookTooLong',
  'PlanDoesNotAllow',
  'OutcomeUnknown',
] as const satisfies ProblemType[];

/**
 * What a slow field answers: what `run` found, a problem that is expected of it, or that it is still running. The time counts
 * from the start of the operation, so that no chain of fields adds up to more. What `run` asked goes on, and the same
 * viewer's next ask gets it.
 *
 * @throws BAD_USER_INPUT when the time to wait is out of bounds
 */
export async function liveOutcome<T>(
  run: () => Promise<T | Problem>,
  expected: readonly ProblemType[],
  { waitFor }: Waiting,
  ctx: RequestContext,
): Promise<T | Problem | Pending> {
  if (!(waitFor >= 0 && waitFor <= mostSeconds)) {
    throw new GatewayError('BAD_USER_INPUT', `\`waitFor\` must be 0 to ${mostSeconds} seconds.`, {
      category: 'CUSTOMER',
    });
  }
  return ctx.patience.within(outcomeOf(run, expected), waitFor * 1_000, pending);
}

/** The same for a change. What is being done under the same key is not over yet either. */
export async function liveChange<T>(
  run: () => Promise<T | Problem>,
  expected: readonly ProblemType[],
  waiting: Waiting,
  ctx: RequestContext,
): Promise<T | Problem | Pending> {
  const outcome = await liveOutcome(run, expected, waiting, ctx);
  return isProblem(outcome) && outcome.problem === 'AlreadyRunning' ? pending : outcome;
}
