import type { RequestContext } from '../context.ts';
import type { AccountRef } from '../domain/accounts.ts';
import { ownProblem, type ProblemType } from '../domain/problems.ts';
import { mostStatements, type Statement } from '../domain/statements.ts';
import { factsOf } from './accounts.ts';
import { noSuch } from './outcome.ts';
import { liveOutcome, liveProblems, type Waiting } from './pending.ts';

export const statementProblems = [...liveProblems, 'InvalidInput'] as const satisfies ProblemType[];

/** A statement and whose it is. */
export interface ListedStatement extends Statement {
  readonly customerId: string;
}

export interface AccountStatements {
  readonly statements: readonly ListedStatement[];
}

interface StatementsArgs extends Waiting {
  readonly indexes: readonly number[];
}

/** Statements of an account by how many months back they are; one that there is none of does not fail the others. */
export function statementsOf({ customerId, accountId }: AccountRef, args: StatementsArgs, ctx: RequestContext) {
  return liveOutcome<AccountStatements>(
    async () => {
      const indexes = [...new Set(args.indexes)].sort((left, right) => left - right);
      if (indexes.length === 0 || indexes.some((index) => index < 1 || index > mostStatements)) {
        return ownProblem('InvalidInput', `\`indexes\` must be from 1 to ${mostStatements}.`);
      }
      const account = await factsOf(customerId, accountId, ctx);
      if (account === null) return noSuch('account');
      const owner = { customerId, accountId, institutionId: account.institutionId };
      const listed = await ctx.sources.statements.list(owner, indexes);
      return { statements: listed.map((statement) => ({ ...statement, customerId })) };
    },
    statementProblems,
    args,
    ctx,
  );
}
