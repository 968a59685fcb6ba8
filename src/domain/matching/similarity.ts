import { jaroWinkler } from '@skyra/jaro-winkler';

/** 0 to 1, the same in both directions: Jaro's count of transpositions depends on the order, so the order is fixed. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  if (one === '' || other === '') return 0;
  return one < other ? jaroWinkler(one, other) : jaroWinkler(other, one);
}

/**
 * Whether one word is the other with a slip of the keyboard: two neighbours exchanged, or a letter inside left out or struck by
 * accident. Another letter in the place of one, or another beginning or end, makes another name more often than a slip.
 */
export function isSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 4 || long.length < 5 || long.length - short.length > 1 || short === long) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (start === 0) return false;
  if (long.length > short.length) {
    const doubled = long[start] === long[start - 1];
    return (start < short.length || doubled) && short.slice(start) === long.slice(start + 1);
  }
  const exchanged = short[start] === long[start + 1] && short[start + 1] === long[start];
  return exchanged && short.slice(start + 2) === long.slice(start + 2);
}

/** A fixed order, so that nothing that follows depends on which of the two came first. */
export function inOrder<Value>(one: Value, other: Value): readonly [Value, Value] {
  return JSON.stringify(one) <= JSON.stringify(other) ? [one, other] : [other, one];
}
