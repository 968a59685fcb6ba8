import { encodeGlobalId } from '../domain/global-ids.ts';
import {
  type Categorization,
  type InvestmentTransaction,
  maxReadsPerPage,
  type Transaction,
} from '../domain/transactions.ts';
import * as resolvers from '../resolvers/transactions.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { DirectionEnum, ShadowPolicyEnum, SortOrderEnum, TransactionStatusEnum } from './enums.ts';
import { MoneyRef } from './money.ts';
import { idDescription, NodeRef } from './nodes.ts';
import { pageArgs } from './pages.ts';

export const TransactionRef = builder.objectRef<Transaction>('Transaction');
const CategorizationRef = builder.objectRef<Categorization>('Categorization');
const InvestmentRef = builder.objectRef<InvestmentTransaction & { readonly row: Transaction }>('InvestmentTransaction');

CategorizationRef.implement({
  description: 'What Mastercard makes of the description of a transaction.',
  fields: (t) => ({
    normalizedPayeeName: t.exposeString('normalizedPayeeName', {
      nullable: true,
      description: 'The payee in plain words.',
    }),
    category: t.exposeString('category', {
      nullable: true,
      description: 'Category, such as `Groceries`; the list is open.',
    }),
    bestRepresentation: t.exposeString('bestRepresentation', {
      nullable: true,
      description: 'The most readable description.',
    }),
    city: t.exposeString('city', { nullable: true, description: 'City of the payee.' }),
    state: t.exposeString('state', { nullable: true, description: 'State of the payee.' }),
    postalCode: t.exposeString('postalCode', { nullable: true, description: 'ZIP code of the payee.' }),
    country: t.exposeString('country', { nullable: true, description: 'Country of the payee.' }),
  }),
});

InvestmentRef.implement({
  description: 'What only transactions of investment accounts have.',
  fields: (t) => ({
    typeCode: t.exposeString('type', {
      nullable: true,
      description: 'What was done, such as `purchased` or `dividend`; the list is open.',
    }),
    ticker: t.exposeString('ticker', { nullable: true, description: 'Ticker symbol of the security.' }),
    securityId: t.exposeString('securityId', { nullable: true, description: 'Id of the security.' }),
    securityIdType: t.exposeString('securityIdType', {
      nullable: true,
      description: 'What `securityId` is, such as `CUSIP` or `ISIN`.',
    }),
    unitQuantity: t.expose('unitQuantity', { type: 'Decimal', nullable: true, description: 'Number of units.' }),
    unitPrice: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'Price of one unit.',
      resolve: ({ row, unitPrice }, _args, ctx) => resolvers.amountOf(row, unitPrice, ctx),
    }),
    commissionAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'Commission paid.',
      resolve: ({ row, commissionAmount }, _args, ctx) => resolvers.amountOf(row, commissionAmount, ctx),
    }),
    taxesAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'Taxes paid.',
      resolve: ({ row, taxesAmount }, _args, ctx) => resolvers.amountOf(row, taxesAmount, ctx),
    }),
    incomeType: t.exposeString('incomeType', { nullable: true, description: 'Kind of income, where it is income.' }),
  }),
});

TransactionRef.implement({
  description: 'A movement on an account.',
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: idDescription,
      extensions: { known: true },
      resolve: ({ customerId, accountId, transactionId }) =>
        encodeGlobalId('Transaction', customerId, accountId, transactionId),
    }),
    transactionId: t.exposeID('transactionId', {
      nullable: false,
      description: "Upstream's id of the transaction.",
      extensions: { known: true },
    }),
    uniqueTransactionId: t.exposeID('uniqueTransactionId', {
      nullable: true,
      description: 'Account id and transaction id in one, as upstream writes it.',
    }),
    account: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The account that it moved.',
      authScopes: { accounts: true },
      extensions: { known: true, cost: { per: 'customer', calls: 1 } },
      resolve: (row, _args, ctx, info) => resolvers.accountOfTransaction(row, ctx, info),
    }),
    status: t.field({
      type: TransactionStatusEnum,
      nullable: false,
      description: 'Where it stands.',
      resolve: resolvers.status,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    amount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'Amount with the sign that upstream sent; `direction` says what the sign means.',
      extensions: { cost: { per: 'customer', calls: 1 } },
      resolve: (row, _args, ctx) => resolvers.amountOf(row, row.amount, ctx),
    }),
    direction: t.field({
      type: DirectionEnum,
      nullable: true,
      description: 'Whether money came in or went out, by the sign and the kind of account.',
      extensions: { cost: { per: 'customer', calls: 1 } },
      resolve: (row, _args, ctx) => resolvers.direction(row, ctx),
    }),
    description: t.exposeString('description', { nullable: true, description: "The institution's text." }),
    memo: t.exposeString('memo', {
      nullable: true,
      description: 'More of the text; best shown together with `description`.',
    }),
    typeCode: t.exposeString('type', {
      nullable: true,
      description: 'Kind of movement, such as `debit` or `atm`; the list is open.',
    }),
    transactionDate: t.expose('transactionDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When it happened; lists are sorted by it.',
    }),
    postedDate: t.expose('postedDate', { type: 'DateTime', nullable: true, description: 'When it was booked.' }),
    createdDate: t.expose('createdDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When Mastercard first saw it.',
    }),
    effectiveDate: t.expose('effectiveDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When it takes effect.',
    }),
    checkNumber: t.exposeString('checkNumber', { nullable: true, description: 'Number of the check, for checks.' }),
    runningBalance: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'Balance of the account after it, where the institution tells.',
      resolve: (row, _args, ctx) => resolvers.amountOf(row, row.runningBalance, ctx),
    }),
    feeAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The part that is fees.',
      resolve: (row, _args, ctx) => resolvers.amountOf(row, row.feeAmount, ctx),
    }),
    interestAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The part that is interest.',
      resolve: (row, _args, ctx) => resolvers.amountOf(row, row.interestAmount, ctx),
    }),
    principalAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The part that pays down principal.',
      resolve: (row, _args, ctx) => resolvers.amountOf(row, row.principalAmount, ctx),
    }),
    escrowAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The part that goes to escrow.',
      resolve: (row, _args, ctx) => resolvers.amountOf(row, row.escrowAmount, ctx),
    }),
    categorization: t.expose('categorization', {
      type: CategorizationRef,
      nullable: true,
      description: 'Payee and category.',
    }),
    investment: t.field({
      type: InvestmentRef,
      nullable: true,
      description: 'What only investment accounts have.',
      resolve: (row) => row.investment && { ...row.investment, row },
    }),
  }),
});

const TransactionEdge = builder.edgeObject({
  type: TransactionRef,
  name: 'TransactionEdge',
  description: 'A transaction in a list.',
});
const TransactionConnection = builder.connectionObject(
  { type: TransactionRef, name: 'TransactionConnection', description: 'A page of transactions.' },
  TransactionEdge,
);

const filterArgs = builder.args((arg) => ({
  ...pageArgs,
  from: arg.field({ type: 'Date', description: 'First day, inclusive, in UTC. Default: all that there is.' }),
  to: arg.field({ type: 'Date', description: 'Last day, inclusive, in UTC. Default: up to tomorrow.' }),
  includePending: arg.boolean({ defaultValue: false, description: 'Also show what is announced but not booked.' }),
  shadow: arg.field({
    type: ShadowPolicyEnum,
    defaultValue: 'EXCLUDE',
    description: 'What to do with rows that the institution no longer reports.',
  }),
  sort: arg.field({ type: SortOrderEnum, defaultValue: 'DESC', description: 'Newest or oldest first.' }),
}));

builder.objectField(AccountRef, 'transactions', (t) =>
  t.field({
    type: TransactionConnection,
    nullable: true,
    description: 'Transactions of this account. Paging loses and repeats no row while others come and go.',
    args: filterArgs,
    authScopes: { transactions: true },
    extensions: { known: true, cost: { per: 'account', calls: maxReadsPerPage } },
    resolve: resolvers.transactionsOfAccount,
  }),
);

builder.objectField(CustomerRef, 'transactions', (t) =>
  t.field({
    type: TransactionConnection,
    nullable: true,
    description: 'Transactions of all accounts of this customer in one list.',
    args: filterArgs,
    authScopes: { transactions: true },
    extensions: { known: true, cost: { per: 'customer', calls: maxReadsPerPage } },
    resolve: resolvers.transactionsOfCustomer,
  }),
);
