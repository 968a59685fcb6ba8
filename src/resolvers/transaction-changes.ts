import type { RequestContext } from '../context.ts';
import { maxFirst } from '../domain/connections.ts';
import { GatewayError } from '../domain/errors.ts';
import type { TransactionChanges } from '../domain/transaction-feed.ts';
import { canReach } from './reach.ts';

interface ChangesArgs {
  readonly customerId: string;
  readonly since?: string | null | undefined;
  readonly first: number;
}

/** Null when there is no such customer that the viewer can reach. */
export async function transactionChanges(
  { customerId, since, first }: ChangesArgs,
  ctx: RequestContext,
): Promise<TransactionChanges | null> {
  if (!canReach(ctx.viewer, customerId)) return null;
  if (first < 1 || first > maxFirst) {
    throw new GatewayError('BAD_USER_INPUT', `\`first\` must be between 1 and ${maxFirst}.`, { category: 'CUSTOMER' });
  }
  return ctx.loaders.transactionChanges.changes({ customerId, since: since ?? null, first });
}
