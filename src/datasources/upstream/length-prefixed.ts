/**
 * One string out of several such that different lists never give the same string: each part is preceded by its length.
 * A plain separator would let `['a:b']` and `['a', 'b']` meet, and one partner read another's entry.
 */
export function lengthPrefixed(parts: Iterable<string>): string {
  let out = '';
  for (const part of parts) out += `${part.length}:${part}`;
  return out;
}
