/** Every quantile is within this share of the value at its rank. */
const accuracy = 0.005;
const gamma = (1 + accuracy) / (1 - accuracy);
const logGamma = Math.log(gamma);
/** Of a value that falls into a bin, what the bin answers: as far from its lower as from its upper end, relatively. */
const middle = 2 / (1 + gamma);
/** Smaller values count as this one. */
const smallest = 1e-3;
/** Larger values count as this one: no bin lies beyond it, so that no input can grow a sketch without end. */
const largest = 1e9;

/**
 * A DDSketch (Masson, Rim, Lee: VLDB 2019): counts values in bins whose width grows with the value, so that quantiles have a
 * bounded relative error, and sketches of parts add up to exactly the sketch of the whole.
 */
export interface QuantileSketch {
  /** Values counted so far. */
  readonly count: number;
  add(value: number, times?: number): void;
  merge(other: QuantileSketch): void;
  /** Null when it is empty. `q` from 0 to 1; the value at rank q x (count - 1), rounded down. */
  quantile(q: number): number | null;
  /** A few bytes for each bin that is used. */
  encode(): Uint8Array;
  /** Tells bin and count of each that is used, in no order. */
  eachBin(tell: (key: number, times: number) => void): void;
  /** The same, in ascending order. */
  bins(): readonly (readonly [key: number, times: number])[];
}

export function createQuantileSketch(encoded?: Uint8Array): QuantileSketch {
  const counts = new Map<number, number>();
  let count = 0;

  const addToBin = (key: number, times: number) => {
    counts.set(key, (counts.get(key) ?? 0) + times);
    count += times;
  };
  const sorted = () => [...counts].sort(([one], [other]) => one - other);

  const sketch: QuantileSketch = {
    get count() {
      return count;
    },
    add(value, times = 1) {
      const bounded = Math.min(Math.max(Number.isFinite(value) ? value : 0, smallest), largest);
      addToBin(Math.ceil(Math.log(bounded) / logGamma), times);
    },
    merge(other) {
      other.eachBin(addToBin);
    },
    quantile(q) {
      const rank = Math.floor(q * (count - 1));
      let below = 0;
      for (const [key, times] of sorted()) {
        below += times;
        if (below > rank) return middle * gamma ** key;
      }
      return null;
    },
    encode() {
      const bytes: number[] = [];
      let last = 0;
      for (const [key, times] of sorted()) {
        writeVarint(bytes, zigzag(key - last));
        writeVarint(bytes, times);
        last = key;
      }
      return Uint8Array.from(bytes);
    },
    eachBin(tell) {
      for (const [key, times] of counts) tell(key, times);
    },
    bins: sorted,
  };

  if (encoded !== undefined) {
    const numbers = readVarints(encoded);
    let key = 0;
    for (let n = 0; n + 1 < numbers.length; n += 2) {
      key += unzigzag(numbers[n] ?? 0);
      addToBin(key, numbers[n + 1] ?? 0);
    }
  }
  return sketch;
}

const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number) => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function readVarints(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let value = 0;
  let weight = 1;
  for (const byte of bytes) {
    value += (byte % 0x80) * weight;
    weight *= 0x80;
    if (byte >= 0x80) continue;
    numbers.push(value);
    value = 0;
    weight = 1;
  }
  return numbers;
}
