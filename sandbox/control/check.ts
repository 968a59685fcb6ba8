/** Says what is wrong with a value, or nothing. `at` names the value for whoever reads the complaint. */
export type Check = (value: unknown, at: string) => string | undefined;

export const anything: Check = () => undefined;

export const text: Check = (value, at) => (typeof value === 'string' ? undefined : `${at} must be a string`);

/** An object whose members are strings. */
export const texts: Check = (value, at) => {
  if (typeof value !== 'object' || value === null) return `${at} must be an object`;
  return Object.entries(value)
    .map(([name, member]) => text(member, `${at}.${name}`))
    .find((problem) => problem !== undefined);
};

export const trueOrFalse: Check = (value, at) =>
  typeof value === 'boolean' ? undefined : `${at} must be true or false`;

export const atLeast =
  (min: number, max = Number.POSITIVE_INFINITY): Check =>
  (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return `${at} must be a number`;
    if (value < min) return `${at} must be at least ${min}`;
    return value > max ? `${at} must be at most ${max}` : undefined;
  };

export const literals =
  (...allowed: readonly string[]): Check =>
  (value, at) =>
    typeof value === 'string' && allowed.includes(value) ? undefined : `${at} must be one of ${allowed.join(', ')}`;

export const optional =
  (check: Check): Check =>
  (value, at) =>
    value === undefined ? undefined : check(value, at);

export const nullable =
  (check: Check): Check =>
  (value, at) =>
    value === null ? undefined : check(value, at);

/** An object with these members and no others: a misspelt setting must not be ignored silently. */
export const members =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} must be an object`;
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(shape, name)) return `${at}.${name} is not known; known are ${Object.keys(shape).join(', ')}`;
    }
    for (const [name, check] of Object.entries(shape)) {
      const problem = check(Reflect.get(value, name), `${at}.${name}`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

/** The value, once checked; a RangeError that says what is wrong otherwise. */
export function parsed<T>(body: unknown, check: Check): T {
  const problem = check(body, 'body');
  if (problem !== undefined) throw new RangeError(problem);
  return body as T;
}
