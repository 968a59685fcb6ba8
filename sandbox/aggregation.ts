/**
 * When the platform asks the bank for an account: once on linking, then once a day, and whenever somebody refreshes it.
 * Aggregations are counted in days from the one at `origin`, so -1 is the day before and 3.5 a refresh at half past three.
 */
export interface AggregationSchedule {
  /** Unix milliseconds of aggregation 0. */
  readonly origin: number;
  /** The aggregation that linked the account, 0 or less. */
  readonly linkedAt: number;
  /** The first that brings data; infinite while the account is only discovered. @default the one that linked it */
  readonly firstAt?: number;
  /** Between the daily ones, in order. Those in the future belong to a job that is under way. */
  readonly refreshes?: readonly number[];
  /** Loads of rows older than those that come by default. */
  readonly history?: readonly HistoricLoad[];
  /** The last one that succeeded, where the bank refuses since: rows and balance stay as of then. */
  readonly brokenAfter?: number;
  /** The last one that was attempted, where the account is closed at the bank. */
  readonly endsAt?: number;
}

export interface HistoricLoad {
  /** The aggregation that brought the rows. */
  readonly at: number;
  /** Days of the rows, the last one excluded. */
  readonly fromDay: number;
  readonly toDay: number;
}

export const dayMs = 86_400_000;

/** The moment as a count of days, never before the origin: a clock turned back further stays at aggregation 0. */
export function aggregationAt(schedule: AggregationSchedule, now: number): number {
  return Math.max(0, (now - schedule.origin) / dayMs);
}

/** The last aggregation attempted at or before `now`. */
export function lastAttempt(schedule: AggregationSchedule, now: number): number {
  const at = aggregationAt(schedule, now);
  const refresh = schedule.refreshes?.findLast((moment) => moment <= at) ?? 0;
  return Math.min(Math.max(Math.floor(at), refresh), schedule.endsAt ?? Number.POSITIVE_INFINITY);
}

/** The last aggregation that brought data. */
export function lastSuccess(schedule: AggregationSchedule, now: number): number {
  return Math.min(lastAttempt(schedule, now), schedule.brokenAfter ?? Number.POSITIVE_INFINITY);
}

/** Whether data was ever asked for; until then only what discovery saw is known. */
export function isAggregated(schedule: AggregationSchedule, now: number): boolean {
  return lastAttempt(schedule, now) >= firstAggregation(schedule);
}

export const firstAggregation = (schedule: AggregationSchedule) => schedule.firstAt ?? schedule.linkedAt;

/** The first aggregation that finds what the bank knows from `knownFrom` on, given the daily one that would find it. */
export function firstFinding(schedule: AggregationSchedule, knownFrom: number, daily: number): number {
  const refresh = schedule.refreshes?.find((moment) => moment >= knownFrom) ?? daily;
  return Math.max(Math.min(refresh, daily), firstAggregation(schedule));
}

/** Unix seconds of an aggregation. */
export function aggregationTime(schedule: AggregationSchedule, aggregation: number): number {
  return Math.floor(Math.round(schedule.origin + aggregation * dayMs) / 1000);
}
