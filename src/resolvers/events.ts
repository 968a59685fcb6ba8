import type { RequestContext } from '../context.ts';
import { GatewayError } from '../domain/errors.ts';
import type { CustomerEvent, EventKind } from '../domain/events.ts';
import { isFinal } from '../domain/reports.ts';
import { canReach } from './reach.ts';

interface Place {
  readonly customerId: string;
  readonly after?: string | null | undefined;
}

type Stream<Kind extends EventKind> = AsyncGenerator<CustomerEvent<Kind>>;

/** Begins with how each report stands, and ends with the end of the one that was asked about. */
export async function reportProgress(
  { customerId, reportId = null, after = null }: Place & { readonly reportId?: string | null | undefined },
  ctx: RequestContext,
): Promise<Stream<'report'>> {
  requireReach(ctx, customerId);
  const events = await ctx.events({
    kind: 'report',
    customerId,
    after,
    binding: ['reportProgress', reportId ?? ''],
    accepts: (facts) => reportId === null || facts.reportId === reportId,
    stateOf: (facts) => facts.reportId,
  });
  return watched(events, reportId, ctx.watchReports(customerId));
}

async function* watched(events: Stream<'report'>, reportId: string | null, poller: { stop(): void }): Stream<'report'> {
  try {
    for await (const event of events) {
      yield event;
      if (reportId !== null && isFinal(event.status)) return;
    }
  } finally {
    poller.stop();
  }
}

export const accountEvents = eventsOf('account', 'accountEvents');
export const transactionEvents = eventsOf('transaction', 'transactionEvents');
export const connectEvents = eventsOf('connect', 'connectEvents');
export const authorizationExpiring = eventsOf('authorization', 'authorizationExpiring');

function eventsOf<Kind extends EventKind>(kind: Kind, name: string) {
  return ({ customerId, after = null }: Place, ctx: RequestContext): Promise<Stream<Kind>> => {
    requireReach(ctx, customerId);
    return ctx.events({ kind, customerId, after, binding: [name] });
  };
}

/** Whether there is such a customer is nobody's business who may not reach them. @throws NOT_FOUND */
function requireReach({ viewer }: RequestContext, customerId: string): void {
  if (canReach(viewer, customerId)) return;
  throw new GatewayError('NOT_FOUND', 'There is no such customer for this viewer.', { category: 'CUSTOMER' });
}
