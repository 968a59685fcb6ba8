import type { AccountBalance } from '../domain/balances.ts';
import * as resolvers from '../resolvers/balances.ts';
import { premiumProblems } from '../resolvers/premium.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { MoneyRef } from './money.ts';
import { liveResultOf, waitForArgument } from './pending.ts';
import { asksTheBank } from './premium.ts';

const BalanceRef = builder.objectRef<AccountBalance>('AccountBalance');
BalanceRef.implement({
  description: 'What an account holds, and what of it can be spent.',
  fields: (t) => ({
    available: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'What can be drawn: the cleared balance less what is still pending.',
      resolve: (balance) => resolvers.moneyOf(balance, balance.available),
    }),
    availableDate: t.expose('availableDate', {
      type: 'DateTime',
      nullable: true,
      description: 'The moment that `available` is of.',
    }),
    cleared: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'What is booked.',
      resolve: (balance) => resolvers.moneyOf(balance, balance.cleared),
    }),
    clearedDate: t.expose('clearedDate', {
      type: 'DateTime',
      nullable: true,
      description: 'The moment that `cleared` is of.',
    }),
  }),
});

const Result = liveResultOf('LiveBalanceResult', { name: 'AccountBalance', ref: BalanceRef }, premiumProblems);

const maxAge = {
  required: true,
  defaultValue: 1_800,
  description:
    'Seconds that the balance may be old, 0 to 86400, counted in whole minutes. Within them Mastercard answers from its own memory, and bills all ' +
    'the same. Below 60 the institution is asked for certain.',
} as const;

builder.objectField(AccountRef, 'liveBalance', (t) =>
  t.field({
    type: Result,
    nullable: true,
    description:
      'The balance of a checking, savings, money market or CD account as the institution states it now. Before a payment from an account that was ' +
      'verified once, this is all that is needed.',
    args: { maxAge: t.arg.int(maxAge), waitFor: t.arg.int(waitForArgument) },
    authScopes: { $all: { accounts: true, billing: true } },
    extensions: asksTheBank('Live Balance'),
    resolve: resolvers.liveBalance,
  }),
);

builder.objectField(AccountRef, 'availableBalance', (t) =>
  t.field({
    type: BalanceRef,
    nullable: true,
    description: 'The balance as of the last aggregation, with the rest of the account and free of charge. Not live.',
    extensions: { tier: 'full' },
    resolve: resolvers.availableBalance,
  }),
);
