import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';

/** A place of the answer, as `info.path` has it: made where something below it may have to be named, and no sooner. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}

/** What is the same each time that an operation runs. */
export interface Frame {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Values of the variables that `@skip` and `@include` ask for: another plan is made for others. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Numbers fields whose arguments are found out once per run. */
  slots: number;
}

/** One execution of an operation. */
export interface Run {
  readonly frame: Frame;
  readonly root: unknown;
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Arguments that depend on variables, by the slot of their field. */
  readonly args: Arguments[];
  readonly errors: GraphQLError[];
  /** Places that an error has made null. */
  nulled: Set<Path | undefined> | undefined;
}

export type Arguments = Record<string, unknown>;

/**
 * What the specification calls CompleteValue: from what a resolver answered to what the client reads, or a promise of it.
 * Promises are native ones, so that `instanceof` tells. Throws what makes the place null.
 */
export type Complete = (value: unknown, path: Path | undefined, run: Run) => unknown;

/** All selected fields of one object. */
export type Select = (source: unknown, path: Path | undefined, run: Run) => unknown;

/** One field of a selection, with everything about it that is known before it runs. */
export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly parent: GraphQLObjectType;
  readonly nodes: readonly FieldNode[];
  /** Null: what `property` of the parent holds. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  readonly property: string;
  /** Frozen, for they are the same in every run; null where they depend on variables. */
  readonly args: Arguments | null;
  readonly slot: number;
  readonly isLeaf: boolean;
  readonly isNonNull: boolean;
  readonly complete: Complete;
}

export const pathOf = ({ key, parent }: FieldPlan, prev: Path | undefined): Path => ({
  prev,
  key,
  typename: parent.name,
});

/** @throws GraphQLError when a value does not fit, which makes the field null */
export function argumentsOf(plan: FieldPlan, run: Run): Arguments {
  const known = run.args[plan.slot];
  if (known !== undefined) return known;
  const [node] = plan.nodes;
  const values = node ? getArgumentValues(plan.field, node, run.variables) : {};
  run.args[plan.slot] = values;
  return values;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  // Read at once: to ask whether it is there takes longer.
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** The null of a place that failed. @throws the error, with its place, where the place may not be null */
export function failed(plan: FieldPlan, isNonNull: boolean, cause: unknown, path: Path, run: Run): null {
  const error = locatedError(cause, plan.nodes, keysOf(path));
  if (isNonNull) throw error;
  note(run, error, path);
  return null;
}

/** Notes an error, unless the place or one above it is null already: then nobody would find what it speaks of. */
export function note(run: Run, error: GraphQLError, path: Path | undefined): void {
  run.nulled ??= new Set();
  if (run.nulled.has(undefined)) return;
  for (let at = path; at !== undefined; at = at.prev) if (run.nulled.has(at)) return;
  run.nulled.add(path);
  run.errors.push(error);
}

function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Path | undefined = path; at !== undefined; at = at.prev) keys.push(at.key);
  return keys.reverse();
}
