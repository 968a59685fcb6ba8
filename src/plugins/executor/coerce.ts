import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

type Coerced = ReturnType<typeof getVariableValues>;

/** Kept with the values, and good for this very object: a copy that somebody changes has it too. */
const made = Symbol('coerced');

interface Made {
  readonly sent: object;
  readonly operation: OperationDefinitionNode;
  readonly coerced: Coerced;
}

/**
 * The values of an operation's variables, or what is wrong with them; found out once for what a request sent, though both its
 * price and its execution depend on them. Whoever wants other values puts another object in the place of the one that was sent.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>> & { [made]?: Made },
): Coerced {
  const known = sent[made];
  if (known?.operation === operation && known.sent === sent) return known.coerced;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], sent, { maxErrors: 50 });
  if (Object.isExtensible(sent)) sent[made] = { sent, operation, coerced };
  return coerced;
}
