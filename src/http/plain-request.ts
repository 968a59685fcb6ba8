import type { IncomingMessage } from 'node:http';
import { PlainHeaders } from './plain-headers.ts';

/**
 * What the GraphQL server and its plugins use of a `Request`, over the request of `node:http`. Its body is not read before
 * it is asked for: whoever is refused sends it for nothing.
 */
export class PlainRequest {
  readonly method = 'POST';
  /** There is nothing to be piped: the length was said before, and `node:http` ends the body there. */
  readonly body = null;
  readonly url: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly #req: IncomingMessage;
  #sent: string | undefined;

  /** @param sent the body, where it has been read already */
  constructor(req: IncomingMessage, signal: AbortSignal, sent?: string) {
    this.#req = req;
    this.#sent = sent;
    this.url = `http://${req.headers.host ?? 'localhost'}${req.url}`;
    this.headers = headersOf(req);
    this.signal = signal;
  }

  /** The body, once it has been read. */
  get sent(): string | undefined {
    return this.#sent;
  }

  /** Fails when the client leaves before the end. */
  async text(): Promise<string> {
    this.#sent ??= await textOf(this.#req);
    return this.#sent;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
}

export const headersOf = ({ headers }: IncomingMessage): Headers => new PlainHeaders(headers) as unknown as Headers;

/** The body of a request. Fails when the client leaves before the end. */
export function textOf(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let first: Buffer | undefined;
    let rest: Buffer[] | undefined;
    req.on('data', (chunk: Buffer) => {
      if (first === undefined) first = chunk;
      else if (rest === undefined) rest = [first, chunk];
      else rest.push(chunk);
    });
    req.on('end', () => resolve((rest === undefined ? first : Buffer.concat(rest))?.toString() ?? ''));
    req.on('error', reject);
    req.on('close', () => {
      if (!req.complete) reject(new Error('the client left'));
    });
  });
}
