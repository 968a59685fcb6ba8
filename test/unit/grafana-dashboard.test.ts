import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import { createPrometheusSink } from '../../src/metrics/prometheus.ts';

const dashboard = JSON.parse(readFileSync(new URL('../../deploy/grafana/dashboard.json', import.meta.url), 'utf8')) as {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly description: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
};

/** Labels of every series that the gateway has, by its name as Prometheus stores it. */
async function served(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const sink = createPrometheusSink(() => ({ state: 'alone' }));
  const call: CallRecord = {
    at: 0,
    partnerId: 'p',
    operation: 'o',
    method: 'GET',
    path: '/',
    product: 'x',
    source: 'upstream',
    queueMs: 0,
    serviceMs: 1,
    live: false,
    billable: false,
    attempt: 1,
    cause: { kind: 'job', job: 'j' },
  };
  sink.call(call);
  const operation = { at: 0, partnerId: 'p', clientId: 'c', requestId: 'r', name: 'n', type: 'query' } as const;
  sink.operation({ ...operation, outcome: 'ok', durationMs: 1, upstreamCalls: 0 });
  sink.drift('o', '$.path');
  sink.webhook('connect', 'new');
  sink.subscription(1);
  const found = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of (await sink.render()).matchAll(/^(ofg_\w+)(?:\{(.*)\})? /gm)) {
    const names = [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label);
    found.set(name, new Set([...(found.get(name) ?? []), ...names]));
  }
  return found;
}

test('every panel of the Grafana dashboard asks for metrics and labels that there are', async () => {
  const metrics = await served();
  for (const { title, description, targets } of dashboard.panels) {
    expect(description, title).not.toBe('');
    for (const { expr, legendFormat } of targets) {
      const names = [...expr.matchAll(/ofg_\w+/g)].map(([name]) => name);
      expect(names.length, expr).toBeGreaterThan(0);
      const known = new Set(names.flatMap((name) => [...(metrics.get(name) ?? [`no metric ${name}`])]));
      const used = [
        ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) =>
          list.split(',').map((label) => label.trim()),
        ),
        ...[...expr.matchAll(/(\w+)(?:=~|!=|=)"/g)].map(([, label = '']) => label),
        ...[...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label),
      ];
      for (const label of used) expect([...known], `${title}: ${label}`).toContain(label);
      for (const name of names) expect([...metrics.keys()]).toContain(name);
    }
  }
});

test('every metric of the gateway is on the Grafana dashboard, and no panel covers another', async () => {
  const all = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ');
  for (const name of (await served()).keys()) expect(all).toContain(name.replace(/_(?:bucket|sum|count)$/, ''));
  const places = dashboard.panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(places.length);
});
