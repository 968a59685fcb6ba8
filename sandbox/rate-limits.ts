/** How many calls an app key may make. */
export interface LimitSettings {
  /** @default every known app key, each with a budget of its own */
  readonly appKey?: string;
  /** Calls per second; null lifts the limit. */
  readonly perSecond: number | null;
  /** Calls at once, for `bucket` only. @default one second's worth, rounded up */
  readonly burst?: number;
  /**
   * `bucket` refills steadily; `second` and `minute` count within a second or a minute of the clock, so that twice the
   * limit fits around the border of two windows. @default bucket
   */
  readonly window?: 'bucket' | 'second' | 'minute';
}

export interface RateLimits {
  /** Takes one call out of the budget. `now` is Unix milliseconds on the sandbox clock. */
  admit(appKey: string, now: number): boolean;
  set(settings: LimitSettings): void;
  clear(): void;
}

export function createRateLimits(appKeys: ReadonlySet<string>): RateLimits {
  const limiters = new Map<string, (now: number) => boolean>();
  return {
    admit: (appKey, now) => limiters.get(appKey)?.(now) ?? true,
    set({ appKey, perSecond, burst, window = 'bucket' }) {
      if (appKey !== undefined && !appKeys.has(appKey)) throw new RangeError(`No partner has the app key ${appKey}`);
      for (const key of appKey === undefined ? appKeys : [appKey]) {
        if (perSecond === null) limiters.delete(key);
        else if (window === 'bucket') limiters.set(key, createBucket(perSecond, burst ?? Math.ceil(perSecond)));
        else limiters.set(key, window === 'second' ? createWindow(perSecond, 1) : createWindow(perSecond * 60, 60));
      }
    },
    clear: () => limiters.clear(),
  };
}

function createBucket(perSecond: number, burst: number) {
  let level = burst;
  let last: number | undefined;
  return (now: number) => {
    // A clock that is turned back adds nothing.
    level = Math.min(burst, level + (Math.max(0, now - (last ?? now)) / 1000) * perSecond);
    last = now;
    if (level < 1) return false;
    level -= 1;
    return true;
  };
}

function createWindow(calls: number, seconds: number) {
  let window: number | undefined;
  let used = 0;
  return (now: number) => {
    const current = Math.floor(now / (seconds * 1000));
    if (current !== window) used = 0;
    window = current;
    used += 1;
    return used <= calls;
  };
}
