/** Reads what may be anything: members that are missing or of another type are null, and nothing throws. */

const longestId = 64;
const longestWord = 100;
/** Ids of one event that are taken at most. */
const mostIds = 500;

export type Bag = Readonly<Record<string, unknown>>;

export function bagOf(value: unknown): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}

/** An id as text, also where it was sent as a number that has all its digits. */
export function idOf(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= longestId && /^[\w.-]+$/.test(text) ? text : null;
}

/** A word of upstream's, such as the type of an event; never free text. */
export function wordOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:-]+$/.test(value) && value.length <= longestWord ? value : null;
}

/** Ids of a list, whose entries are ids or objects that have one under one of these names. */
export function idsOf(value: unknown, ...names: readonly string[]): readonly string[] {
  if (!Array.isArray(value)) return [];
  const ids = value.slice(0, mostIds).map((entry) => idOf(entry) ?? firstId(bagOf(entry), ...names));
  return [...new Set(ids.filter((id) => id !== null))];
}

export function firstId(bag: Bag, ...names: readonly string[]): string | null {
  for (const name of names) {
    const id = idOf(bag[name]);
    if (id !== null) return id;
  }
  return null;
}

/** A moment as Unix milliseconds: sent in seconds, in milliseconds, or as text. */
export function instantOf(value: unknown): number | null {
  const at = typeof value === 'number' ? (value < 1e11 ? value * 1000 : value) : Date.parse(String(value ?? ''));
  return Number.isFinite(at) && Math.abs(at) < 8.64e15 ? at : null;
}
