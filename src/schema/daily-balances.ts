import * as resolvers from '../resolvers/daily-balances.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { MoneyRef } from './money.ts';

const DailyBalanceRef = builder.objectRef<resolvers.AccountDay>('DailyBalance');

DailyBalanceRef.implement({
  description: 'What an account held on one day, reckoned from its transactions.',
  fields: (t) => ({
    date: t.field({ type: 'Date', nullable: true, description: 'The day, in UTC.', resolve: resolvers.dayOf }),
    beginning: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'At the beginning of the day.',
      resolve: (day, _args, ctx) => resolvers.balanceOf(day, day.beginning, ctx),
    }),
    ending: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'At the end of the day.',
      resolve: (day, _args, ctx) => resolvers.balanceOf(day, day.ending, ctx),
    }),
  }),
});

builder.objectField(AccountRef, 'dailyBalances', (t) =>
  t.field({
    type: [DailyBalanceRef],
    nullable: true,
    description: 'Balances day by day, reckoned from the transactions.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'First day, inclusive, in UTC.' }),
      to: t.arg({ type: 'Date', required: true, description: 'Last day, inclusive, in UTC.' }),
    },
    authScopes: { transactions: true },
    extensions: { known: true, cost: { per: 'account', calls: 1 } },
    resolve: resolvers.dailyBalances,
  }),
);
