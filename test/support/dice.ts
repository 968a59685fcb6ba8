export interface Dice {
  /** From 0 to below 1. */
  next(): number;
  /** Whether it happens, of so many times in one. */
  chance(share: number): boolean;
  /** From 0 to below `count`. */
  upTo(count: number): number;
  pick<T>(items: readonly T[]): T;
}

/** The same sequence for the same seed. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    // mulberry32: the low bits of a plain congruence repeat.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (share) => next() < share,
    upTo: (count) => Math.floor(next() * count),
    pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
  };
}
