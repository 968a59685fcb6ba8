import type { Viewer } from '../domain/viewer.ts';
import type { Clock } from '../lib/clock.ts';

/** How much of a client's allowance there is, and how fast it comes back. */
export interface Allowance {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  /** Per second. */
  readonly restoreRate: number;
}

export type AllowanceKind = 'requests' | 'calls';

/** What each client may cause within a minute, in this process. */
export interface Allowances {
  /** After how many milliseconds so much could be taken; null when it can be now. */
  wait(viewer: Viewer, kind: AllowanceKind, amount: number): number | null;
  /** Takes so much, or says after how many milliseconds it could; null when it was taken. */
  take(viewer: Viewer, kind: AllowanceKind, amount: number): number | null;
  /** Gives back what was taken and not used. */
  giveBack(viewer: Viewer, kind: AllowanceKind, amount: number): void;
  state(viewer: Viewer, kind: AllowanceKind): Allowance;
}

interface Bucket {
  level: number;
  at: number;
}

const minuteMs = 60_000;

/** Buckets that hold a minute's worth and fill evenly, one for each client and kind. */
export function createAllowances(clock: Pick<Clock, 'monotonic'>): Allowances {
  const buckets = new Map<string, Bucket>();

  function bucketOf(viewer: Viewer, kind: AllowanceKind): { readonly bucket: Bucket; readonly most: number } {
    const { requestsPerMinute, callsPerMinute } = viewer.client.budget;
    const most = kind === 'requests' ? requestsPerMinute : callsPerMinute;
    const key = JSON.stringify([viewer.partner.partnerId, viewer.clientId, kind]);
    const now = clock.monotonic();
    const bucket = buckets.get(key) ?? { level: most, at: now };
    bucket.level = Math.min(most, bucket.level + ((now - bucket.at) / minuteMs) * most);
    bucket.at = now;
    buckets.set(key, bucket);
    return { bucket, most };
  }

  function waitFor(bucket: Bucket, most: number, amount: number): number | null {
    // Rounding must not make a full bucket a little less than full.
    return bucket.level + 1e-6 < amount ? Math.ceil(((amount - bucket.level) / most) * minuteMs) : null;
  }

  return {
    wait(viewer, kind, amount) {
      const { bucket, most } = bucketOf(viewer, kind);
      return waitFor(bucket, most, amount);
    },
    take(viewer, kind, amount) {
      const { bucket, most } = bucketOf(viewer, kind);
      const waitMs = waitFor(bucket, most, amount);
      if (waitMs === null) bucket.level -= amount;
      return waitMs;
    },
    giveBack(viewer, kind, amount) {
      const { bucket, most } = bucketOf(viewer, kind);
      bucket.level = Math.min(most, bucket.level + Math.max(0, amount));
    },
    state(viewer, kind) {
      const { bucket, most } = bucketOf(viewer, kind);
      return { maximumAvailable: most, currentlyAvailable: Math.floor(bucket.level), restoreRate: most / 60 };
    },
  };
}
