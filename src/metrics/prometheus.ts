import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { MetricCounts } from './metric-totals.ts';
import type { MetricsSink } from './sink.ts';

/** A sink that counts for Prometheus, with labels whose number of values is bounded: never an id, a name or a path with ids. */
export interface PrometheusSink extends MetricsSink {
  /** One webhook; families are four, and outcomes a few. */
  webhook(family: string, outcome: string): void;
  /** A subscription was opened, or has ended. */
  subscription(change: 1 | -1): void;
  /** The text format. */
  render(): Promise<string>;
  /** The same as values, to be added up with those of other processes. */
  count(): Promise<MetricCounts>;
}

export function createPrometheusSink(): PrometheusSink {
  const registry = new Registry();
  const registers = [registry];
  const calls = new Counter({
    name: 'ofg_upstream_calls_total',
    help: 'Asks of upstream operations by how they were answered.',
    labelNames: ['partner', 'operation', 'source', 'status', 'error', 'category'] as const,
    registers,
  });
  const callSeconds = new Histogram({
    name: 'ofg_upstream_call_seconds',
    help: 'Time between sending a call and the last byte of its answer.',
    labelNames: ['operation'] as const,
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180],
    registers,
  });
  const operations = new Counter({
    name: 'ofg_operations_total',
    help: 'GraphQL operations by their outcome.',
    labelNames: ['partner', 'type', 'outcome'] as const,
    registers,
  });
  const operationSeconds = new Histogram({
    name: 'ofg_operation_seconds',
    help: 'Time a GraphQL operation took to execute.',
    labelNames: ['type'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const drift = new Counter({
    name: 'ofg_upstream_drift_total',
    help: 'Fields of upstream answers that did not fit the contract.',
    labelNames: ['operation', 'path'] as const,
    registers,
  });

  const webhooks = new Counter({
    name: 'ofg_webhooks_total',
    help: 'Webhooks that arrived, by family and what became of them.',
    labelNames: ['family', 'outcome'] as const,
    registers,
  });
  const subscriptions = new Gauge({
    name: 'ofg_subscriptions',
    help: 'Subscriptions that are open.',
    registers,
  });

  return {
    webhook: (family, outcome) => webhooks.inc({ family, outcome }),
    subscription: (change) => subscriptions.inc(change),
    call({ partnerId, operation, source, status, error, serviceMs }) {
      calls.inc({
        partner: partnerId,
        operation,
        source,
        status: status ?? 'none',
        error: error?.code ?? 'none',
        category: error?.category ?? 'none',
      });
      if (source === 'upstream') callSeconds.observe({ operation }, serviceMs / 1000);
    },
    operation({ partnerId, type, outcome, durationMs }) {
      operations.inc({ partner: partnerId, type, outcome });
      operationSeconds.observe({ type }, durationMs / 1000);
    },
    drift: (operation, path) => drift.inc({ operation, path }),
    render: () => registry.metrics(),
    count: () => registry.getMetricsAsJSON(),
  };
}
