import { mostStatements, statementProblem } from '../domain/statements.ts';
import * as resolvers from '../resolvers/statements.ts';
import { AccountRef } from './accounts.ts';
import { AggregationProblemRef } from './aggregation-problems.ts';
import { builder } from './builder.ts';
import { liveResultOf, waitForArgument } from './pending.ts';

export const StatementRef = builder.objectRef<resolvers.ListedStatement>('Statement');
StatementRef.implement({
  description: 'A statement of an account, or why there is none in its place.',
  fields: (t) => ({
    index: t.exposeInt('index', {
      nullable: false,
      description: `How far back it is, in months: 1 is the newest, ${mostStatements} the last that can be had.`,
    }),
    assetId: t.exposeID('assetId', {
      nullable: true,
      description: "Upstream's id of the PDF; null where there is none. Each download of it is billable.",
    }),
    description: t.exposeString('description', {
      nullable: true,
      description: "The period, in the institution's words.",
    }),
    documentDate: t.exposeString('documentDate', {
      nullable: true,
      description: 'The date on it, as the institution writes it.',
    }),
    asOfDate: t.expose('asOfDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the institution was asked.',
    }),
    problem: t.field({
      type: AggregationProblemRef,
      nullable: true,
      description: 'Why there is no such statement; null where there is one.',
      resolve: statementProblem,
    }),
  }),
});

const AccountStatementsRef = builder.objectRef<resolvers.AccountStatements>('AccountStatements');
AccountStatementsRef.implement({
  description: 'What the institution has of the statements that were asked for.',
  fields: (t) => ({
    statements: t.expose('statements', {
      type: [StatementRef],
      nullable: false,
      description: 'One for each index.',
    }),
  }),
});

const StatementsResult = liveResultOf(
  'AccountStatementsResult',
  { name: 'AccountStatements', ref: AccountStatementsRef },
  resolvers.statementProblems,
);

builder.objectField(AccountRef, 'statements', (t) =>
  t.field({
    type: StatementsResult,
    nullable: true,
    description: 'Statements of the account. The institution is asked, for up to three minutes, once for all of them.',
    args: {
      indexes: t.arg.intList({
        required: true,
        defaultValue: [1],
        description: `Which ones: 1 is the newest, 2 that of the month before, up to ${mostStatements}.`,
      }),
      waitFor: t.arg.int(waitForArgument),
    },
    authScopes: { accounts: true },
    extensions: { known: true, live: true, cost: { per: 'account', calls: 2 } },
    resolve: (account, args, ctx) => resolvers.statementsOf(account, args, ctx),
  }),
);
