import type { LimiterClass, RateOutcome, Take } from './limiter.ts';

/** Requests per second of an app key. */
export interface RateLimits {
  readonly startPerSecond: number;
  readonly maxPerSecond: number;
}

/**
 * The budget of one app key as a GCRA bucket whose rate learns from 429s. Times are milliseconds on the limiter's clock,
 * rates are requests per second. A change of this arithmetic is a change of the Redis script too.
 */
export interface Bucket {
  readonly maxRate: number;
  /** Theoretical arrival time: when everything granted so far would have been due at the present rate. */
  tat: number;
  rate: number;
  /** The rate at which the last row of 429s began. */
  ceiling: number;
  epoch: number;
  blockedUntil: number;
  throttledInRow: number;
  everThrottled: boolean;
  /** After a row of 429s: one request a second, until one of them succeeds. */
  probing: boolean;
  probingSince: number;
  /** When upstream's last long pause was over, or the bucket was made. */
  openSince: number;
  /** Until then a 429 is taken for the end of a window's budget, not for a rate that is too high. */
  windowedUntil: number;
  cutAt: number;
  grownAt: number;
  /** When the rate came back to the ceiling after the last cut. */
  crossedAt: number | undefined;
  /** When somebody last had to wait for the rate. */
  saturatedAt: number;
}

/** Share of the burst that a class may use. */
export const tolerances: Readonly<Record<LimiterClass, number>> = {
  interactive: 1,
  subscription: 0.6,
  background: 0.3,
};

const doublingMs = 500;
const holdAfterCutMs = 1_000;
const climbPerSecond = 0.02;
const creepPerSecond = 0.005;
/** Beyond the ceiling the growth quickens for as long as nothing is refused: the ceiling may have been a mere burst. */
const creepGainPerSecond = 0.0005;
const fastestCreep = 0.05;
const saturationMs = 1_000;
const cut = 0.93;
const deepCut = 0.5;
const rowForDeepCut = 3;
const probeEveryMs = 1_000;
/** A pause of upstream that lasts this long is not about the last second: upstream counts by the minute. */
const longPauseMs = 5_000;
const upstreamWindowMs = 60_000;
/** Longer than a window, so that its next end is met with what was learnt at the last. */
const rememberWindowMs = 90_000;
const minRate = 1;
/** Rounding of clock differences must not refuse what is due exactly now. */
const slackMs = 1e-6;

export function createBucket(limits: RateLimits, now: number): Bucket {
  return {
    maxRate: limits.maxPerSecond,
    tat: now,
    rate: Math.min(limits.startPerSecond, limits.maxPerSecond),
    ceiling: limits.maxPerSecond,
    epoch: 1,
    blockedUntil: now,
    throttledInRow: 0,
    everThrottled: false,
    probing: false,
    probingSince: now,
    openSince: now,
    windowedUntil: Number.NEGATIVE_INFINITY,
    cutAt: Number.NEGATIVE_INFINITY,
    grownAt: now,
    crossedAt: undefined,
    saturatedAt: Number.NEGATIVE_INFINITY,
  };
}

export function burstOf(rate: number): number {
  return Math.max(5, rate / 5);
}

/** Decides and records in one step. Never reserves ahead: who is refused asks again. */
export function take(bucket: Bucket, kind: LimiterClass, now: number): Take {
  if (now < bucket.blockedUntil) return { granted: false, retryAfterMs: bucket.blockedUntil - now, rate: bucket.rate };
  grow(bucket, now);
  const burst = burstOf(bucket.rate);
  const interval = 1_000 / bucket.rate;
  const window = (Math.max(tolerances[kind] * burst, 1) - 1) * interval;
  const base = Math.max(bucket.tat, now);
  const early = base - now - window;
  if (early > slackMs) {
    bucket.saturatedAt = now;
    return { granted: false, retryAfterMs: early, rate: bucket.rate };
  }
  bucket.tat = base + interval;
  if (bucket.probing) bucket.blockedUntil = now + probeEveryMs;
  return {
    granted: true,
    epoch: bucket.epoch,
    rate: bucket.rate,
    room: Math.max(0, burst - (bucket.tat - now) / interval),
  };
}

/**
 * Up to `most` permits beyond one that was just granted, for somebody who may hold them for `holdMs`. They are only given of
 * what is left of the window with that time taken off: used as late as may be, they still keep the bucket's promise. Who gets
 * fewer than he has lately used waits for the rate, though each one that he then asks for may be granted.
 */
export function takeMore(bucket: Bucket, kind: LimiterClass, now: number, most: number, holdMs: number): number {
  if (now < bucket.blockedUntil || bucket.probing) return 0;
  const interval = 1_000 / bucket.rate;
  const window = (Math.max(tolerances[kind] * burstOf(bucket.rate), 1) - 1) * interval - holdMs;
  const base = Math.max(bucket.tat, now);
  const more = Math.max(0, Math.min(most, Math.floor((window - (base - now)) / interval + 1)));
  bucket.tat = base + more * interval;
  if (more < most) bucket.saturatedAt = now;
  return more;
}

/** A 429 counts once per epoch: those that were on their way when the rate was cut say nothing new. */
export function report(bucket: Bucket, epoch: number, outcome: RateOutcome, now: number): void {
  if (outcome.kind === 'throttled' && outcome.retryAfterMs !== undefined) {
    bucket.blockedUntil = Math.max(bucket.blockedUntil, now + outcome.retryAfterMs);
  }
  if (epoch !== bucket.epoch) return;
  if (outcome.kind === 'ok') succeed(bucket, now);
  else throttle(bucket, now);
}

function succeed(bucket: Bucket, now: number): void {
  bucket.throttledInRow = 0;
  if (!bucket.probing) return;
  bucket.probing = false;
  bucket.blockedUntil = Math.min(bucket.blockedUntil, now);
  const pausedMs = now - bucket.probingSince;
  if (pausedMs >= longPauseMs) spread(bucket, pausedMs, now);
}

/**
 * The budget of a window was used up at `ceiling` requests per second, and the rest of the window was a pause. Spread over
 * all of it, the same budget makes nobody wait for the next window. The first window seen may have begun long before.
 */
function spread(bucket: Bucket, pausedMs: number, now: number): void {
  const openMs = Math.min(bucket.probingSince - bucket.openSince, Math.max(0, upstreamWindowMs - pausedMs));
  setRate(bucket, (bucket.ceiling * openMs) / upstreamWindowMs, now);
  bucket.openSince = now;
  bucket.ceiling = bucket.rate;
  bucket.windowedUntil = now + rememberWindowMs;
}

function throttle(bucket: Bucket, now: number): void {
  if (bucket.probing) {
    // One request a second says nothing about the rate, only that the limit's window is not over yet.
    bucket.blockedUntil = Math.max(bucket.blockedUntil, now + probeEveryMs);
    return;
  }
  // Only the first of a row knows what was too fast; the climb goes back to there.
  if (bucket.throttledInRow === 0) bucket.ceiling = bucket.rate;
  bucket.throttledInRow += 1;
  bucket.everThrottled = true;
  bucket.epoch += 1;
  bucket.cutAt = now;
  bucket.grownAt = now;
  bucket.crossedAt = undefined;
  const deep = bucket.throttledInRow >= rowForDeepCut;
  setRate(bucket, bucket.rate * (deep ? deepCut : cut), now);
  if (!deep && now >= bucket.windowedUntil) return;
  bucket.probing = true;
  bucket.probingSince = now;
  bucket.blockedUntil = Math.max(bucket.blockedUntil, now + probeEveryMs);
}

/** Grows only while requests wait for the rate: an idle budget proves nothing about upstream's limit. */
function grow(bucket: Bucket, now: number): void {
  const saturated = now - bucket.saturatedAt <= saturationMs && bucket.saturatedAt >= bucket.cutAt;
  if (!bucket.everThrottled) {
    if (!saturated || bucket.saturatedAt < bucket.grownAt || now - bucket.grownAt < doublingMs) return;
    bucket.grownAt = now;
    setRate(bucket, bucket.rate * 2, now);
    return;
  }
  if (now - bucket.cutAt < holdAfterCutMs || bucket.probing) return;
  const since = Math.max(bucket.grownAt, bucket.cutAt + holdAfterCutMs);
  const seconds = Math.min(now - since, saturationMs) / 1_000;
  bucket.grownAt = now;
  if (!saturated) return;
  setRate(bucket, bucket.rate + growthPerSecond(bucket, now) * seconds, now);
}

function growthPerSecond(bucket: Bucket, now: number): number {
  if (bucket.rate < bucket.ceiling) return climbPerSecond * bucket.ceiling;
  if (now < bucket.windowedUntil) return creepPerSecond * bucket.rate;
  bucket.crossedAt ??= now;
  const quickened = creepPerSecond + (creepGainPerSecond * (now - bucket.crossedAt)) / 1_000;
  return Math.min(quickened, fastestCreep) * bucket.rate;
}

/** Keeps the number of requests that the bucket holds, so that no change of the rate gives any of them away twice. */
function setRate(bucket: Bucket, rate: number, now: number): void {
  const held = Math.max(0, bucket.tat - now) * bucket.rate;
  bucket.rate = Math.min(Math.max(rate, Math.min(minRate, bucket.maxRate)), bucket.maxRate);
  bucket.tat = now + held / bucket.rate;
}
