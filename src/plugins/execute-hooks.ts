import { type ExecutionResult, execute } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';

type ExecuteHook = NonNullable<Plugin<RequestContext>['onExecute']>;
export type ExecuteArgs = Parameters<ExecuteHook>[0]['args'];
type ExecuteFn = (args: ExecuteArgs) => unknown;
type Told = { args: ExecuteArgs; result: ExecutionResult; setResult(result: ExecutionResult): void };
type Done = (told: Told) => unknown;

/** What a hook is handed, one and the same for all hooks of an operation. */
interface Course {
  context: object;
  readonly args: ExecuteArgs;
  executeFn: ExecuteFn;
  extendContext(more: object): void;
  setExecuteFn(chosen: ExecuteFn): void;
  setResultAndStopExecution(given: ExecutionResult): void;
  /** Set once somebody has given it. */
  result: ExecutionResult | undefined;
  /** What wants to know the result. */
  readonly done: Done[];
}

type Hook = (course: Course) => unknown;

/** The hooks of plugins around the execution of an operation, in their order. */
export function executeHooksOf(plugins: readonly (Plugin | Plugin<RequestContext>)[]): readonly Hook[] {
  return plugins.flatMap(({ onExecute }) => (onExecute ? [onExecute as unknown as Hook] : []));
}

/**
 * Runs an operation with these hooks, as envelop does it, without a function for each step of each hook and without a promise
 * where nothing waits. May throw as well as reject.
 */
export function runHooks(hooks: readonly Hook[], args: ExecuteArgs): ExecutionResult | Promise<ExecutionResult> {
  const course: Course = {
    context: args.contextValue,
    args,
    executeFn: execute as ExecuteFn,
    extendContext: (more) => void Object.assign(course.context, more),
    setExecuteFn(chosen) {
      course.executeFn = chosen;
    },
    setResultAndStopExecution(given) {
      course.result = given;
    },
    result: undefined,
    done: [],
  };
  const waiting = begin(hooks, course, 0);
  return waiting === undefined ? finish(course) : waiting.then(() => finish(course));
}

function begin(hooks: readonly Hook[], course: Course, first: number): Promise<void> | undefined {
  for (let index = first; index < hooks.length && course.result === undefined; index += 1) {
    const made = hooks[index]?.(course);
    if (made instanceof Promise) {
      return made.then((after) => {
        note(course, after);
        return begin(hooks, course, index + 1);
      });
    }
    note(course, made);
  }
  return undefined;
}

function note({ done }: Course, made: unknown): void {
  const after = (made as { onExecuteDone?: Done } | null | undefined)?.onExecuteDone;
  if (after !== undefined) done.push(after);
}

function finish(course: Course): ExecutionResult | Promise<ExecutionResult> {
  const answer = course.result ?? course.executeFn(course.args);
  return answer instanceof Promise
    ? answer.then((result: ExecutionResult) => tell(course, result))
    : tell(course, answer as ExecutionResult);
}

function tell({ args, done }: Course, result: ExecutionResult): ExecutionResult | Promise<ExecutionResult> {
  const told: Told = {
    args,
    result,
    setResult(changed) {
      told.result = changed;
    },
  };
  return tellFrom(told, done, 0);
}

function tellFrom(told: Told, done: readonly Done[], first: number): ExecutionResult | Promise<ExecutionResult> {
  for (let index = first; index < done.length; index += 1) {
    const waiting = done[index]?.(told);
    if (waiting instanceof Promise) return waiting.then(() => tellFrom(told, done, index + 1));
  }
  return told.result;
}
