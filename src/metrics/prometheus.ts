import { Counter, Gauge, Registry } from 'prom-client';
import { type CoordinationHealth, coordinationStates } from '../domain/gateway-health.ts';
import { createCounted, createTimed } from './counted.ts';
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

export function createPrometheusSink(coordination: () => Pick<CoordinationHealth, 'state'>): PrometheusSink {
  const registry = new Registry();
  const registers = [registry];
  const calls = createCounted({
    name: 'ofg_upstream_calls_total',
    help: 'Asks of upstream operations by how they were answered.',
    labelNames: ['partner', 'operation', 'source', 'status', 'error', 'category'],
    registry,
  });
  const callSeconds = createTimed({
    name: 'ofg_upstream_call_seconds',
    help: 'Time between sending a call and the last byte of its answer.',
    label: 'operation',
    bounds: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180],
    registry,
  });
  const operations = createCounted({
    name: 'ofg_operations_total',
    help: 'GraphQL operations by their outcome.',
    labelNames: ['partner', 'type', 'outcome'],
    registry,
  });
  const operationSeconds = createTimed({
    name: 'ofg_operation_seconds',
    help: 'Time a GraphQL operation took to execute.',
    label: 'type',
    bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registry,
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
  new Gauge({
    name: 'ofg_coordination',
    help: 'Processes, by what they share token and budget with.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      const { state } = coordination();
      for (const each of coordinationStates) this.set({ state: each }, each === state ? 1 : 0);
    },
  });

  return {
    webhook: (family, outcome) => webhooks.inc({ family, outcome }),
    subscription: (change) => subscriptions.inc(change),
    call({ partnerId, operation, source, status, error, serviceMs }) {
      calls([partnerId, operation, source, status ?? 'none', error?.code ?? 'none', error?.category ?? 'none']);
      if (source === 'upstream') callSeconds(operation, serviceMs / 1000);
    },
    operation({ partnerId, type, outcome, durationMs }) {
      operations([partnerId, type, outcome]);
      operationSeconds(type, durationMs / 1000);
    },
    drift: (operation, path) => drift.inc({ operation, path }),
    render: () => registry.metrics(),
    count: () => registry.getMetricsAsJSON(),
  };
}
