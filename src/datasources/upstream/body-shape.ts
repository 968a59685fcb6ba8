const deepest = 4;
const mostNames = 40;
/** Names of fields, as upstream writes them; what looks otherwise may be somebody's data in the place of a name. */
const nameLike = /^[a-z][A-Za-z_]{0,40}\d{0,2}$/;

/** Whether names are like that, as they were met: answers have the same few hundred. Others are found out anew once there are so many. */
const verdicts = new Map<string, boolean>();
const mostVerdicts = 5_000;

function isNameLike(name: string): boolean {
  let verdict = verdicts.get(name);
  if (verdict === undefined) {
    verdict = nameLike.test(name);
    if (verdict && verdicts.size < mostVerdicts) verdicts.set(name, verdict);
  }
  return verdict;
}

const numeric = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** A number whose digits were kept as text: one that would be written otherwise as a number. */
const isKept = (text: string) => numeric.test(text) && String(Number(text)) !== text;

/**
 * What a decoded body is made of: names of fields and kinds of values, lists by their length and first row. Never a value,
 * and never more than a look at the first row of each list.
 *
 * @param digits names whose numbers are text where they would lose digits otherwise
 */
export function shapeOf(value: unknown, digits: readonly string[] = [], depth = 0): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return typeof value;
  if (depth >= deepest) return Array.isArray(value) ? '[…]' : '{…}';
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[${value.length} x ${shapeOf(value[0], digits, depth + 1)}]`;
  const parts: string[] = [];
  let others = 0;
  for (const name of Object.keys(value)) {
    if (parts.length < mostNames && isNameLike(name)) {
      const inner = (value as Record<string, unknown>)[name];
      const isNumber = typeof inner === 'string' && digits.includes(name) && isKept(inner);
      parts.push(`${name}: ${isNumber ? 'number' : shapeOf(inner, digits, depth + 1)}`);
    } else others += 1;
  }
  if (others > 0) parts.push(`${others} more`);
  return `{ ${parts.join(', ')} }`;
}
