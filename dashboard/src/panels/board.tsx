import type { Gateway } from '../api/gateway.ts';
import type { Pace } from '../api/use-answer.ts';
import type { BillableFieldsFragment, OperationFieldsFragment } from '../generated/documents.ts';
import type { PanelProps } from './context.ts';
import { DataProblems, ErrorCodes, Errors } from './errors.tsx';
import { Billable, Endpoints, Institutions, Operations } from './groups.tsx';
import { Health } from './health.tsx';
import { Latency } from './latency.tsx';
import { Log } from './log.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { Success } from './success.tsx';
import { Tiles } from './tiles.tsx';
import { VerdictLine } from './verdict.tsx';

interface BoardProps extends PanelProps {
  readonly gateway: Gateway;
  /** Null where they could not be read. */
  readonly operations: readonly OperationFieldsFragment[] | null;
  readonly billable: readonly BillableFieldsFragment[] | null;
  readonly pace: Pace | null;
}

/** All panels, in the order of the questions: how is it, since when, what fails and where, which call. */
export function Board({ gateway, operations, billable, pace, ...props }: BoardProps) {
  const { metrics, filters, change, times } = props;
  const isNew = metrics.collectingSince !== null && Date.parse(metrics.collectingSince) > Date.parse(metrics.from);
  return (
    <div class="board">
      <VerdictLine {...props} />
      {metrics.collectingSince === null ? (
        <p class="notice">Nothing has been collected yet: the first call shows at once.</p>
      ) : (
        isNew && (
          <p class="notice plain">
            Collecting since {times.minute(metrics.collectingSince)}: before that there is nothing, not zero.
          </p>
        )
      )}
      <Tiles metrics={metrics} filters={filters} />
      <Success {...props} />
      <Latency {...props} />
      <Errors {...props} />
      <ErrorCodes {...props} />
      <Endpoints {...props} />
      <Institutions {...props} />
      <DataProblems {...props} />
      <Operations operations={operations} />
      <Log gateway={gateway} filters={filters} change={change} times={times} pace={pace} />
      <Health gateway={gateway} times={times} pace={pace} />
      <Reconciliation {...props} gateway={gateway} />
      <Billable billable={billable} />
    </div>
  );
}
