import { expect, test } from 'vitest';
import { createMetricTotals } from '../../src/metrics/metric-totals.ts';
import type { OperationRecord } from '../../src/metrics/operation-record.ts';
import { createPrometheusSink } from '../../src/metrics/prometheus.ts';
import { callRecord } from '../support/call-record.ts';

const call = callRecord({ at: 0, serviceMs: 60 });
const operation: OperationRecord = {
  at: 0,
  partnerId: 'p1',
  clientId: 'web',
  requestId: 'r',
  name: 'Accounts',
  type: 'query',
  outcome: 'ok',
  durationMs: 40_000,
  upstreamCalls: 1,
};

function stage() {
  const sink = createPrometheusSink(() => ({ state: 'alone' }));
  sink.call(call);
  sink.call({ ...call, serviceMs: 50 });
  sink.call({ ...call, status: 500, error: { code: 'UPSTREAM_UNAVAILABLE', category: 'PLATFORM' }, serviceMs: 1 });
  sink.call({ ...call, source: 'cache', serviceMs: 0 });
  sink.operation(operation);
  return sink;
}

const lines = [
  'ofg_upstream_calls_total{partner="p1",operation="GetCustomerAccounts",source="upstream",status="200",error="none",category="none"} 2',
  'ofg_upstream_calls_total{partner="p1",operation="GetCustomerAccounts",source="upstream",status="500",error="UPSTREAM_UNAVAILABLE",category="PLATFORM"} 1',
  // Of no call: it has no time.
  'ofg_upstream_call_seconds_count{operation="GetCustomerAccounts"} 3',
  // An end belongs to its bucket, and each bucket holds those below it.
  'ofg_upstream_call_seconds_bucket{le="0.01",operation="GetCustomerAccounts"} 1',
  'ofg_upstream_call_seconds_bucket{le="0.05",operation="GetCustomerAccounts"} 2',
  'ofg_upstream_call_seconds_bucket{le="0.1",operation="GetCustomerAccounts"} 3',
  'ofg_upstream_call_seconds_bucket{le="+Inf",operation="GetCustomerAccounts"} 3',
  'ofg_operations_total{partner="p1",type="query",outcome="ok"} 1',
  // Beyond the last.
  'ofg_operation_seconds_bucket{le="30",type="query"} 0',
  'ofg_operation_seconds_bucket{le="+Inf",type="query"} 1',
  'ofg_operation_seconds_sum{type="query"} 40',
];

test('Prometheus reads calls and operations by their labels, and times by bucket, however often it asks', async () => {
  const sink = stage();
  await sink.render();
  const text = (await sink.render()).split('\n');
  for (const line of lines) expect(text).toContain(line);
  expect(text).toContain('# TYPE ofg_upstream_call_seconds histogram');
  expect(text).toContain('# TYPE ofg_upstream_calls_total counter');
});

test('what two processes have counted adds up', async () => {
  const totals = createMetricTotals();
  for (const worker of [1, 2]) totals.take(worker, structuredClone(await stage().count()));
  const text = (await totals.render()).split('\n');
  for (const line of lines) expect(text).toContain(line.replace(/\d+$/, (count) => String(2 * Number(count))));
});
