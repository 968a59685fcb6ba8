import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CostUnit } from '../domain/cost.ts';

/** The most upstream calls that an operation can cause, known before anything runs. */
export interface OperationCost {
  readonly calls: number;
  readonly billable: number;
  /** Items that may be billed, by product. */
  readonly products: Readonly<Record<string, number>>;
}

/** How many of each unit there can be at a place of the document. */
type Counts = Readonly<Record<CostUnit, number>>;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  calls: number;
  billable: number;
  readonly products: Map<string, number>;
}

/**
 * Prices operations, each once where its price does not depend on variables: which were asked for is noted while it is
 * worked out.
 */
export function createPricer() {
  const prices = new WeakMap<OperationDefinitionNode, OperationCost>();
  return (
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): OperationCost => {
    const known = prices.get(operation);
    if (known !== undefined) return known;
    const watched = watchReads(variables);
    const cost = costOf(schema, operation, fragmentsByName(document), watched.values);
    if (!watched.wereRead()) prices.set(operation, cost);
    return cost;
  };
}

function watchReads(variables: Readonly<Record<string, unknown>>) {
  let read = false;
  const noting =
    <Args extends unknown[], T>(look: (...args: Args) => T) =>
    (...args: Args): T => {
      read = true;
      return look(...args);
    };
  const values: Readonly<Record<string, unknown>> = new Proxy<Record<string, unknown>>(variables, {
    get: noting(Reflect.get),
    has: noting(Reflect.has),
    ownKeys: noting(Reflect.ownKeys),
    getOwnPropertyDescriptor: noting(Reflect.getOwnPropertyDescriptor),
  });
  return { values, wereRead: () => read };
}

function fragmentsByName(document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

const one: Counts = { operation: 1, customer: 1, login: 1, account: 1, report: 1 };

/** Sums what the selected fields declare, multiplied by the lists they stand in. */
function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Readonly<Record<string, unknown>>,
): OperationCost {
  const walk: Walk = { schema, fragments, variables, calls: 0, billable: 0, products: new Map() };
  add(walk, operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, one);
  return { calls: walk.calls, billable: walk.billable, products: Object.fromEntries(walk.products) };
}

function add(walk: Walk, set: SelectionSetNode, type: GraphQLNamedType | undefined, counts: Counts): void {
  for (const selection of set.selections) {
    if (isLeftOut(selection, walk)) continue;
    if (selection.kind === 'Field') {
      addField(walk, selection, type, counts);
      continue;
    }
    const fragment = selection.kind === 'InlineFragment' ? selection : walk.fragments[selection.name.value];
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value;
    add(walk, fragment.selectionSet, condition === undefined ? type : walk.schema.getType(condition), counts);
  }
}

function isLeftOut(selection: SelectionNode, { variables }: Walk): boolean {
  if (!selection.directives?.length) return false;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false
  );
}

function addField(walk: Walk, node: FieldNode, type: GraphQLNamedType | undefined, counts: Counts): void {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  if (field === undefined) return;
  const { cost } = field.extensions;
  if (cost !== undefined) {
    walk.calls += sizeOf(cost.calls, field, node, walk) * counts[cost.per];
    if (cost.billable !== undefined) {
      const items = sizeOf(cost.billable, field, node, walk) * counts[cost.per];
      walk.billable += items;
      walk.products.set(cost.product, (walk.products.get(cost.product) ?? 0) + items);
    }
  }
  const inner = getNamedType(field.type);
  if (node.selectionSet && isCompositeType(inner))
    add(walk, node.selectionSet, inner, below(walk, field, node, counts));
}

/** Inside a list there are as many units as the list may have rows, for each that it stands in. */
function below(walk: Walk, field: GraphQLField<unknown, unknown>, node: FieldNode, counts: Counts): Counts {
  const { list } = field.extensions;
  if (list === undefined) return counts;
  const size = sizeOf(list.size, field, node, walk);
  if (list.of === 'report') return { ...counts, report: counts.customer * size };
  if (list.of === 'account') return { ...counts, login: counts.customer * size, account: counts.customer * size };
  const customer = counts.customer * size;
  return { ...counts, customer, login: customer, account: customer, report: customer };
}

/** A number as it is; the name of an argument as its value, or the length of its value. */
function sizeOf(size: number | string, field: GraphQLField<unknown, unknown>, node: FieldNode, walk: Walk): number {
  if (typeof size === 'number') return size;
  const argument = getArgumentValues(field, node, walk.variables)[size];
  return Array.isArray(argument) ? argument.length : typeof argument === 'number' ? Math.max(0, argument) : 1;
}
