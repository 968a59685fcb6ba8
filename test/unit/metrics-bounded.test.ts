import { expect, test } from 'vitest';
import { assumedGatewaySigns } from '../../src/domain/dashboard-rules.ts';
import { createCallEntries } from '../../src/metrics/call-entry.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import { createOperationEntries } from '../../src/metrics/operation-entry.ts';
import { rollUp } from '../../src/store/metrics-rollup.ts';

const at = 1_800_000_000_000;
const invented = 100_000;

function record(n: number): CallRecord {
  return {
    at,
    partnerId: 'p1',
    operation: n % 2 === 0 ? 'GetAccountOwnerDetails' : `Invented${n}`,
    method: 'GET',
    path: `/aggregation/v1/customers/${n}`,
    product: 'Account Owner',
    source: 'upstream',
    status: 400 + (n % 200),
    upstreamCode: `code-${n}`,
    error: { code: 'UPSTREAM_REJECTED', category: 'OTHER' },
    queueMs: 1,
    serviceMs: 20,
    live: true,
    billable: false,
    institutionId: `Bank No. ${n}`,
    brought: { body: 'json', bytes: 1, accounts: [], institutions: [], troubles: [`trouble-${n}`] },
    attempt: 1,
    cause: { kind: 'operation', operationName: `Invented${n}`, clientId: 'web', requestId: 'r' },
  };
}

test('a hundred thousand invented names, paths with ids, codes and institutions make a bounded number of series and rows', () => {
  const wall = () => at;
  const callEntry = createCallEntries({ wall, connectionOf: () => 'DIRECT', gatewaySigns: assumedGatewaySigns });
  const operationEntry = createOperationEntries(wall);
  const calls = Array.from({ length: invented }, (_, n) => callEntry(record(n)));
  const operations = Array.from({ length: invented }, (_, n) =>
    operationEntry({
      at,
      partnerId: 'p1',
      clientId: `client-${n}`,
      requestId: 'r',
      name: `Invented${n}`,
      type: 'query',
      outcome: 'ok',
      durationMs: 1,
      upstreamCalls: 0,
    }),
  );
  const rollup = rollUp({ writer: 'w', sequence: 1, calls, operations, webhooks: [], audits: [] }, (_, id) => id);
  // Ten thousand pairs of institution and code, and what is other: by endpoint, whether it counts, and the codes of 200.
  const most = 2 * 2 * (10_000 + 5_000 + 300);
  expect(rollup.series.size).toBeLessThanOrEqual(most);
  expect(rollup.calls.length).toBe(rollup.series.size);
  expect(rollup.problems.length).toBeLessThanOrEqual(rollup.calls.length * 2);
  const series = [...rollup.series.values()];
  expect(new Set(series.map(({ endpoint }) => endpoint))).toEqual(new Set(['GetAccountOwnerDetails', 'other']));
  expect(new Set(series.map(({ institution }) => institution)).size).toBeLessThanOrEqual(5_002);
  expect(new Set(series.map(({ code }) => code)).size).toBeLessThanOrEqual(202);
  expect(JSON.stringify(series.slice(0, 1_000))).not.toContain('/aggregation');
  // Five hundred names and two hundred clients, each with one that stands for the others.
  const names = new Set(rollup.operations.map(({ name }) => name));
  const clients = new Set(rollup.operations.map(({ client }) => client));
  expect(names.size).toBe(501);
  expect(clients.size).toBe(201);
  expect(rollup.operations.length).toBeLessThanOrEqual(501 + 201);
  // Ten times as many are no more: the names of the day are taken.
  const again = rollUp(
    {
      writer: 'w',
      sequence: 2,
      calls: Array.from({ length: 10_000 }, (_, n) => callEntry(record(invented + n))),
      operations: [],
      webhooks: [],
      audits: [],
    },
    (_, id) => id,
  );
  for (const id of again.series.keys()) expect(rollup.series.has(id)).toBe(true);
});
