import { Info } from './info.ts';
import { type Arguments, argumentsOf, type FieldPlan, failed, isThenable, type Path, pathOf, type Run } from './run.ts';

// What the written code of a selection calls where a value is not simply what the client reads. Each answers the completed
// value of the field, or a native promise of it.

/** Of a field whose value is a scalar or of an enum. Its place is made only where it fails. */
export function completeLeaf(plan: FieldPlan, value: unknown, above: Path | undefined, run: Run): unknown {
  return isThenable(value) ? later(plan, value, pathOf(plan, above), run) : plan.complete(value, above, run);
}

/** Of a field that has others below it, or a list. */
export function completeBelow(plan: FieldPlan, value: unknown, above: Path | undefined, run: Run): unknown {
  if ((value === null || value === undefined) && !plan.isNonNull) return null;
  // What is nulled below is known by this very object.
  const path = pathOf(plan, above);
  if (isThenable(value)) return later(plan, value, path, run);
  try {
    const done = plan.complete(value, path, run);
    return done instanceof Promise ? caught(plan, done, path, run) : done;
  } catch (cause) {
    return failed(plan, plan.isNonNull, cause, path, run);
  }
}

function later(plan: FieldPlan, value: PromiseLike<unknown>, path: Path, run: Run): Promise<unknown> {
  const done = Promise.resolve(value).then((known) => plan.complete(known, path, run));
  return caught(plan, done, path, run);
}

function caught(plan: FieldPlan, done: Promise<unknown>, path: Path, run: Run): Promise<unknown> {
  return done.then(undefined, (cause: unknown) => failed(plan, plan.isNonNull, cause, path, run));
}

/** What a property that is a function answers, as a resolver would. */
export function asked(plan: FieldPlan, value: Ask, source: unknown, above: Path | undefined, run: Run): unknown {
  return value.call(source, plan.args ?? argumentsOf(plan, run), run.context, new Info(plan, above, run));
}

type Ask = (args: Arguments, context: unknown, info: Info) => unknown;

/** Of a field that threw. */
export function thrown(plan: FieldPlan, cause: unknown, above: Path | undefined, run: Run): null {
  return failed(plan, plan.isNonNull, cause, pathOf(plan, above), run);
}

/** An object some of whose fields are still promises. */
export function settled(object: Record<string, unknown>): Promise<unknown> {
  const keys = Object.keys(object).filter((key) => object[key] instanceof Promise);
  const [first = ''] = keys;
  const put = (key: string, value: unknown) => {
    object[key] = value;
    return object;
  };
  if (keys.length === 1) return (object[first] as Promise<unknown>).then((value) => put(first, value));
  return Promise.all(keys.map((key) => object[key])).then((values) => {
    keys.forEach((key, index) => {
      put(key, values[index]);
    });
    return object;
  });
}

/** The failure of an object, told once none of its other fields is under way, or another has failed too. */
export function abandoned(values: readonly unknown[], error: unknown): Promise<never> {
  const fail = () => {
    throw error;
  };
  return Promise.all(values).then(fail, fail);
}
