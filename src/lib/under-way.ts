/** Things that come and go, some of them under a name. */
export interface UnderWay<T> {
  readonly size: number;
  /** Answers its place, which is its own until it is taken out. */
  add(item: T): number;
  remove(place: number): void;
  /** What stands under the name. */
  named(name: string): T | undefined;
  name(name: string, place: number): void;
  /** Takes the name away, if it still stands for this place. */
  unname(name: string, place: number): void;
  [Symbol.iterator](): Iterator<readonly [item: T, place: number]>;
}

/**
 * A `Map` or `Set` out of which entries go as fast as others come is made anew again and again, and each one leads to the next: once
 * one of them is old, all that was in it and in those after it is copied by each collection of the young, and kept until one of the old.
 * Here those hold names and numbers, and an array holds the things.
 */
export function createUnderWay<T extends object>(): UnderWay<T> {
  const items: (T | undefined)[] = [];
  const free: number[] = [];
  const places = new Map<string, number>();

  return {
    get size() {
      return items.length - free.length;
    },
    add(item) {
      const place = free.pop() ?? items.length;
      items[place] = item;
      return place;
    },
    remove(place) {
      items[place] = undefined;
      free.push(place);
    },
    named(name) {
      const place = places.get(name);
      return place === undefined ? undefined : items[place];
    },
    name: (name, place) => void places.set(name, place),
    unname(name, place) {
      if (places.get(name) === place) places.delete(name);
    },
    *[Symbol.iterator]() {
      for (const [place, item] of items.entries()) if (item !== undefined) yield [item, place];
    },
  };
}
