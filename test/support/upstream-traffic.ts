import type { Call, Exchange, Priority } from '../../src/datasources/upstream/exchange.ts';
import type { Partner } from '../../src/domain/partner.ts';
import { type Clock, wait } from '../../src/lib/clock.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import { caller, callOf, endpoint } from './upstream-stage.ts';

interface Road {
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly partner: Partner;
}

let asks = 0;

/** An ask that equals no other, so that it costs a call of its own. */
export function uniqueCall({ clock, partner }: Road, changes: Partial<Call<unknown>> = {}): Call<unknown> {
  asks += 1;
  return callOf({ partner, customerId: '7' }, endpoint(), {
    query: { n: asks },
    caller: caller({}, clock),
    ...changes,
  });
}

/** Keeps `workers` asks under way for `forMs`: more than any limit lets through. */
export async function saturate(road: Road, { workers, forMs }: { workers: number; forMs: number }): Promise<void> {
  const until = road.clock.monotonic() + forMs;
  const work = async () => {
    while (road.clock.monotonic() < until) {
      // Refused at once means nothing to do at once.
      await road.exchange(uniqueCall(road)).catch(() => wait(road.clock, 10));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

export interface Arrivals {
  readonly perSecond: number;
  readonly forMs: number;
  readonly priority?: Priority;
}

/** Asks at a steady rate whatever becomes of them; answers how long each one that was answered waited before it was sent. */
export async function arrive(road: Road, { perSecond, forMs, priority = 'interactive' }: Arrivals): Promise<void> {
  const from = road.clock.monotonic();
  const ends: Promise<unknown>[] = [];
  for (let n = 0; (n * 1_000) / perSecond < forMs; n += 1) {
    await wait(road.clock, from + (n * 1_000) / perSecond - road.clock.monotonic());
    const ask = uniqueCall(road, { caller: caller({ priority }, road.clock) });
    ends.push(road.exchange(ask).catch(() => {}));
  }
  await Promise.all(ends);
}

export interface Seconds {
  /** Requests sent in each second. */
  readonly sent: number[];
  /** 429s among them. */
  readonly throttled: number[];
}

/** What upstream was sent in each second from `fromWallMs` on. */
export function bySecond(records: readonly CallRecord[], fromWallMs: number, seconds: number): Seconds {
  const series: Seconds = { sent: Array(seconds).fill(0), throttled: Array(seconds).fill(0) };
  for (const { source, at, status } of records) {
    const second = Math.floor((at - fromWallMs) / 1_000);
    if (source !== 'upstream' || second < 0 || second >= seconds) continue;
    series.sent[second] = (series.sent[second] ?? 0) + 1;
    if (status === 429) series.throttled[second] = (series.throttled[second] ?? 0) + 1;
  }
  return series;
}

export function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
