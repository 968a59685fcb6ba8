import type { IncomingMessage, ServerResponse } from 'node:http';
import { PlainHeaders } from './plain-headers.ts';

/**
 * What the GraphQL server and its plugins use of a `Request`, over the request of `node:http`. Its body is not read before
 * it is asked for: whoever is refused sends it for nothing.
 */
export class PlainRequest {
  readonly method = 'POST';
  /** There is nothing to be piped: the length was said before, and `node:http` ends the body there. */
  readonly body = null;
  readonly headers: Headers;
  readonly #req: IncomingMessage;
  readonly #res: ServerResponse;
  #sent: string | undefined;
  #signal: AbortSignal | undefined;

  /** @param sent the body, where it has been read already */
  constructor(req: IncomingMessage, res: ServerResponse, sent?: string) {
    this.#req = req;
    this.#res = res;
    this.#sent = sent;
    this.headers = headersOf(req);
  }

  get url(): string {
    return `http://${this.#req.headers.host ?? 'localhost'}${this.#req.url}`;
  }

  /** Aborted when the client leaves before it has the answer. Made when somebody asks for it. */
  get signal(): AbortSignal {
    this.#signal ??= goneBefore(this.#res);
    return this.#signal;
  }

  /** The body, once it has been read. */
  get sent(): string | undefined {
    return this.#sent;
  }

  /** Fails when the client leaves before the end. */
  text(): Promise<string> {
    if (this.#sent !== undefined) return Promise.resolve(this.#sent);
    return new Promise((resolve, reject) => {
      readText(
        this.#req,
        (sent) => {
          this.#sent = sent;
          resolve(sent);
        },
        reject,
      );
    });
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
}

export const headersOf = ({ headers }: IncomingMessage): Headers => new PlainHeaders(headers) as unknown as Headers;

function goneBefore(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const onClose = () => {
    if (!res.writableFinished) gone.abort();
  };
  if (res.closed) onClose();
  else res.on('close', onClose);
  return gone.signal;
}

/**
 * Reads the body of a request.
 *
 * @param onGone told when the client leaves before the end, maybe more than once
 */
export function readText(req: IncomingMessage, onText: (text: string) => void, onGone: (error: Error) => void): void {
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  req.on('data', (chunk: Buffer) => {
    if (first === undefined) first = chunk;
    else if (rest === undefined) rest = [first, chunk];
    else rest.push(chunk);
  });
  req.on('end', () => onText((rest === undefined ? first : Buffer.concat(rest))?.toString() ?? ''));
  req.on('error', onGone);
  req.on('close', () => {
    if (!req.complete) onGone(new Error('the client left'));
  });
}
