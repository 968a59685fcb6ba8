import {
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import type { Allowances } from '../coordination/allowances.ts';
import { usedUp } from '../domain/client-limits.ts';
import { GatewayError } from '../domain/errors.ts';
import type { TakeBudget, Taken } from '../store/budget.ts';
import { coerceVariables } from './executor/coerce.ts';
import { includeExtension } from './include-extension.ts';
import { createPricer, type OperationCost } from './operation-cost.ts';
import { stateOf } from './request-state.ts';
import type { ReportDefect } from './use-error-codes.ts';

export interface CostOptions {
  /** Upstream calls that one operation may need at most, by its cost before execution. */
  readonly maxCalls: number;
  readonly allowances: Allowances;
  readonly takeBudget: TakeBudget;
  /** Told when an unused part of a budget could not be given back. */
  readonly reportDefect: ReportDefect;
}

interface Told {
  readonly result: ExecutionResult | AsyncIterable<unknown>;
  setResult(result: ExecutionResult): void;
}

/** Prices an operation before it runs, refuses what is over the limit, and tells the price afterwards to those who ask. */
export function useCost({ maxCalls, allowances, takeBudget, reportDefect }: CostOptions): Plugin<RequestContext> {
  const price = createPricer();

  function settle(
    { viewer, requestId, tally, request }: RequestContext & { readonly request: Request },
    requested: OperationCost,
    budget: Taken | null,
    { result, setResult }: Told,
  ): void {
    const { calls: actual, upstreamCalls, billableCalls, waivedCalls } = tally;
    allowances.giveBack(viewer, 'calls', requested.calls - actual);
    // Nobody waits for it. What the worker did not take back stays used, for the client's safety.
    budget?.settle(billableCalls).catch((error) => reportDefect(error, requestId));
    if (!includeExtension(request, 'cost') || Symbol.asyncIterator in result) return;
    const cost = {
      requested: requested.calls,
      billableRequested: requested.billable,
      actual,
      upstreamCalls,
      billableCalls,
      waivedCalls,
      throttle: allowances.state(viewer, 'calls'),
    };
    setResult({ ...result, extensions: { ...result.extensions, cost } });
  }

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, variableValues, contextValue } = args;
      const operation = getOperationAST(document, operationName);
      // Without an operation the executor itself says what is wrong.
      if (!operation) return undefined;
      const variables = variablesOf(schema, operation, variableValues ?? {});
      const requested = price(schema, document, operation, variables);
      const { viewer } = contextValue;
      if (requested.billable === 0) stateOf(contextValue.request).pricedAt = requested.calls;
      const most = Math.min(maxCalls, viewer.client.budget.callsPerOperation);
      if (requested.calls > most) throw tooCostly(requested.calls, most);
      if (contextValue.request.headers.get('x-dry-run') === 'true') {
        const bound = { requested: requested.calls, billableRequested: requested.billable };
        const cost = { ...bound, products: requested.products, throttle: allowances.state(viewer, 'calls') };
        return void setResultAndStopExecution({ data: null, extensions: { cost: { dryRun: true, ...cost } } });
      }
      const retryAfterMs = allowances.take(viewer, 'calls', requested.calls);
      if (retryAfterMs !== null)
        throw requested.calls > viewer.client.budget.callsPerMinute
          ? tooCostly(requested.calls, viewer.client.budget.callsPerMinute)
          : usedUp('upstream calls', retryAfterMs);
      const begin = (budget: Taken | null) => {
        // A mutation that is stopped half way is worse than one that costs more than it said.
        if (operation.operation === 'query') contextValue.limitCalls(requested.calls);
        return { onExecuteDone: (told: Told) => settle(contextValue, requested, budget, told) };
      };
      // Nothing waits for a budget that nothing is taken from.
      if (requested.billable === 0) return begin(null);
      return takeBudget(viewer, requested.billable).then(begin, (error: unknown) => {
        allowances.giveBack(viewer, 'calls', requested.calls);
        throw error;
      });
    },
  };
}

/** @throws BAD_USER_INPUT that names the variable and its type but never its value: that may be personal data */
function variablesOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { coerced } = coerceVariables(schema, operation, sent);
  if (coerced) return coerced;
  const definitions = operation.variableDefinitions ?? [];
  const bad = definitions.filter((definition) => getVariableValues(schema, [definition], sent).errors);
  const names = bad
    .map(({ variable, type }) => `\`$${variable.name.value}\` must be a valid \`${print(type)}\``)
    .join('; ');
  throw new GatewayError('BAD_USER_INPUT', `${names || 'The variables do not fit the operation'}.`, {
    category: 'CUSTOMER',
  });
}

function tooCostly(calls: number, maxCalls: number): GatewayError {
  const message = `The operation could need ${calls} upstream calls; at most ${maxCalls} are allowed.`;
  return new GatewayError('COST_EXCEEDED', message, { category: 'CUSTOMER' });
}
