/** How large the values beside a document may be. */
export interface ValueLimits {
  /** Entries of one list. */
  readonly listItems: number;
  /** Levels of lists and objects. */
  readonly depth: number;
  /** Values in all. */
  readonly values: number;
}

export const defaultValueLimits: ValueLimits = { listItems: 500, depth: 12, values: 5_000 };

/** What of the variables is larger than allowed, in words and without quoting any; null when nothing is. */
export function complaintAboutValues(variables: unknown, limits: ValueLimits): string | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: variables, depth: 0 }];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    const entries: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    values += entries.length;
    if (Array.isArray(value) && value.length > limits.listItems)
      return `A list in the variables has ${value.length} entries; at most ${limits.listItems} are allowed.`;
    if (depth >= limits.depth)
      return `The variables are nested too deeply; at most ${limits.depth} levels are allowed.`;
    if (values > limits.values) return `The variables hold too many values; at most ${limits.values} are allowed.`;
    for (const entry of entries) waiting.push({ value: entry, depth: depth + 1 });
  }
  return null;
}
