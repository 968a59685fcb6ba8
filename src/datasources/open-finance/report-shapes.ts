import type { Shape, Shaped, ShapeField } from '../../domain/report-shapes/shape.ts';
import { kindReaders } from './account-details.ts';
import { type Field, id, list, type Row, sparse, text } from './wire.ts';

/** Reads an object by its shape: a report has few of the fields that it could have. */
export function shaped(shape: Shape): Field<Shaped | null> {
  return (path, digits) => {
    const rows = Object.entries(shape.fields).map(
      ([name, field]): Row => [name, field.upstream ?? name, fieldOf(field)],
    );
    const read = sparse(rows)(path, digits);
    return (value, drift) => {
      const values = read(value, drift);
      return values && { shape: shape.name, values, currency: defaultCurrency };
    };
  };
}

function fieldOf(field: ShapeField): Field<unknown> {
  switch (field.kind) {
    case 'one':
      return shaped(field.shape);
    case 'many':
      return list(shaped(field.shape));
    case 'texts':
      return list(text);
    case 'ids':
      return list(id);
    default:
      return kindReaders[field.kind];
  }
}

/** Reports are of US accounts. */
const defaultCurrency = 'USD';

/** Gives everything in an account the currency of that account. */
export function inCurrency(source: Shaped, currency: string = defaultCurrency): Shaped {
  const own = source.values.currencyCode ?? source.values.currency;
  const here = typeof own === 'string' && /^[A-Z]{3}$/.test(own) ? own : currency;
  const values = Object.entries(source.values).map(([name, value]) => [name, within(value, here)]);
  return { ...source, values: Object.fromEntries(values), currency: here };
}

function within(value: unknown, currency: string): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => within(entry, currency));
  return isShaped(value) ? inCurrency(value, currency) : value;
}

function isShaped(value: unknown): value is Shaped {
  return typeof value === 'object' && value !== null && 'shape' in value;
}
