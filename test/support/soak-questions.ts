import { examples } from './examples.ts';

export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const overview =
  'query Q($c: ID!) { customer(customerId: $c) { username accounts { accountId name institution { name } transactions(first: 5) { edges { node { amount { amount } } } } } } }';

/** Bad in as many ways as there are. */
export const badQuestions: readonly Question[] = Array.from({ length: 40 }, (_, each) => ({
  query: `{ nothing${each} }`,
  variables: {},
}));

/** What the clients of a soak ask: all examples that change nothing, and an overview of each customer. */
export function soakQuestions(customers: readonly string[]): readonly Question[] {
  const reads = examples().filter(({ query }) => /^query|^\{/m.test(query));
  return [
    ...reads.map(({ query, variables }) => ({ query, variables })),
    ...customers.map((c) => ({ query: overview, variables: { c } })),
  ];
}
