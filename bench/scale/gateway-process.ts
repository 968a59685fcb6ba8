import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';

/** The gateway of the comparison, and a watch over what makes all requests of it wait. */
let longestCollectionMs = 0;
const turns = monitorEventLoopDelay({ resolution: 5 });
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longestCollectionMs = Math.max(longestCollectionMs, duration);
}).observe({ entryTypes: ['gc'] });
process.on('message', (message) => {
  if (message !== 'watch' && message !== 'pauses') return;
  const seen = { collectionMs: longestCollectionMs, turnMs: turns.max / 1e6, usualTurnMs: turns.percentile(99) / 1e6 };
  longestCollectionMs = 0;
  turns.reset();
  turns.enable();
  process.send?.(seen);
});
await import('../peers/servers/gateway.ts');
