/** Of one shape of a body each, which is the longest part: some megabytes. */
const most = 2_000;

/** The same object for the same key, most of the time: enough that what is handed over together carries it once. */
export function createKinds<Kind>(): (key: string, make: () => Kind) => Kind {
  const known = new Map<string, Kind>();
  return (key, make) => {
    let kind = known.get(key);
    if (kind === undefined) {
      kind = make();
      if (known.size >= most) known.clear();
      known.set(key, kind);
    }
    return kind;
  };
}
