import type { RequestContext } from '../context.ts';
import type { AccountRef } from '../domain/accounts.ts';
import { isGatewayError } from '../domain/errors.ts';
import { documentType } from '../domain/pay-statements.ts';
import { ownProblem } from '../domain/problems.ts';
import { mostStatements } from '../domain/statements.ts';
import type { StoredFile } from '../domain/stored-files.ts';
import { factsOf } from './accounts.ts';
import { noSuch } from './outcome.ts';
import { liveOutcome, type Waiting } from './pending.ts';
import { canReach } from './reach.ts';
import { statementProblems } from './statements.ts';

/** The PDF of one statement. The bank is asked for it, and it is paid for: who asks again joins the same call. */
export function statementFile(
  { customerId, accountId }: AccountRef,
  args: Waiting & { readonly index: number },
  ctx: RequestContext,
) {
  return liveOutcome<StoredFile>(
    async () => {
      if (args.index < 1 || args.index > mostStatements) {
        return ownProblem('InvalidInput', `\`index\` must be from 1 to ${mostStatements}.`);
      }
      const account = await factsOf(customerId, accountId, ctx);
      if (account === null) return noSuch('account');
      const owner = { customerId, accountId, institutionId: account.institutionId };
      return fileOf(await ctx.sources.statements.download(owner, args.index));
    },
    statementProblems,
    args,
    ctx,
  );
}

/** Null when the customer has no such file. */
export async function storedFile(
  { customerId, assetId }: { readonly customerId: string; readonly assetId: string },
  ctx: RequestContext,
): Promise<StoredFile | null> {
  if (!canReach(ctx.viewer, customerId)) return null;
  try {
    return fileOf(await ctx.sources.assets.download(customerId, assetId));
  } catch (error) {
    if (isGatewayError(error, 'NOT_FOUND')) return null;
    throw error;
  }
}

/** Upstream calls every file the same: what it is, its first bytes say. */
function fileOf(bytes: Uint8Array): StoredFile {
  return { contentType: documentType(bytes) ?? 'application/octet-stream', bytes };
}

export const base64 = ({ bytes }: StoredFile) => Buffer.from(bytes).toString('base64');
