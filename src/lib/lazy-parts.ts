const given = Symbol('given');
const made = Symbol('made');

/**
 * Makes objects whose parts come into being when they are asked for first: of many parts most users need a few.
 *
 * @param makers how each part is made of what the object is made from, and of the other parts
 */
export function lazyParts<From, Parts extends object>(
  makers: {
    readonly [Name in keyof Parts]: (from: From, parts: Parts) => Parts[Name];
  },
): (from: From) => Parts {
  const prototype = {};
  for (const name of Object.keys(makers) as (keyof Parts & string)[]) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: Lazy) {
        const parts = this[made] as Partial<Parts>;
        parts[name] ??= makers[name](this[given] as From, this as unknown as Parts);
        return parts[name];
      },
    });
  }
  return (from) => Object.assign(Object.create(prototype), { [given]: from, [made]: {} });
}

interface Lazy {
  readonly [given]: unknown;
  readonly [made]: object;
}
