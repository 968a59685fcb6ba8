import { type Decimal, isDecimal } from '../../domain/money.ts';
import type { CalendarDate, Instant } from '../../domain/time.ts';
import type { ResponseReader } from '../upstream/exchange.ts';
import { compileAnySent, compileReads, type Drift, type Read } from './compiled-reads.ts';

/**
 * A field of a wire schema: told its path in the body once, when the schema is built, so that reading a row builds no
 * text. `digits` collects the names of numeric fields whose digits must survive parsing.
 */
export type Field<T> = (path: string, digits: Set<string>) => Read<T>;

const absent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** A value that may be missing; anything else that `accept` turns down is drift. */
function scalar<T>(accept: (value: unknown) => T | null, traits?: { readonly keepsText: true }): Field<T | null> {
  return (path) => {
    const read = (value: unknown, drift: Drift) => {
      if (absent(value)) return null;
      const accepted = accept(value);
      if (accepted === null) drift(path);
      return accepted;
    };
    return Object.assign(read, { maybeAbsent: true } as const, traits);
  };
}

export const text = scalar(
  (value) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null),
  { keepsText: true },
);

export const bool = scalar((value) =>
  typeof value === 'boolean'
    ? value
    : value === 'true' || value === 'Y'
      ? true
      : value === 'false' || value === 'N'
        ? false
        : null,
);

export const int = scalar((value) => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
});

const secondsToInstant = scalar((value): Instant | null => {
  const seconds = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isSafeInteger(seconds) ? seconds * 1000 : null;
});

/** Unix seconds as a number or a text. Upstream writes 0 for "never". */
export const epoch: Field<Instant | null> = (path, digits) => {
  const read = secondsToInstant(path, digits);
  return (value, drift) => read(value, drift) || null;
};

const isoDateTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/;

/** A date and time as the newer families write it, with a `T` or a blank between; without a zone it is taken for UTC. */
export const isoMoment = scalar((value): Instant | null => {
  const parts = typeof value === 'string' ? isoDateTime.exec(value) : null;
  if (parts === null) return null;
  const at = Date.parse(`${parts[1]}T${parts[2]}${parts[3] ?? 'Z'}`);
  return Number.isNaN(at) ? null : at;
});

/** A day, `yyyy-mm-dd`. */
export const day = scalar((value): CalendarDate | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null,
);

/** A field that keeps its digits: a number that would lose one arrives as text, see `ResponseReader.digits`. */
function exact(accept: (value: string) => string | null): Field<string | null> {
  const read = scalar((value) =>
    typeof value === 'string'
      ? accept(value)
      : // What JavaScript writes of a number is right for all that are one.
        typeof value === 'number' && Number.isFinite(value)
        ? String(value)
        : null,
  );
  return (path, digits) => {
    digits.add(path.slice(path.lastIndexOf('.') + 1));
    return read(path, digits);
  };
}

/** An amount, rate or score in upstream's own digits. */
export const decimal = exact((value): Decimal | null => (isDecimal(value) ? value : null));

/** An identifier, a number or a text on the wire, always a text here. */
export const id = exact((value) => (value === '' ? null : value));

/** A field that the OpenAPI document requires: null and missing are drift as well. */
export function required<T>(field: Field<T>): Field<T> {
  return (path, digits) => {
    const read = field(path, digits);
    const readPresent: Read<T> = (value, drift) => {
      if (absent(value)) drift(path);
      return read(value, drift);
    };
    return read.keepsText ? Object.assign(readPresent, { keepsText: read.keepsText }) : readPresent;
  };
}

/** A field that upstream has another name for, or that is read of the object as a whole. */
interface Named<T> {
  /** Null: of the whole. */
  readonly upstream: string | null;
  readonly field: Field<T>;
}

export const named = <T>(upstream: string, field: Field<T>): Named<T> => ({ upstream, field });
export const ofWhole = <T>(field: Field<T>): Named<T> => ({ upstream: null, field });
/** What upstream does not say. */
export const always = <const T>(value: T): Named<T> => ofWhole(() => () => value);

type Shape = Record<string, Field<unknown> | Named<unknown>>;
type TypeOf<F> = F extends Named<infer T> ? T : F extends Field<infer T> ? T : never;
type ShapeOf<S extends Shape> = { readonly [K in keyof S]: TypeOf<S[K]> };

/** An object with these fields; null where there is none. Unknown fields are ignored. */
export function object<S extends Shape>(shape: S): Field<ShapeOf<S> | null> {
  return (path, digits) => {
    const readAll = compileReads(
      membersOf(shape).map(({ name, upstream, field }) => {
        return { name, upstream, read: field(upstream === null ? path : `${path}.${upstream}`, digits) };
      }),
    );
    return (value, drift) => {
      if (absent(value)) return null;
      if (typeof value !== 'object' || Array.isArray(value)) {
        drift(path);
        return null;
      }
      return readAll(value, drift) as ShapeOf<S>;
    };
  };
}

function membersOf(shape: Shape): readonly ({ readonly name: string } & Named<unknown>)[] {
  return Object.entries(shape).map(([name, member]) => ({
    name,
    ...(typeof member === 'function' ? named(name, member) : member),
  }));
}

/** Fields that stand in an object among others, for `ofWhole`: null where none of them was sent. */
export function whereSent<S extends Shape>(shape: S): Field<ShapeOf<S> | null> {
  const isSent = compileAnySent(membersOf(shape).flatMap(({ upstream }) => upstream ?? []));
  return (path, digits) => {
    const read = object(shape)(path, digits);
    return (value, drift) => (isSent(value as object) ? read(value, drift) : null);
  };
}

/** A field by its name here, and the name that upstream has for it. */
export type Row = readonly [name: string, upstream: string, field: Field<unknown>];

/**
 * An object that has few of the fields that it could have. Unlike `object` it goes by what was sent: of some 130 fields of a
 * detail an institution sends a dozen, and neither reading nor keeping the others should cost anything. Null where there is
 * none; unknown fields are ignored.
 */
export function sparse(rows: readonly Row[]): Field<Record<string, unknown> | null> {
  return (path, digits) => {
    const fields = new Map(
      rows.map(([name, upstream, field]) => [upstream, { name, read: field(`${path}.${upstream}`, digits) }]),
    );
    return (value, drift) => {
      if (absent(value)) return null;
      if (typeof value !== 'object' || Array.isArray(value)) {
        drift(path);
        return null;
      }
      const values: Record<string, unknown> = {};
      for (const [upstream, sent] of Object.entries(value)) {
        const field = fields.get(upstream);
        const read = field?.read(sent, drift) ?? null;
        if (field !== undefined && read !== null) values[field.name] = read;
      }
      return values;
    };
  };
}

/** A list of what `item` reads; a missing list is empty, and an item that reads null is left out and reported. */
export function list<T>(item: Field<T | null>): Field<readonly T[]> {
  return (path, digits) => {
    const itemPath = `${path}[]`;
    const read = item(itemPath, digits);
    return (value, drift) => {
      if (absent(value)) return [];
      if (!Array.isArray(value)) {
        drift(path);
        return [];
      }
      const items: T[] = [];
      for (const element of value) {
        const result = read(element, drift);
        if (result === null) drift(itemPath);
        else items.push(result);
      }
      return items;
    };
  };
}

/** What `field` reads, turned into a domain value; null where either says so. */
export function mapped<W, T>(field: Field<W | null>, toDomain: (wire: W) => T | null): Field<T | null> {
  return (path, digits) => {
    const read = field(path, digits);
    return (value, drift) => {
      const wire = read(value, drift);
      return wire === null ? null : toDomain(wire);
    };
  };
}

/** The reader of a whole body. */
export function body<W, T>(field: Field<W>, toDomain: (wire: W) => T): ResponseReader<T> {
  const digits = new Set<string>();
  const read = field('$', digits);
  return { digits: [...digits], read: (value, drift) => toDomain(read(value, drift)) };
}
