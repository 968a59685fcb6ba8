import { LRUCache } from 'lru-cache';

/** Of one shape of a body each, which is the longest part: some megabytes. */
const most = 2_000;
/** Of one key: lists of a different length each, say. */
const mostVariants = 100;

export type KeyPart = string | number | boolean | undefined;

interface Variants<Kind> {
  readonly key: readonly KeyPart[];
  variant: string;
  kind: Kind;
  readonly all: Map<string, Kind>;
}

/**
 * The same object for the same key and variant, most of the time: enough that what is handed over together carries it once. The
 * first two parts of a key tell most keys apart, and those that share them mostly come one like the other: then the parts are
 * compared and no text is made of them. A variant is long and most often that of before: it is compared and not hashed. Beyond
 * the bound those go one by one that were looked up by their text the longest time ago.
 */
export function createKinds<Kind>(): (key: readonly KeyPart[], variant: string, make: () => Kind) => Kind {
  const last = new Map<KeyPart, Map<KeyPart, Variants<Kind>>>();
  const known = new LRUCache<string, Variants<Kind>>({
    maxSize: most,
    sizeCalculation: ({ all }) => all.size,
    dispose(variants, _key, reason) {
      const [first, second] = variants.key;
      const seconds = last.get(first);
      if (reason === 'set' || seconds?.get(second) !== variants) return;
      seconds.delete(second);
      if (seconds.size === 0) last.delete(first);
    },
  });

  function variantsOf(key: readonly KeyPart[]): Variants<Kind> | undefined {
    const before = last.get(key[0])?.get(key[1]);
    if (before !== undefined && isSame(before.key, key)) return before;
    const found = known.get(key.join('\0'));
    if (found !== undefined) noteLast(found);
    return found;
  }

  function noteLast(variants: Variants<Kind>): void {
    const [first, second] = variants.key;
    const seconds = last.get(first) ?? new Map<KeyPart, Variants<Kind>>();
    last.set(first, seconds.set(second, variants));
  }

  return (key, variant, make) => {
    const variants = variantsOf(key);
    if (variants?.variant === variant) return variants.kind;
    const kind = variants?.all.get(variant) ?? make();
    if (variants?.all.has(variant)) {
      variants.variant = variant;
      variants.kind = kind;
      return kind;
    }
    const isFull = variants === undefined || variants.all.size >= mostVariants;
    const all = isFull ? new Map<string, Kind>() : variants.all;
    // An object of its own: only what is new to the cache is weighed again.
    const more = { key, variant, kind, all: all.set(variant, kind) };
    noteLast(more);
    known.set(key.join('\0'), more);
    return kind;
  };
}

function isSame(one: readonly KeyPart[], other: readonly KeyPart[]): boolean {
  for (let n = 0; n < one.length; n += 1) if (one[n] !== other[n]) return false;
  return true;
}
