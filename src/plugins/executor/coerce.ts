import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

type Coerced = ReturnType<typeof getVariableValues>;

const made = new WeakMap<object, { readonly operation: OperationDefinitionNode; readonly coerced: Coerced }>();

/**
 * The values of an operation's variables, or what is wrong with them; found out once for what a request sent, though both its
 * price and its execution depend on them. Whoever wants other values puts another object in the place of the one that was sent.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): Coerced {
  const known = made.get(sent);
  if (known?.operation === operation) return known.coerced;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], sent, { maxErrors: 50 });
  made.set(sent, { operation, coerced });
  return coerced;
}
