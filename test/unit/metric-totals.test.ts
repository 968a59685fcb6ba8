import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createMetricTotals } from '../../src/metrics/metric-totals.ts';

function counted({ calls, open, took }: { calls: number; open: number; took: number }) {
  const registers = [new Registry()];
  new Counter({ name: 'calls', help: 'Calls.', labelNames: ['partner'], registers }).inc({ partner: 'p' }, calls);
  new Gauge({ name: 'open', help: 'Open.', registers }).set(open);
  new Histogram({ name: 'took', help: 'Took.', buckets: [1, 10], registers }).observe(took);
  return registers[0]!.getMetricsAsJSON();
}

const readingOf = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  );

test('counters, gauges and histograms are added up, and what came later replaces what the same process said before', async () => {
  const totals = createMetricTotals();
  totals.take(1, await counted({ calls: 99, open: 9, took: 5 }));
  totals.take(1, await counted({ calls: 2, open: 1, took: 0.5 }));
  totals.take(2, await counted({ calls: 3, open: 4, took: 5 }));
  const text = await totals.render();
  expect(readingOf(text, 'calls{partner="p"}')).toBe(5);
  expect(readingOf(text, 'open')).toBe(5);
  expect(readingOf(text, 'took_bucket{le="1"}')).toBe(1);
  expect(readingOf(text, 'took_count')).toBe(2);
  expect(text.match(/^# HELP/gm)).toHaveLength(3);
});

test('what a process counted stays when it ends, and what it held does not', async () => {
  const totals = createMetricTotals();
  for (const [worker, calls] of [
    [1, 2],
    [2, 3],
    [3, 4],
  ] as const) {
    totals.take(worker, await counted({ calls, open: 1, took: 1 }));
    await totals.end(worker);
  }
  totals.take(4, await counted({ calls: 1, open: 7, took: 1 }));
  const text = await totals.render();
  expect(readingOf(text, 'calls{partner="p"}')).toBe(10);
  expect(readingOf(text, 'took_count')).toBe(4);
  expect(readingOf(text, 'open')).toBe(7);
});
