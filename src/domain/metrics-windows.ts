const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The four windows of Mastercard's dashboard, each with its buckets: 12, 24, 28 and 30 of them. */
export const metricsWindows = {
  HOUR: { spanMs: hour, bucketMs: 5 * minute },
  DAY: { spanMs: day, bucketMs: hour },
  WEEK: { spanMs: 7 * day, bucketMs: 6 * hour },
  MONTH: { spanMs: 30 * day, bucketMs: day },
} as const;

export type MetricsWindow = keyof typeof metricsWindows;

/** Unix milliseconds; `to` is not part of it. Buckets begin at multiples of their length in UTC. */
export interface WindowRange {
  readonly bucketMs: number;
  readonly from: number;
  readonly to: number;
  /** Where the window before begins; it ends at `from`. */
  readonly previousFrom: number;
}

/** The window whose last bucket is the one that `now` is in. */
export function windowRange(window: MetricsWindow, now: number): WindowRange {
  const { spanMs, bucketMs } = metricsWindows[window];
  const to = startOfBucket(now, bucketMs) + bucketMs;
  return { bucketMs, from: to - spanMs, to, previousFrom: to - 2 * spanMs };
}

function startOfBucket(at: number, bucketMs: number): number {
  return Math.floor(at / bucketMs) * bucketMs;
}
