import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { KnownAnswers } from './known-answers.ts';
import { PlainRequest, textOf } from './plain-request.ts';
import { PlainResponse } from './plain-response.ts';

export interface PlainPostsDeps {
  /** The whole server: for everything that is no plain post. */
  readonly listener: RequestListener;
  /** What becomes of a request, with every hook of every plugin. */
  readonly handleRequest: (request: Request, ...context: object[]) => Response | Promise<Response>;
  /** Asked first; null where every operation has to pass the server. */
  readonly known: KnownAnswers | null;
  readonly onError: (error: unknown) => void;
}

/**
 * Answers posts whose length is known and whose answer is one text without the objects of the web's standards, which cost
 * more than most operations. The same hooks run in the same order, on a request that reads as theirs does: what they see,
 * and what they answer, is what it would be without this.
 */
export function withPlainPosts({ listener, handleRequest, known, onError }: PlainPostsDeps): RequestListener {
  function handle(req: IncomingMessage, res: ServerResponse, sent?: string): void {
    const gone = new AbortController();
    const onClose = () => {
      if (!res.writableFinished) gone.abort();
    };
    if (res.closed) onClose();
    else res.once('close', onClose);
    const request = new PlainRequest(req, gone.signal, sent) as unknown as Request;
    // Two parts: then the server takes them for its own and keeps no reference to ours.
    Promise.resolve(handleRequest(request, { req, res, waitUntil }, {}))
      .then((response) => write(response, res))
      .catch((error) => {
        onError(error);
        res.destroy();
      });
  }

  return (req, res) => {
    if (!isPlain(req)) listener(req, res);
    else if (!known?.mayKnow(req)) handle(req, res);
    else {
      textOf(req).then(
        (sent) => known.give(req, res, sent) || handle(req, res, sent),
        // Nobody is left to be answered.
        () => res.destroy(),
      );
    }
  };
}

function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    headers['content-length'] !== undefined &&
    headers['content-encoding'] === undefined &&
    !headers['content-type']?.startsWith('multipart/') &&
    !headers.accept?.includes('text/event-stream')
  );
}

const waitUntil = (promise: Promise<unknown>) => void promise.catch(() => {});

async function write(response: Response | PlainResponse, res: ServerResponse): Promise<void> {
  if (res.destroyed || res.writableEnded) return;
  if (response instanceof PlainResponse) {
    for (const [name, value] of response.headers) res.setHeader(name, value);
    res.writeHead(response.status);
    res.end(response.text);
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  for (const [name, value] of response.headers) res.setHeader(name, value);
  res.setHeader('content-length', body.length);
  res.writeHead(response.status);
  res.end(body);
}
