import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { coerceVariables } from './coerce.ts';
import { selectionOf, serialSelectionOf } from './plan-fields.ts';
import { type Frame, note, type Run, type Select } from './run.ts';

export interface ExecutionInput {
  readonly rootValue?: unknown;
  readonly contextValue?: unknown;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Runs an operation; null where another executor has to. */
export type CompiledOperation = (input: ExecutionInput) => ExecutionResult | Promise<ExecutionResult> | null;

interface Variant {
  readonly frame: Frame;
  readonly select: Select;
}

/** Of one operation, for different values of what `@skip` and `@include` ask for. */
const mostVariants = 8;

/**
 * Compiles an operation, each part of it when it first runs. It answers what `execute` of graphql-js does, but for the words of
 * complaints about values that a resolver must not answer.
 *
 * @returns null for what is left to another executor: subscriptions, and what reads the schema itself
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation | null {
  const root = schema.getRootType(operation.operation);
  if (!root || operation.operation === 'subscription' || readsSchema(document)) return null;
  const select = operation.operation === 'mutation' ? serialSelectionOf : selectionOf;
  const fragments = fragmentsOf(document);
  const names = conditionsOf(document, operation);
  const variants = new Map<string, Variant>();

  function variantOf(variables: Readonly<Record<string, unknown>>): Variant | null {
    const values = names.map((name) => variables[name]);
    const key = values.join();
    const known = variants.get(key);
    if (known !== undefined) return known;
    if (variants.size >= mostVariants || !values.every((value) => typeof value === 'boolean')) return null;
    const conditions = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    const frame: Frame = { schema, operation, fragments, conditions, slots: 0 };
    const variant = { frame, select: select(frame, root as NonNullable<typeof root>, [operation]) };
    variants.set(key, variant);
    return variant;
  }

  return ({ rootValue, contextValue, variableValues }) => {
    const { coerced, errors } = coerceVariables(schema, operation, variableValues ?? {});
    if (errors) return { errors };
    const variant = variantOf(coerced);
    return variant && execute(variant, { root: rootValue, context: contextValue, variables: coerced });
  };
}

function execute(
  { frame, select }: Variant,
  { root, context, variables }: Pick<Run, 'root' | 'context' | 'variables'>,
): ExecutionResult | Promise<ExecutionResult> {
  const run: Run = { frame, root, context, variables, args: [], errors: [], nulled: undefined };
  try {
    const data = select(root, undefined, run);
    return data instanceof Promise
      ? data.then(
          (known) => answerOf(known, run),
          (error: unknown) => failure(error, run),
        )
      : answerOf(data, run);
  } catch (error) {
    return failure(error, run);
  }
}

const answerOf = (data: unknown, { errors }: Run): ExecutionResult =>
  errors.length === 0
    ? { data: data as Record<string, unknown> }
    : { errors, data: data as Record<string, unknown> | null };

function failure(error: unknown, run: Run): ExecutionResult {
  if (!(error instanceof GraphQLError)) throw error;
  note(run, error, undefined);
  return answerOf(null, run);
}

function fragmentsOf({ definitions }: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((node) => [node.name.value, node]));
}

function readsSchema(document: DocumentNode): boolean {
  let reads = false;
  visit(document, {
    Field({ name }) {
      if (name.value === '__schema' || name.value === '__type') reads = true;
    },
  });
  return reads;
}

/** Names of the operation's variables that decide what is selected. */
function conditionsOf(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly string[] {
  const used = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) used.add(value.name.value);
    },
  });
  return variableDefinitions.map(({ variable }) => variable.name.value).filter((name) => used.has(name));
}
