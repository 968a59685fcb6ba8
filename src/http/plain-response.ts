/** Names are kept in lower case, as `node:http` and the standard have them. */
class PlainResponseHeaders extends Map<string, string> {
  override get(name: string): string | undefined {
    return super.get(name.toLowerCase());
  }

  override has(name: string): boolean {
    return super.has(name.toLowerCase());
  }

  override set(name: string, value: string): this {
    return super.set(name.toLowerCase(), value);
  }

  override delete(name: string): boolean {
    return super.delete(name.toLowerCase());
  }

  append(name: string, value: string): void {
    const before = this.get(name);
    this.set(name, before === undefined ? value : `${before}, ${value}`);
  }
}

/** An answer that is one text, as such or encoded: all that is done with it is to change its headers and to write it. */
export class PlainResponse {
  readonly text: string | Uint8Array;
  readonly status: number;
  readonly statusText: string;
  readonly headers: PlainResponseHeaders;

  constructor(text: string | Uint8Array, { status = 200, statusText = '', headers = {} }: PlainResponseInit) {
    this.text = text;
    this.status = status;
    this.statusText = statusText;
    this.headers = new PlainResponseHeaders();
    for (const name of Object.keys(headers)) this.headers.set(name, headers[name] ?? '');
    this.headers.set('content-length', String(Buffer.byteLength(text)));
  }

  /** Where the server's own way of writing finds the text. */
  get bodyType() {
    return 'String';
  }

  get bodyInit() {
    return this.text;
  }
}

interface PlainResponseInit {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A class of responses that are plain where they can be, and of the given class where they stream or are empty. */
export function plainResponses(Full: typeof Response): typeof Response {
  // No arrow: it is called with `new`, and answers what it made instead.
  function make(body?: BodyInit | null, init: ResponseInit = {}) {
    return (typeof body === 'string' || body instanceof Uint8Array) && isRecord(init.headers)
      ? new PlainResponse(body, init as PlainResponseInit)
      : new Full(body, init);
  }
  const { error, json, redirect } = Full;
  return Object.assign(make, { error, json, redirect }) as unknown as typeof Response;
}

const isRecord = (headers: unknown): boolean =>
  headers === undefined || (typeof headers === 'object' && Object.getPrototypeOf(headers) === Object.prototype);
