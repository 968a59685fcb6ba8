import type { GatewaySign } from '../domain/dashboard-rules.ts';
import type { BillableCalls, Metrics, MetricsArgs, MetricsOwners, OperationMetrics } from '../domain/metrics.ts';
import { type MetricsWindow, windowRange } from '../domain/metrics-windows.ts';
import type { MetricsStore } from '../store/metrics-store.ts';
import { reportOf } from './report.ts';

/** Who is looking, and at whose figures. */
export interface MetricsView {
  readonly owners: MetricsOwners;
  /** An operator sees every platform rate. */
  readonly seesAll: boolean;
  readonly nameOf: (institutionId: string) => string | null;
}

/** The figures of the dashboard, from the rollups. */
export interface MetricsReader {
  metrics(view: MetricsView, args: MetricsArgs): Promise<Metrics>;
  operations(owners: MetricsOwners, window: MetricsWindow): Promise<readonly OperationMetrics[]>;
  billable(owners: MetricsOwners): Promise<readonly BillableCalls[]>;
}

export interface MetricsReaderDeps {
  readonly store: MetricsStore;
  readonly wall: () => number;
  /** Brings what has happened so far into the store. */
  readonly settle: () => Promise<void>;
  readonly gatewaySigns: readonly GatewaySign[];
}

export function createMetricsReader({ store, wall, settle, gatewaySigns }: MetricsReaderDeps): MetricsReader {
  return {
    async metrics({ owners, seesAll, nameOf }, args) {
      const { window, scope, endpoint, institutionId, connection, billable } = args;
      await settle();
      const now = wall();
      const range = windowRange(window, now);
      const figures = await store.figures({
        ...range,
        partners: owners,
        all: scope === 'ALL',
        filter: {
          endpoint: endpoint ?? undefined,
          institution: institutionId ?? undefined,
          connection: connection ?? undefined,
          billable: billable ?? undefined,
        },
      });
      return reportOf(figures, { args, range, now, seesAll, nameOf, gatewaySigns });
    },

    async operations(owners, window) {
      await settle();
      const { bucketMs, from, to } = windowRange(window, wall());
      const rows = await store.operationFigures({ partners: owners, bucketMs, from, to });
      return rows
        .map(({ name, type, operations, outcomes, upstreamCalls, latency }) => ({
          name,
          type,
          operations,
          ok: outcomes.ok ?? 0,
          partial: outcomes.partial ?? 0,
          failed: outcomes.failed ?? 0,
          refused: outcomes.refused ?? 0,
          aborted: outcomes.aborted ?? 0,
          upstreamCalls,
          latency,
        }))
        .sort((one, other) => other.operations - one.operations);
    },

    async billable(owners) {
      await settle();
      return (await store.billable(owners)).map(({ partner, ...row }) => ({ partnerId: partner, ...row }));
    },
  };
}
