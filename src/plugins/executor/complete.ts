import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Info } from './info.ts';
import { type Complete, type FieldPlan, failed, isThenable, type Path, type Run, type Select } from './run.ts';

/** Makes the selection below a field for one type of object; asked once for each. */
export type SelectionOf = (type: GraphQLObjectType) => Select;

/** @param plan whose value it is; not read before something runs */
export function completeFor(type: GraphQLOutputType, plan: () => FieldPlan, selectionOf: SelectionOf): Complete {
  if (isNonNullType(type)) return nonNull(completeFor(type.ofType, plan, selectionOf), plan);
  if (isListType(type)) return list(completeFor(type.ofType, plan, selectionOf), isNonNullType(type.ofType), plan);
  if (isLeafType(type)) return leaf(type);
  const select = lasting(selectionOf);
  return isAbstractType(type) ? abstract(type, plan, select) : object(type, plan, select);
}

function lasting(selectionOf: SelectionOf): SelectionOf {
  const known = new Map<GraphQLObjectType, Select>();
  return (type) => {
    const made = known.get(type) ?? selectionOf(type);
    known.set(type, made);
    return made;
  };
}

function nonNull(complete: Complete, plan: () => FieldPlan): Complete {
  const check = (value: unknown): unknown => {
    if (value !== null) return value;
    const { parent, field } = plan();
    throw new Error(`Cannot return null for non-nullable field ${parent.name}.${field.name}.`);
  };
  return (value, path, run) => {
    const done = complete(value, path, run);
    return done instanceof Promise ? done.then(check) : check(done);
  };
}

function leaf(type: GraphQLLeafType): Complete {
  return (value) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    const written: unknown = type.serialize(value);
    if (written === null || written === undefined)
      throw new Error(`Expected \`${type.name}.serialize()\` to return non-nullable value, returned: ${written}`);
    return written;
  };
}

function list(complete: Complete, isNonNull: boolean, plan: () => FieldPlan): Complete {
  function entry(value: unknown, path: Path, run: Run): unknown {
    try {
      const done = isThenable(value)
        ? Promise.resolve(value).then((known) => complete(known, path, run))
        : complete(value, path, run);
      return done instanceof Promise
        ? done.then(undefined, (cause: unknown) => failed(plan(), isNonNull, cause, path, run))
        : done;
    } catch (cause) {
      return failed(plan(), isNonNull, cause, path, run);
    }
  }

  return (value, path, run) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    if (!isIterableObject(value)) {
      const { parent, field } = plan();
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${parent.name}.${field.name}".`);
    }
    const entries: unknown[] = [];
    let waits = false;
    const add = (item: unknown) => {
      const done = entry(item, { prev: path, key: entries.length, typename: undefined }, run);
      if (done instanceof Promise) waits = true;
      entries.push(done);
    };
    try {
      // An array as an array: an iterator makes an object for each entry.
      if (Array.isArray(value)) for (let index = 0; index < value.length; index++) add(value[index]);
      else for (const item of value) add(item);
    } catch (error) {
      // Nobody waits for the others any more.
      void Promise.allSettled(entries);
      throw error;
    }
    return waits ? Promise.all(entries) : entries;
  };
}

function isIterableObject(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function object(type: GraphQLObjectType, plan: () => FieldPlan, selectionOf: SelectionOf): Complete {
  let select: Select | undefined;
  const whole: Complete = (value, path, run) => {
    select ??= selectionOf(type);
    return select(value, path, run);
  };
  return (value, path, run) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return type.isTypeOf ? ofType(type, plan(), whole)(value, path, run) : whole(value, path, run);
  };
}

/** @throws for a value that says that it is of another type */
function ofType(type: GraphQLObjectType, plan: FieldPlan, select: Complete): Complete {
  return (value, path, run) => {
    const check = (isIt: boolean) => {
      if (isIt) return select(value, path, run);
      throw new GraphQLError(`Expected value of type "${type.name}" but got another.`, { nodes: plan.nodes });
    };
    const isIt = type.isTypeOf?.(value, run.context, infoAt(plan, path, run)) ?? true;
    return isThenable(isIt) ? Promise.resolve(isIt).then(check) : check(isIt);
  };
}

function abstract(type: GraphQLAbstractType, plan: () => FieldPlan, selectionOf: SelectionOf): Complete {
  const completes = new Map<string, Complete>();
  function as(name: unknown, run: Run): Complete {
    const known = typeof name === 'string' ? completes.get(name) : undefined;
    if (known !== undefined) return known;
    const complete = object(possibleType(type, name, plan(), run), plan, selectionOf);
    completes.set(String(name), complete);
    return complete;
  }

  return (value, path, run) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    const typeOf = type.resolveType ?? defaultTypeResolver;
    const name = typeOf(value, run.context, infoAt(plan(), path, run), type);
    return isThenable(name)
      ? Promise.resolve(name).then((known) => as(known, run)(value, path, run))
      : as(name, run)(value, path, run);
  };
}

/** @throws GraphQLError when it is none */
function possibleType(type: GraphQLAbstractType, name: unknown, plan: FieldPlan, run: Run): GraphQLObjectType {
  const { schema } = run.frame;
  const found = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(found) && schema.isSubType(type, found)) return found;
  const { parent, field, nodes } = plan;
  throw new GraphQLError(
    `Abstract type "${type.name}" must resolve to one of its possible types for field "${parent.name}.${field.name}".`,
    { nodes },
  );
}

/** Of the field, also for the entries of its list. */
function infoAt(plan: FieldPlan, path: Path | undefined, run: Run): Info {
  let at = path;
  while (typeof at?.key === 'number') at = at.prev;
  return new Info(plan, at?.prev, run);
}
