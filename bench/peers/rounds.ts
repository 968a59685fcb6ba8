import type { ChildProcess } from 'node:child_process';
import type { Path } from './peers.ts';
import { ask, cpuMs, rssMb, type Server } from './processes.ts';

/** What one window of load showed. */
export interface Window {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly bad: number;
  readonly bytes: number;
  /** CPU time of the server for one request, in milliseconds, all of its threads. */
  readonly cpuMs: number;
  readonly callsPerQuery: number;
  readonly rssMb: number;
  /** Share of the window that load and upstream kept their core busy, 0 to 1. */
  readonly othersBusy: number;
}

export interface Stage {
  readonly upstream: ChildProcess;
  readonly load: ChildProcess;
}

export interface LoadOf {
  readonly path: Path;
  readonly connections: number;
  readonly ms: number;
  /** Another question, as GraphQL of this server's own schema. */
  readonly ask?: object;
}

interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly bad: number;
  readonly bytes: number;
  readonly error?: string;
  readonly cpuMs: number;
}

export async function window({ upstream, load }: Stage, server: Server, of: LoadOf): Promise<Window> {
  const before = await ask<{ calls: number; cpuMs: number }>(upstream, {});
  const cpuBefore = cpuMs(server.pid);
  const result = await ask<LoadResult>(load, {
    port: server.port,
    kind: of.path,
    connections: of.connections,
    ms: of.ms,
    ask: { path: server.path, ...of.ask },
  });
  const cpu = cpuMs(server.pid) - cpuBefore;
  const after = await ask<{ calls: number; cpuMs: number }>(upstream, {});
  if (result.error !== undefined) process.stderr.write(`${result.error}\n`);
  const requests = Math.max(1, result.requests);
  return {
    perSecond: result.perSecond,
    p50: result.p50,
    p99: result.p99,
    worst: result.worst,
    bad: result.bad,
    bytes: result.bytes,
    cpuMs: cpu / requests,
    callsPerQuery: (after.calls - before.calls) / requests,
    rssMb: rssMb(server.pid),
    othersBusy: (result.cpuMs + after.cpuMs - before.cpuMs) / of.ms,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Medians of each figure over windows. */
export function summary(windows: readonly Window[]): Window {
  const of = (read: (window: Window) => number) => median(windows.map(read));
  return {
    perSecond: of((each) => each.perSecond),
    p50: of((each) => each.p50),
    p99: of((each) => each.p99),
    worst: Math.max(...windows.map((each) => each.worst)),
    bad: windows.reduce((sum, each) => sum + each.bad, 0),
    bytes: of((each) => each.bytes),
    cpuMs: of((each) => each.cpuMs),
    callsPerQuery: of((each) => each.callsPerQuery),
    rssMb: Math.max(...windows.map((each) => each.rssMb)),
    othersBusy: of((each) => each.othersBusy),
  };
}
