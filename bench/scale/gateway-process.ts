import { channel } from 'node:diagnostics_channel';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';

/**
 * The gateway of the comparison, and a watch over what makes all requests of it wait: how long turns of the event loop are, and
 * what was done in those that were long.
 */
const turns = monitorEventLoopDelay({ resolution: 5 });
const everyMs = 5;
const longMs = 40;

/** What happened so far. */
const seen = { begun: 0, brought: 0, answered: 0, collecting: 0, longestCollectionMs: 0 };
channel('http.server.request.start').subscribe(() => {
  seen.begun += 1;
});
channel('undici:request:trailers').subscribe(() => {
  seen.brought += 1;
});
channel('http.server.response.finish').subscribe(() => {
  seen.answered += 1;
});
const collections = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    seen.collecting += duration;
    seen.longestCollectionMs = Math.max(seen.longestCollectionMs, duration);
  }
});
collections.observe({ entryTypes: ['gc'] });

/** A long time between two looks, and what was done in it. */
export interface LongTurn {
  readonly ms: number;
  /** CPU time of the thread: what is missing went to another thread of this process on the same core, or to others. */
  readonly cpuMs: number;
  readonly collectingMs: number;
  readonly begun: number;
  /** Answers of upstream that were complete. */
  readonly brought: number;
  readonly answered: number;
}

let long: LongTurn[] = [];
const look = () => ({ ...seen, at: performance.now(), cpu: process.threadCpuUsage() });
let last = look();
setInterval(() => {
  const now = look();
  const ms = now.at - last.at;
  if (ms > longMs) {
    const { begun, brought, answered } = last;
    const collectingMs = now.collecting - last.collecting;
    const done = { begun: now.begun - begun, brought: now.brought - brought, answered: now.answered - answered };
    const cpuMs = (now.cpu.user + now.cpu.system - last.cpu.user - last.cpu.system) / 1000;
    long.push({ ms, cpuMs, collectingMs, ...done });
  }
  last = now;
}, everyMs).unref();

process.on('message', (message) => {
  if (message !== 'watch' && message !== 'pauses') return;
  process.send?.({
    collectionMs: seen.longestCollectionMs,
    turnMs: turns.max / 1e6,
    usualTurnMs: turns.percentile(99) / 1e6,
    long,
  });
  seen.longestCollectionMs = 0;
  long = [];
  turns.reset();
  turns.enable();
});
await import('../peers/servers/gateway.ts');
