/** Of one shape of a body each, which is the longest part: some megabytes. */
const most = 2_000;

interface Variants<Kind> {
  variant: string;
  kind: Kind;
  readonly all: Map<string, Kind>;
}

/**
 * The same object for the same key and variant, most of the time: enough that what is handed over together carries it once. A
 * variant is long and most often that of before: it is compared and not hashed.
 */
export function createKinds<Kind>(): (key: string, variant: string, make: () => Kind) => Kind {
  const known = new Map<string, Variants<Kind>>();
  let kinds = 0;
  return (key, variant, make) => {
    let variants = known.get(key);
    if (variants?.variant === variant) return variants.kind;
    const kind = variants?.all.get(variant) ?? make();
    if (variants?.all.has(variant) !== true) kinds += 1;
    if (kinds > most) {
      known.clear();
      kinds = 1;
      variants = undefined;
    }
    if (variants === undefined) {
      known.set(key, { variant, kind, all: new Map([[variant, kind]]) });
    } else {
      variants.variant = variant;
      variants.kind = kind;
      variants.all.set(variant, kind);
    }
    return kind;
  };
}
