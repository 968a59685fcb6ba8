import { createQuantileSketch, type QuantileSketch } from '../lib/quantile-sketch.ts';

/** Between sketches that are not yet one: none of base64. */
export const sketchSeparator = ' ';

/** A sketch as a column keeps it: base64, since the databases differ in their types for bytes. Empty for an empty one. */
export function encodeSketch(sketch: QuantileSketch): string {
  return sketch.count === 0 ? '' : Buffer.from(sketch.encode()).toString('base64');
}

/** The sum of all that stand in a text. */
export function decodeSketch(text: string): QuantileSketch {
  const [first = '', ...others] = text.split(sketchSeparator);
  const sum = createQuantileSketch(Buffer.from(first, 'base64'));
  for (const other of others) sum.merge(createQuantileSketch(Buffer.from(other, 'base64')));
  return sum;
}

/** @param before undefined where there is no row yet */
export function mergeInto(before: string | undefined, addition: QuantileSketch): string {
  if (before === undefined || before === '') return encodeSketch(addition);
  const sum = decodeSketch(before);
  sum.merge(addition);
  return encodeSketch(sum);
}
