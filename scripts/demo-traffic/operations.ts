/** What clients ask, and how often of a hundred times. `$c` is a customer, `$a` an account, `$l` an institution login. */
export interface DemoOperation {
  readonly name: string;
  readonly weight: number;
  readonly text: string;
}

const problem = '... on Problem { message }';

export const demoOperations: readonly DemoOperation[] = [
  {
    name: 'Overview',
    weight: 22,
    text: `query Overview($c: ID!) { customer(customerId: $c) {
      username accounts { name type balance { amount currency } aggregationStatusCode institution { name } transactions(first: 10) { edges { node { transactionId } } } }
    } }`,
  },
  {
    name: 'Balances',
    weight: 18,
    text: 'query Balances($c: ID!) { customer(customerId: $c) { accounts { accountId balance { amount } } } }',
  },
  {
    name: 'Transactions',
    weight: 16,
    text: 'query Transactions($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { transactions(first: 50) { edges { node { description } } } } }',
  },
  {
    name: 'LiveBalance',
    weight: 14,
    text: `query LiveBalance($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { liveBalance(maxAge: 0) { __typename ${problem} } } }`,
  },
  {
    name: 'AccountNumbers',
    weight: 8,
    text: `query AccountNumbers($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { achDetails(maxAge: 0) { __typename ${problem} } } }`,
  },
  {
    name: 'Owners',
    weight: 8,
    text: `query Owners($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { owners(maxAge: 0) { __typename ${problem} } } }`,
  },
  {
    name: 'Refresh',
    weight: 4,
    text: `mutation Refresh($c: ID!, $l: ID!) { refreshAccounts(input: { customerId: $c, institutionLoginId: $l }) { __typename ${problem} } }`,
  },
  {
    name: 'SearchInstitutions',
    weight: 3,
    text: 'query SearchInstitutions { institutions(search: "bank", first: 5) { edges { node { name } } } }',
  },
  {
    name: 'ConnectLink',
    weight: 3,
    text: `mutation ConnectLink($c: ID!) { generateConnectLink(input: { customerId: $c, redirectUri: "http://localhost:5173/connected" }) { __typename ${problem} } }`,
  },
  {
    name: 'NobodysCustomer',
    weight: 4,
    text: 'query NobodysCustomer { customer(customerId: "4040404") { username } }',
  },
];

/** What is known of a partner's customers before any of them is asked about. */
export const directory = `query Directory { customers(first: 40) { edges { node { customerId accounts {
  accountId institutionLogin { institutionLoginId } institution { institutionId oauthEnabled } type
} } } } }`;
