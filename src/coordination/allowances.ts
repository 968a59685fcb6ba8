import type { Partner } from '../domain/partner.ts';
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

/** What was taken of one bucket; below zero: given back. */
export interface Spending {
  readonly key: string;
  readonly amount: number;
  /** How much the bucket holds. */
  readonly most: number;
}

/** What each client may cause within a minute, of all instances that tell each other. */
export interface Allowances {
  /** After how many milliseconds so much could be taken; null when it can be now. */
  wait(viewer: Viewer, kind: AllowanceKind, amount: number): number | null;
  /** Takes so much, or says after how many milliseconds it could; null when it was taken. */
  take(viewer: Viewer, kind: AllowanceKind, amount: number): number | null;
  /** Gives back what was taken and not used. */
  giveBack(viewer: Viewer, kind: AllowanceKind, amount: number): void;
  state(viewer: Viewer, kind: AllowanceKind): Allowance;
}

export interface SharedAllowances extends Allowances {
  /** Others have taken so much. */
  heard(spent: readonly Spending[]): void;
}

interface Bucket {
  level: number;
  at: number;
}

const minuteMs = 60_000;
/** So much later the others know: nobody waits for them, and a client that uses several at once may have that much more. */
const tellMs = 250;

/**
 * Buckets that hold a minute's worth and fill evenly, one for each client and kind.
 *
 * @param tell the other instances, now and then, what was taken here
 */
export function createAllowances(
  clock: Pick<Clock, 'monotonic' | 'after'>,
  tell: (spent: readonly Spending[]) => void = () => {},
): SharedAllowances {
  const buckets = new Map<string, Bucket>();
  /** Of clients, by their id: each request asks for its own several times. */
  const names = new WeakMap<Partner, Map<string, Readonly<Record<AllowanceKind, string>>>>();
  const untold = new Map<string, { amount: number; most: number }>();

  function fill(key: string, most: number): Bucket {
    const now = clock.monotonic();
    const known = buckets.get(key);
    if (known === undefined) {
      const full = { level: most, at: now };
      buckets.set(key, full);
      return full;
    }
    known.level = Math.min(most, known.level + ((now - known.at) / minuteMs) * most);
    known.at = now;
    return known;
  }

  function namesOf({ partner, clientId }: Viewer) {
    const clients = names.get(partner) ?? new Map<string, Readonly<Record<AllowanceKind, string>>>();
    const known = clients.get(clientId);
    if (known !== undefined) return known;
    const name = (kind: AllowanceKind) => JSON.stringify([partner.partnerId, clientId, kind]);
    const made = { requests: name('requests'), calls: name('calls') };
    names.set(partner, clients.set(clientId, made));
    return made;
  }

  function bucketOf(viewer: Viewer, kind: AllowanceKind) {
    const { requestsPerMinute, callsPerMinute } = viewer.client.budget;
    const most = kind === 'requests' ? requestsPerMinute : callsPerMinute;
    const key = namesOf(viewer)[kind];
    return { bucket: fill(key, most), most, key };
  }

  function note(key: string, amount: number, most: number): void {
    if (untold.size === 0) clock.after(tellMs, tellAll);
    untold.set(key, { amount: (untold.get(key)?.amount ?? 0) + amount, most });
  }

  function tellAll(): void {
    const spent = Array.from(untold, ([key, entry]) => ({ key, ...entry })).filter(({ amount }) => amount !== 0);
    untold.clear();
    if (spent.length > 0) tell(spent);
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
      const { bucket, most, key } = bucketOf(viewer, kind);
      const waitMs = waitFor(bucket, most, amount);
      if (waitMs !== null) return waitMs;
      bucket.level -= amount;
      note(key, amount, most);
      return null;
    },
    giveBack(viewer, kind, amount) {
      if (amount <= 0) return;
      const { bucket, most, key } = bucketOf(viewer, kind);
      bucket.level = Math.min(most, bucket.level + amount);
      note(key, -amount, most);
    },
    heard(spent) {
      for (const { key, amount, most } of spent) {
        const bucket = fill(key, most);
        bucket.level = Math.min(most, Math.max(-most, bucket.level - amount));
      }
    },
    state(viewer, kind) {
      const { bucket, most } = bucketOf(viewer, kind);
      return {
        maximumAvailable: most,
        currentlyAvailable: Math.max(0, Math.floor(bucket.level)),
        restoreRate: most / 60,
      };
    },
  };
}
