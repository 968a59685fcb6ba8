import type { Gateway } from '../api/gateway.ts';
import type { Pace } from '../api/use-answer.ts';
import type { Filters } from '../figures/filters.ts';
import type { BillableFieldsFragment, OperationFieldsFragment } from '../generated/documents.ts';
import { kept } from '../ui/kept.tsx';
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
  readonly filters: Filters;
  readonly gateway: Gateway;
  /** Null where they could not be read. */
  readonly operations: readonly OperationFieldsFragment[] | null;
  readonly billable: readonly BillableFieldsFragment[] | null;
  readonly pace: Pace | null;
}

const Kept = {
  VerdictLine: kept(VerdictLine),
  Tiles: kept(Tiles),
  Success: kept(Success),
  Latency: kept(Latency),
  Errors: kept(Errors),
  ErrorCodes: kept(ErrorCodes),
  Endpoints: kept(Endpoints),
  Institutions: kept(Institutions),
  DataProblems: kept(DataProblems),
  Operations: kept(Operations),
  Health: kept(Health),
  Reconciliation: kept(Reconciliation),
  Billable: kept(Billable),
};

/** All panels, in the order of the questions: how is it, since when, what fails and where, which call. */
export function Board({ gateway, operations, billable, pace, filters, ...props }: BoardProps) {
  const { metrics, change, times } = props;
  const isNew = metrics.collectingSince !== null && Date.parse(metrics.collectingSince) > Date.parse(metrics.from);
  return (
    <div class="board">
      <Kept.VerdictLine {...props} />
      {metrics.collectingSince === null ? (
        <p class="notice">Nothing has been collected yet: the first call shows at once.</p>
      ) : (
        isNew && (
          <p class="notice plain">
            Collecting since {times.minute(metrics.collectingSince)}: before that there is nothing, not zero.
          </p>
        )
      )}
      <Kept.Tiles metrics={metrics} />
      <Kept.Success {...props} />
      <Kept.Latency {...props} />
      <Kept.Errors {...props} />
      <Kept.ErrorCodes {...props} />
      <Kept.Endpoints {...props} />
      <Kept.Institutions {...props} />
      <Kept.DataProblems {...props} />
      <Kept.Operations operations={operations} />
      <Log gateway={gateway} filters={filters} change={change} times={times} pace={pace} />
      <Kept.Health gateway={gateway} times={times} pace={pace} />
      <Kept.Reconciliation {...props} gateway={gateway} />
      <Kept.Billable billable={billable} />
    </div>
  );
}
