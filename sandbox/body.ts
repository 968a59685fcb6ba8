/** A member of a parsed body, whatever the body is. */
export function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

/** A text that says something. */
export function textMember(body: unknown, name: string): string | undefined {
  const value = memberOf(body, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Left out and null are the same to upstream. */
export function isGiven(body: unknown, name: string): boolean {
  const value = memberOf(body, name);
  return value !== undefined && value !== null;
}
