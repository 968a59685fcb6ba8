/** From a value to a place on an axis. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly max: number;
  readonly min: number;
  at(value: number): number;
}

/** Ends at round numbers, a handful of ticks in between. */
export function linear(values: { min: number; max: number }, from: number, to: number, wanted = 4): Scale {
  const span = values.max - values.min || 1;
  const step = roundStep(span / wanted);
  const min = Math.floor(values.min / step + 1e-9) * step;
  const max = Math.ceil(values.max / step - 1e-9) * step || step;
  const ticks: number[] = [];
  for (let tick = min; tick <= max + step / 1000; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return { ticks, min, max, at: (value) => from + ((value - min) / (max - min || 1)) * (to - from) };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

/** Where the axis begins, and how far its ticks are apart. */
const rateAxes = [
  [0.98, 0.01],
  [0.94, 0.02],
  [0.9, 0.05],
  [0.8, 0.1],
  [0.5, 0.25],
] as const;

/**
 * The success axis: it begins where the lowest rate lies, at a round number, since between 0 and 90 % there is mostly
 * nothing, and says so by its labels. It never ends above 100 %.
 */
export function rateScale(rates: readonly (number | null)[], from: number, to: number): Scale {
  const known = rates.filter((rate) => rate !== null);
  const low = known.length === 0 ? 0.9 : Math.min(...known);
  const [min, step] = rateAxes.find(([least]) => low >= least) ?? [0, 0.25];
  const ticks = Array.from({ length: Math.round((1 - min) / step) + 1 }, (_, index) => min + index * step);
  return { ticks, min, max: 1, at: (value) => from + ((value - min) / (1 - min)) * (to - from) };
}

/** A line through what is known, with gaps where nothing is. A point between two gaps gets no line: it is drawn as a dot. */
export function lineThrough(values: readonly (number | null)[], x: (index: number) => number, y: Scale['at']): string {
  let isOpen = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isOpen = false;
        return '';
      }
      const command = isOpen ? 'L' : 'M';
      isOpen = true;
      return `${command}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}
