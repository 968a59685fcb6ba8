const objectBytes = 24;
const slotBytes = 8;
const stringBytes = 16;

/** Of a longer list so many entries are looked at, spread over it: the rows of one list are much alike. */
const mostLookedAt = 16;

/**
 * About how many bytes of heap a value holds: strings by length, containers by their slots, each object once.
 * Walks without recursion, so that no depth of nesting can overflow the stack.
 */
export function estimateSize(value: unknown): number {
  const seen = new Set<object>();
  const pending: unknown[] = [value];
  let bytes = 0;
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string') bytes += stringBytes + next.length;
    else if (typeof next !== 'object' || next === null) bytes += slotBytes;
    else if (!seen.has(next)) {
      seen.add(next);
      bytes += objectBytes + (isLong(next) ? sizeOfLong(next) : slotBytes * pushContents(next, pending));
    }
  }
  return bytes;
}

function pushContents(container: object, pending: unknown[]): number {
  const before = pending.length;
  if (ArrayBuffer.isView(container)) return container.byteLength / slotBytes;
  if (container instanceof Map) for (const [key, value] of container) pending.push(key, value);
  else if (container instanceof Set || Array.isArray(container)) for (const value of container) pending.push(value);
  else for (const key in container) pending.push((container as Record<string, unknown>)[key]);
  return pending.length - before;
}

const isLong = (value: object): value is readonly unknown[] => Array.isArray(value) && value.length > mostLookedAt;

/** Slots of the whole list, and what its entries hold by those that are looked at. */
function sizeOfLong(list: readonly unknown[]): number {
  const step = list.length / mostLookedAt;
  const entries = Array.from({ length: mostLookedAt }, (_, index) => list[Math.floor(index * step)]);
  return list.length * (slotBytes + estimateSize(entries) / mostLookedAt);
}
