const deepest = 4;
const mostNames = 40;
/** Names of fields, as upstream writes them; what looks otherwise may be somebody's data in the place of a name. */
const nameLike = /^[a-z][A-Za-z_]{0,40}\d{0,2}$/;

/**
 * What a decoded body is made of: names of fields and kinds of values, lists by their length and first row. Never a value,
 * and never more than a look at the first row of each list.
 */
export function shapeOf(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (depth >= deepest) return Array.isArray(value) ? '[…]' : '{…}';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.length} x ${shapeOf(value[0], depth + 1)}]`;
  const parts: string[] = [];
  let others = 0;
  for (const name of Object.keys(value)) {
    if (parts.length < mostNames && nameLike.test(name)) {
      parts.push(`${name}: ${shapeOf((value as Record<string, unknown>)[name], depth + 1)}`);
    } else others += 1;
  }
  if (others > 0) parts.push(`${others} more`);
  return `{ ${parts.join(', ')} }`;
}
