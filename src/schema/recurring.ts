import { recurringStatus } from '../domain/recurring.ts';
import * as resolvers from '../resolvers/recurring.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { MoneyRef } from './money.ts';
import { RecurringStatusEnum } from './product-enums.ts';

const StreamRef = builder.objectRef<resolvers.StreamOf>('RecurringStream');
StreamRef.implement({
  description: 'Transactions that come back: a salary, a subscription, a rent.',
  fields: (t) => ({
    payee: t.string({
      nullable: true,
      description: 'Who pays or is paid, as Mastercard tells it from the text of the bank.',
      resolve: ({ stream }) => stream.payee,
    }),
    categories: t.stringList({
      nullable: false,
      description: 'Categories of its transactions.',
      resolve: ({ stream }) => stream.categories,
    }),
    transactionIds: t.idList({
      nullable: false,
      description: "Upstream's ids of its transactions.",
      resolve: ({ stream }) => stream.transactionIds,
    }),
    count: t.int({
      nullable: true,
      description: 'How many transactions it has.',
      resolve: ({ stream }) => stream.count,
    }),
    cadenceDays: t.int({
      nullable: true,
      description: 'Days between two of them, on average.',
      resolve: ({ stream }) => stream.cadenceDays,
    }),
    status: t.field({
      type: RecurringStatusEnum,
      nullable: false,
      description: 'Whether it goes on.',
      resolve: ({ stream }) => recurringStatus(stream),
    }),
    statusCode: t.string({
      nullable: true,
      description: 'The status as upstream wrote it.',
      resolve: ({ stream }) => stream.status,
    }),
    nextDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'When the next one is expected.',
      resolve: ({ stream }) => stream.nextDate,
    }),
    nextAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'How much is expected of the next one.',
      resolve: (of) => resolvers.money(of, of.stream.nextAmount),
    }),
    minimumAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The least so far.',
      resolve: (of) => resolvers.money(of, of.stream.minimumAmount),
    }),
    maximumAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The most so far.',
      resolve: (of) => resolvers.money(of, of.stream.maximumAmount),
    }),
    meanAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The average so far.',
      resolve: (of) => resolvers.money(of, of.stream.meanAmount),
    }),
    medianAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The median so far.',
      resolve: (of) => resolvers.money(of, of.stream.medianAmount),
    }),
  }),
});

const StreamsRef = builder.objectRef<resolvers.StreamsOf>('RecurringTransactions');
StreamsRef.implement({
  description: 'What comes back, by direction.',
  fields: (t) => ({
    inflows: t.expose('inflows', { type: [StreamRef], nullable: false, description: 'Money that comes in.' }),
    outflows: t.expose('outflows', { type: [StreamRef], nullable: false, description: 'Money that goes out.' }),
  }),
});

builder.objectField(AccountRef, 'recurringTransactions', (t) =>
  t.field({
    type: StreamsRef,
    nullable: true,
    description:
      'Salaries, subscriptions and the like on this account. Any number of accounts of one customer cost one call.',
    authScopes: { transactions: true },
    // Another call finds out the currency, which is the account's.
    extensions: { known: true, cost: { per: 'account', calls: 2 } },
    resolve: (account, _args, ctx) => resolvers.recurringOfAccount(account, ctx),
  }),
);

builder.objectField(CustomerRef, 'recurringTransactions', (t) =>
  t.field({
    type: StreamsRef,
    nullable: true,
    description: 'Salaries, subscriptions and the like over all accounts, in the currency of the first of them.',
    authScopes: { transactions: true },
    extensions: { known: true, cost: { per: 'customer', calls: 2 } },
    resolve: (customer, _args, ctx) => resolvers.recurringOfCustomer(customer, ctx),
  }),
);
