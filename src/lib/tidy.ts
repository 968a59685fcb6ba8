const longestText = 2_000;
const longestStack = 8_000;
const mostItems = 50;
const deepest = 4;

/** Characters that a terminal or a log viewer obeys although JSON does not escape them. */
const obeyed = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

export function tidyText(text: string, longest = longestText): string {
  const short = text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
  // Most texts have none, and to look is less than to replace.
  return short.search(obeyed) === -1 ? short : short.replace(obeyed, '\ufffd');
}

/** An error by allow-list: what a library hangs on its errors (requests, bodies, headers) stays out. */
function tidyError(error: Error): Record<string, string | number> {
  const { code } = error as { code?: unknown };
  return {
    name: tidyText(error.name),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: tidyText(error.message),
    ...(error.stack === undefined ? {} : { stack: tidyText(error.stack, longestStack) }),
  };
}

/** A value as a log may hold it: bounded in length, width and depth. */
export function tidy(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return tidyText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return tidyError(value);
  if (hasToJson(value)) return tidy(value.toJSON(), depth + 1);
  if (depth >= deepest) return '[…]';
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => tidy(item, depth + 1));
  const fields: Record<string, unknown> = {};
  for (const key of Object.keys(value).slice(0, mostItems)) {
    // Assigned, it would be the object's prototype.
    if (key !== '__proto__') fields[tidyText(key)] = tidy((value as Record<string, unknown>)[key], depth + 1);
  }
  return fields;
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
