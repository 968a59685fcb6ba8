import { iso } from './client.mjs';

export const typeDefs = `
  scalar Decimal
  scalar CurrencyCode
  scalar DateTime
  type Query { customer(customerId: ID!): Customer }
  type Customer { customerId: ID! accounts: [Account!] }
  type Account {
    accountId: ID! name: String typeCode: String statusCode: String balance: Money
    institution: Institution transactions(first: Int = 20): TransactionConnection
  }
  type Money { amount: Decimal! currency: CurrencyCode! }
  type Institution { institutionId: ID! name: String urlHomeApp: String branding: Branding }
  type Branding { logo: String }
  type TransactionConnection { edges: [TransactionEdge!]! }
  type TransactionEdge { node: Transaction! }
  type Transaction {
    transactionId: ID! amount: Money statusCode: String description: String memo: String typeCode: String
    postedDate: DateTime transactionDate: DateTime
  }
`;

/** @param read reads what is needed of a context: accounts, transactions by account, an institution */
export const resolversOver = (read) => ({
  Query: { customer: (_root, { customerId }) => ({ customerId }) },
  Customer: { accounts: ({ customerId }, _args, context) => read.accounts(context, customerId) },
  Account: {
    accountId: ({ id }) => id,
    typeCode: ({ type }) => type,
    statusCode: ({ status }) => status,
    balance: ({ balance, currency }) => ({ amount: String(balance), currency }),
    institution: ({ institutionId }, _args, context) => read.institution(context, institutionId),
    transactions: async ({ id, customerId, currency }, { first }, context) => {
      const rows = (await read.transactions(context, customerId)).get(id) ?? [];
      return { edges: rows.slice(0, first).map((row) => ({ node: { ...row, currency } })) };
    },
  },
  Institution: { institutionId: ({ id }) => String(id) },
  Transaction: {
    transactionId: ({ id }) => id,
    amount: ({ amount, currency }) => ({ amount: String(amount), currency }),
    statusCode: ({ status }) => status,
    typeCode: ({ type }) => type,
    postedDate: ({ postedDate }) => iso(postedDate),
    transactionDate: ({ transactionDate }) => iso(transactionDate),
  },
});

export const byLoaders = {
  accounts: ({ loaders }, id) => loaders.accounts.load(id),
  institution: ({ loaders }, id) => loaders.institutions.load(id),
  transactions: ({ loaders }, id) => loaders.transactions.load(id),
};
