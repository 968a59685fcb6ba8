const hidden = '[redacted]';

/** A value that prints as `[redacted]` wherever it is logged, serialized or inspected. */
export interface Secret {
  reveal(): string;
  toJSON(): string;
  toString(): string;
}

export function secret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toJSON: () => hidden,
    toString: () => hidden,
    [Symbol.for('nodejs.util.inspect.custom')]: () => hidden,
  });
}
