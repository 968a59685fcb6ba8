/** Median time of the last calls of each name, in milliseconds; 0 while nothing is known. */
export interface ServiceTimes {
  add(name: string, serviceMs: number): void;
  median(name: string): number;
}

const remembered = 31;

export function createServiceTimes(): ServiceTimes {
  const rings = new Map<string, { values: number[]; next: number }>();
  return {
    add(name, serviceMs) {
      const ring = rings.get(name) ?? { values: [], next: 0 };
      rings.set(name, ring);
      ring.values[ring.next] = serviceMs;
      ring.next = (ring.next + 1) % remembered;
    },
    median(name) {
      const sorted = rings.get(name)?.values.toSorted((a, b) => a - b) ?? [];
      return sorted[Math.floor(sorted.length / 2)] ?? 0;
    },
  };
}
