/** Either a shift of the machine's clock, or a moment at which it stands still. Empty: the machine's clock again. */
export interface ClockSettings {
  /** Milliseconds added to the machine's clock. */
  readonly offsetMs?: number;
  /** Unix milliseconds. */
  readonly frozenAt?: number;
}

/** The clock that tokens, limits, aggregations and dates of this server live by. */
export interface SandboxClock {
  /** Unix milliseconds. */
  now(): number;
  set(settings: ClockSettings): void;
}

export function createClock(machine: () => number): SandboxClock {
  let settings: ClockSettings = {};
  return {
    now: () => settings.frozenAt ?? machine() + (settings.offsetMs ?? 0),
    set(next) {
      settings = { ...next };
    },
  };
}
