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
  /** A field is selected that may have to wait for a financial institution. */
  readonly live: boolean;
}

/** @returns a function that plans each operation of a document once */
export function createPlanner(
  schema: GraphQLSchema,
): (document: DocumentNode, operation: OperationDefinitionNode) => OperationPlan {
  const plans = new WeakMap<OperationDefinitionNode, OperationPlan>();
  return (document, operation) => {
    const known = plans.get(operation);
    if (known) return known;
    const plan = planOf(schema, document, operation);
    plans.set(operation, plan);
    return plan;
  };
}

/** One field decides for the whole operation, wherever it is selected. */
function planOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationPlan {
  const types = new TypeInfo(schema);
  let accountTier: AccountTier = 'simple';
  let live = false;
  for (const definition of [operation, ...fragmentsOf(document, operation)]) {
    visit(
      definition,
      visitWithTypeInfo(types, {
        Field() {
          const facts = types.getFieldDef()?.extensions;
          if (facts?.tier === 'full') accountTier = 'full';
          if (facts?.live) live = true;
        },
      }),
    );
  }
  return { accountTier, live };
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
