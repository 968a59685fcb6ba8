import {
  type ASTNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  getArgumentValues,
  getNullableType,
  isLeafType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import { completeFor } from './complete.ts';
import type { Arguments, FieldPlan, Frame, Select } from './run.ts';
import { writeSelect } from './write-select.ts';

interface Selecting {
  readonly selectionSet?: SelectionSetNode | undefined;
}

/** The selection of an object of a type, from all the nodes that select of it. */
export function selectionOf(frame: Frame, type: GraphQLObjectType, nodes: readonly Selecting[]): Select {
  return writeSelect(planFields(frame, type, nodes), type.name);
}

/** The same, one field after the other: of a mutation the next begins when the one before has ended. */
export function serialSelectionOf(frame: Frame, type: GraphQLObjectType, nodes: readonly Selecting[]): Select {
  const selects = planFields(frame, type, nodes).map((entry) => writeSelect([entry], type.name));
  return (source, path, run) => {
    const goOn = (at: number, done: object): unknown => {
      const select = selects[at];
      if (select === undefined) return done;
      const part = select(source, path, run);
      const joined = (more: unknown) => goOn(at + 1, { ...done, ...(more as object) });
      return part instanceof Promise ? part.then(joined) : joined(part);
    };
    return goOn(0, {});
  };
}

/** A plan for each field; for `__typename`, which needs none, the name that the client gave it. */
function planFields(
  frame: Frame,
  type: GraphQLObjectType,
  nodes: readonly Selecting[],
): readonly (FieldPlan | string)[] {
  const fields = type.getFields();
  const sets = nodes.map(({ selectionSet }) => selectionSet);
  return [...collectFields(frame, type, sets)].flatMap(([key, nodes]): (FieldPlan | string)[] => {
    const name = nodes[0]?.name.value ?? '';
    if (name === '__typename') return [key];
    const field = fields[name];
    return field === undefined ? [] : [planField(frame, type, field, key, nodes)];
  });
}

function planField(
  frame: Frame,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  key: string,
  nodes: readonly FieldNode[],
): FieldPlan {
  const property = propertyOf(field);
  const plan: FieldPlan = {
    key,
    field,
    parent,
    nodes,
    resolve: property === null ? (field.resolve ?? null) : null,
    property: property ?? field.name,
    args: argumentsBefore(field, nodes),
    slot: frame.slots,
    isLeaf: isLeafType(getNullableType(field.type)),
    isNonNull: isNonNullType(field.type),
    complete: completeFor(
      field.type,
      () => plan,
      (type) => selectionOf(frame, type, nodes),
    ),
  };
  frame.slots += 1;
  return plan;
}

/** What the builder of the schema says of a field that it exposes under another name, as long as nobody has wrapped it. */
interface Exposed {
  readonly pothosExposedField?: string;
  readonly pothosOriginalResolve?: unknown;
}

function propertyOf({ resolve, extensions }: GraphQLField<unknown, unknown>): string | null {
  const { pothosExposedField, pothosOriginalResolve } = extensions as Exposed;
  return pothosExposedField !== undefined && resolve === pothosOriginalResolve ? pothosExposedField : null;
}

/** The arguments of a field that mentions no variable; null where they depend on one, or do not fit. */
function argumentsBefore(field: GraphQLField<unknown, unknown>, [node]: readonly FieldNode[]): Arguments | null {
  if (node === undefined || node.arguments?.some(mentionsVariable)) return null;
  try {
    return frozen(getArgumentValues(field, node));
  } catch {
    // Told as the field's own error, each time that it runs.
    return null;
  }
}

function mentionsVariable(node: ASTNode): boolean {
  let found = false;
  visit(node, {
    [Kind.VARIABLE]() {
      found = true;
    },
  });
  return found;
}

function frozen<T>(value: T): T {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null)) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}
