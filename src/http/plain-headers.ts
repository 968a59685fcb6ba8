import type { IncomingHttpHeaders } from 'node:http';

/** The headers of a request as they arrived, read as the standard reads them. */
export class PlainHeaders {
  readonly sent: IncomingHttpHeaders;

  constructor(sent: IncomingHttpHeaders) {
    this.sent = sent;
  }

  get(name: string): string | null {
    const value = this.sent[name] ?? this.sent[name.toLowerCase()];
    return value === undefined ? null : typeof value === 'string' ? value : value.join(', ');
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  *entries(): IterableIterator<[string, string]> {
    for (const name of Object.keys(this.sent)) yield [name, this.get(name) ?? ''];
  }

  *keys(): IterableIterator<string> {
    yield* Object.keys(this.sent);
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(visit: (value: string, name: string, headers: Headers) => void): void {
    for (const [name, value] of this.entries()) visit(value, name, this as unknown as Headers);
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}
