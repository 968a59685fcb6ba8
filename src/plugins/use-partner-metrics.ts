import type { ExecutionResult } from 'graphql';
import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import { isGatewayError } from '../domain/errors.ts';
import type { OperationOutcome } from '../metrics/operation-record.ts';
import type { MetricsSink } from '../metrics/sink.ts';

interface Clocks {
  wall(): number;
  monotonic(): number;
}

/** Records every operation that begins to run: its name, who asked, how it ended, how long it took and what it caused. */
export function usePartnerMetrics(sink: MetricsSink, clock: Clocks): Plugin<RequestContext> {
  return {
    onExecute({ args: { document, operationName, contextValue } }) {
      const at = clock.wall();
      const startedAt = clock.monotonic();
      const operation = getOperationAST(document, operationName);
      return {
        onExecuteDone({ result }) {
          const { viewer, requestId, tally, request } = contextValue;
          sink.operation({
            at,
            partnerId: viewer.partner.partnerId,
            clientId: viewer.clientId,
            requestId,
            name: operation?.name?.value ?? 'anonymous',
            type: operation?.operation ?? 'query',
            outcome: request.signal.aborted ? 'aborted' : outcomeOf(result as ExecutionResult),
            durationMs: clock.monotonic() - startedAt,
            upstreamCalls: tally.upstreamCalls,
            errors: codesOf(result as ExecutionResult),
          });
        },
      };
    },
  };
}

const refusals = ['FORBIDDEN', 'COST_EXCEEDED', 'BUDGET_EXCEEDED', 'LIMIT_EXCEEDED', 'RATE_LIMITED'] as const;

const mostErrors = 10;

function codesOf({ errors = [] }: ExecutionResult): readonly string[] {
  return errors
    .slice(0, mostErrors)
    .map(({ originalError, extensions }) =>
      isGatewayError(originalError) ? originalError.code : String(extensions?.code ?? 'INTERNAL'),
    );
}

function outcomeOf(result: ExecutionResult): OperationOutcome {
  const { errors } = result;
  if (!errors?.length) return 'ok';
  // Read last: what is remembered as text has to be parsed for it.
  const { data } = result;
  if (data && Object.values(data).some((value) => value !== null)) return 'partial';
  return errors.every((error) => isGatewayError(error.originalError, ...refusals)) ? 'refused' : 'failed';
}
