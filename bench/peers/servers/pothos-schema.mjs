import SchemaBuilder from '@pothos/core';
import { iso } from './client.mjs';

const builder = new SchemaBuilder({ defaultFieldNullability: true });
for (const name of ['Decimal', 'CurrencyCode', 'DateTime']) builder.scalarType(name, { serialize: (value) => value });

const Money = builder.objectRef('Money').implement({
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', nullable: false, resolve: ({ amount }) => String(amount) }),
    currency: t.expose('currency', { type: 'CurrencyCode', nullable: false }),
  }),
});
const Branding = builder.objectRef('Branding').implement({ fields: (t) => ({ logo: t.exposeString('logo') }) });
const Institution = builder.objectRef('Institution').implement({
  fields: (t) => ({
    institutionId: t.id({ nullable: false, resolve: ({ id }) => String(id) }),
    name: t.exposeString('name'),
    urlHomeApp: t.exposeString('urlHomeApp'),
    branding: t.expose('branding', { type: Branding }),
  }),
});
const Transaction = builder.objectRef('Transaction').implement({
  fields: (t) => ({
    transactionId: t.exposeID('id', { nullable: false }),
    amount: t.field({ type: Money, resolve: ({ amount, currency }) => ({ amount, currency }) }),
    statusCode: t.exposeString('status'),
    description: t.exposeString('description'),
    memo: t.exposeString('memo'),
    typeCode: t.exposeString('type'),
    postedDate: t.field({ type: 'DateTime', resolve: ({ postedDate }) => iso(postedDate) }),
    transactionDate: t.field({ type: 'DateTime', resolve: ({ transactionDate }) => iso(transactionDate) }),
  }),
});
const Edge = builder.objectRef('TransactionEdge').implement({
  fields: (t) => ({ node: t.expose('node', { type: Transaction, nullable: false }) }),
});
const Connection = builder.objectRef('TransactionConnection').implement({
  fields: (t) => ({ edges: t.expose('edges', { type: [Edge], nullable: { list: false, items: false } }) }),
});
const Account = builder.objectRef('Account').implement({
  fields: (t) => ({
    accountId: t.exposeID('id', { nullable: false }),
    name: t.exposeString('name'),
    typeCode: t.exposeString('type'),
    statusCode: t.exposeString('status'),
    balance: t.field({ type: Money, resolve: ({ balance, currency }) => ({ amount: balance, currency }) }),
    institution: t.field({
      type: Institution,
      resolve: ({ institutionId }, _args, { loaders }) => loaders.institutions.load(institutionId),
    }),
    transactions: t.field({
      type: Connection,
      args: { first: t.arg.int({ defaultValue: 20 }) },
      resolve: async ({ id, customerId, currency }, { first }, { loaders }) => {
        const rows = (await loaders.transactions.load(customerId)).get(id) ?? [];
        return { edges: rows.slice(0, first).map((row) => ({ node: { ...row, currency } })) };
      },
    }),
  }),
});
const Customer = builder.objectRef('Customer').implement({
  fields: (t) => ({
    customerId: t.exposeID('customerId', { nullable: false }),
    accounts: t.field({
      type: [Account],
      nullable: { list: true, items: false },
      resolve: ({ customerId }, _args, { loaders }) => loaders.accounts.load(customerId),
    }),
  }),
});
builder.queryType({
  fields: (t) => ({
    customer: t.field({
      type: Customer,
      args: { customerId: t.arg.id({ required: true }) },
      resolve: (_root, { customerId }) => ({ customerId }),
    }),
  }),
});

export const schema = builder.toSchema();
