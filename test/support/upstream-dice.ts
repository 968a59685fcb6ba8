/** Whole numbers from 0 up to but excluding `below`, the same ones for the same seed. */
export type Dice = (below: number) => number;

export function createDice(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
