import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** What one process has counted, as values that travel between processes. */
export type MetricCounts = MetricObjectWithValues<MetricValue<string>>[];

/** The metrics of several processes as those of one. */
export interface MetricTotals {
  /** In the place of what was last taken of the same process. */
  take(worker: number, counts: MetricCounts): void;
  /** What the process has counted stays counted, or totals would go back; what it held is gone with it. */
  end(worker: number): Promise<void>;
  /** The Prometheus text format. */
  render(): Promise<string>;
}

export function createMetricTotals(): MetricTotals {
  const alive = new Map<number, MetricCounts>();
  let past: MetricCounts = [];
  // The declaration says which content type and not which values.
  const sum = (counts: readonly MetricCounts[]) => AggregatorRegistry.aggregate(counts as unknown as object[]);

  return {
    take: (worker, counts) => void alive.set(worker, counts),
    async end(worker) {
      const last = alive.get(worker) ?? [];
      alive.delete(worker);
      const counted = last.filter(({ type }) => String(type) !== 'gauge');
      past = await sum([past, counted]).getMetricsAsJSON();
    },
    render: () => sum([past, ...alive.values()]).metrics(),
  };
}
