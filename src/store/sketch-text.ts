import { createQuantileSketch, type QuantileSketch } from '../lib/quantile-sketch.ts';

/** A sketch as a column keeps it: base64, since the databases differ in their types for bytes. Empty for an empty one. */
function encodeSketch(sketch: QuantileSketch): string {
  return sketch.count === 0 ? '' : Buffer.from(sketch.encode()).toString('base64');
}

export function decodeSketch(text: string): QuantileSketch {
  return createQuantileSketch(Buffer.from(text, 'base64'));
}

/** @param before undefined where there is no row yet */
export function mergeInto(before: string | undefined, addition: QuantileSketch): string {
  if (before === undefined || before === '') return encodeSketch(addition);
  const sum = decodeSketch(before);
  sum.merge(addition);
  return encodeSketch(sum);
}
