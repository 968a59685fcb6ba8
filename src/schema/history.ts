import * as resolvers from '../resolvers/history.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { liveResultOf, waitForArgument } from './pending.ts';
import { keyArgument } from './results.ts';

const PayloadRef = builder.objectRef<resolvers.HistoryOutcome>('LoadTransactionHistoryPayload');
PayloadRef.implement({
  description:
    'The bank was asked, now or before: whoever loads a history twice gets the same answer, and is not billed again.',
  fields: (t) => ({
    account: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The account as it is now; `oldestTransactionDate` says how far back its transactions go.',
      authScopes: { accounts: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (ids, _args, ctx, info) => resolvers.accountOfHistory(ids, ctx, info),
    }),
  }),
});

const LoadResult = liveResultOf(
  'LoadTransactionHistoryResult',
  { name: 'LoadTransactionHistoryPayload', ref: PayloadRef },
  resolvers.loadHistoryProblems,
);

const LoadInput = builder.inputType('LoadTransactionHistoryInput', {
  description: 'Whose history to load.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    accountId: t.id({ required: true, description: "Upstream's id of the account." }),
    idempotencyKey: t.string(keyArgument),
  }),
});

builder.mutationFields((t) => ({
  loadTransactionHistory: t.field({
    type: LoadResult,
    nullable: true,
    description:
      'Loads the transactions of the 24 months before the account was added; without it there are those of 180 days. ' +
      'It works once for each account, and is billed once for each customer, however many accounts are loaded. Takes up to three minutes.',
    args: {
      input: t.arg({ type: LoadInput, required: true, description: 'What to do.' }),
      waitFor: t.arg.int(waitForArgument),
    },
    authScopes: { $all: { 'accounts.write': true, billing: true } },
    extensions: {
      live: true,
      cost: { per: 'operation', calls: 2, billable: 1, product: 'Historic transactions' },
    },
    resolve: (_root, args, ctx) => resolvers.loadTransactionHistory(args.input, args, ctx),
  }),
}));
