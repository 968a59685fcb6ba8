import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { AccountTier } from '../domain/accounts.ts';

/** What is decided once for an operation, from its document alone. */
export interface OperationPlan {
  /** Which of the two account lists serves the whole operation: both are never read. */
  readonly accountTier: AccountTier;
}

/** @returns a function that plans each operation of a document once */
export function createPlanner(
  schema: GraphQLSchema,
): (document: DocumentNode, operation: OperationDefinitionNode) => OperationPlan {
  const plans = new WeakMap<OperationDefinitionNode, OperationPlan>();
  return (document, operation) => {
    const known = plans.get(operation);
    if (known) return known;
    const plan = { accountTier: accountTierOf(schema, document, operation) };
    plans.set(operation, plan);
    return plan;
  };
}

/** A single field that only the full list has decides it, wherever it is selected. */
function accountTierOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): AccountTier {
  const types = new TypeInfo(schema);
  let tier: AccountTier = 'simple';
  for (const definition of [operation, ...fragmentsOf(document, operation)]) {
    visit(
      definition,
      visitWithTypeInfo(types, {
        Field() {
          if (types.getFieldDef()?.extensions.tier === 'full') tier = 'full';
        },
      }),
    );
  }
  return tier;
}

/** The fragments that an operation spreads, directly or through others. */
function fragmentsOf(document: DocumentNode, operation: OperationDefinitionNode): FragmentDefinitionNode[] {
  const all = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const used = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.get(name.value);
        if (fragment === undefined || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment);
      },
    });
  };
  follow(operation);
  return [...used];
}
