/**
 * Lets only so many names through, and the same ones for the rest of the day; the others count as one. What clients or
 * upstream name can then never make the tables grow without end.
 */
export interface BoundedNames {
  /** `name` itself, or `other`. */
  admit(partner: string, name: string): string;
}

export const other = 'other';
const dayMs = 24 * 60 * 60 * 1000;
/** Days since 1970. */
export const dayOf = (at: number): number => Math.floor(at / dayMs);

/**
 * @param most names of each partner and day
 * @param isKnown names that are let through in any case: there are only so many of them
 */
export function createBoundedNames(
  wall: () => number,
  { most, isKnown = () => false }: { readonly most: number; readonly isKnown?: (name: string) => boolean },
): BoundedNames {
  const admitted = new Map<string, Set<string>>();
  let today = -1;
  return {
    admit(partner, name) {
      if (name === '' || isKnown(name)) return name;
      const day = dayOf(wall());
      if (day !== today) {
        admitted.clear();
        today = day;
      }
      const names = admitted.get(partner) ?? new Set();
      admitted.set(partner, names);
      if (names.has(name)) return name;
      if (names.size >= most) return other;
      names.add(name);
      return name;
    },
  };
}
