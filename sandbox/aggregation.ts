/**
 * When the platform asks the bank for an account: once on linking, then once a day. Aggregations are counted from the
 * one at `origin`, so -1 is the day before.
 */
export interface AggregationSchedule {
  /** Unix milliseconds of aggregation 0. */
  readonly origin: number;
  /** The aggregation that linked the account, 0 or less. */
  readonly linkedAt: number;
  /** The last one that succeeded, where the bank refuses since: rows and balance stay as of then. */
  readonly brokenAfter?: number;
}

export const dayMs = 86_400_000;

/** The last aggregation attempted at or before `now`. A clock turned back before the origin stays at aggregation 0. */
export function lastAttempt(schedule: AggregationSchedule, now: number): number {
  return Math.max(0, Math.floor((now - schedule.origin) / dayMs));
}

/** The last aggregation that brought data. */
export function lastSuccess(schedule: AggregationSchedule, now: number): number {
  return Math.min(lastAttempt(schedule, now), schedule.brokenAfter ?? Number.POSITIVE_INFINITY);
}

/** Unix seconds of an aggregation. */
export function aggregationTime(schedule: AggregationSchedule, aggregation: number): number {
  return Math.floor((schedule.origin + aggregation * dayMs) / 1000);
}
