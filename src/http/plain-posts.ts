import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { KnownAnswers } from './known-answers.ts';
import { PlainRequest, readText } from './plain-request.ts';
import { PlainResponse } from './plain-response.ts';

export interface PlainPostsDeps {
  readonly endpoint: string;
  /** The whole server: for everything that is no plain post. */
  readonly listener: RequestListener;
  /** What becomes of a request, with every hook of every plugin. */
  readonly handleRequest: (request: Request, ...context: object[]) => Response | Promise<Response>;
  /** Whether somebody sends this who was seen before. */
  readonly isKnown: (headers: IncomingHttpHeaders) => boolean;
  /** Asked first; null where every operation has to be run. */
  readonly answers: KnownAnswers | null;
  /** Asked next; null where every operation has to pass the server. */
  readonly operations: Operations | null;
  readonly onAnswer: (way: AnswerWay) => void;
  readonly onError: (error: unknown) => void;
}

/** How a plain post is answered: as one was before, by our plugins alone, or by the GraphQL server. */
export type AnswerWay = 'kept' | 'straight' | 'server';

/** Runs operations whose documents are known. */
interface Operations {
  /** Null: the server has to be asked, with this very request. */
  answer(request: Request): Response | null | Promise<Response | null>;
}

/** Bytes of a body that is read to see whether the server has to be asked at all. */
const mostBytes = 65_536;

/**
 * Answers posts whose length is known and whose answer is one text without the objects of the web's standards, which cost
 * more than most operations. Three ways lead to an answer, each asked where the one before has none: one that was given
 * before; our plugins' hooks, called one after the other; and the GraphQL server. What plugins see, and what is answered, is
 * the same on all of them.
 */
export function withPlainPosts(deps: PlainPostsDeps): RequestListener {
  const { endpoint, listener, handleRequest, isKnown, answers, operations, onAnswer, onError } = deps;

  const fail = (res: ServerResponse, error: unknown) => {
    onError(error);
    res.destroy();
  };

  function ask(request: PlainRequest, req: IncomingMessage, res: ServerResponse): void {
    onAnswer('server');
    // Two parts: then the server takes them for its own and keeps no reference to ours.
    Promise.resolve(handleRequest(request as unknown as Request, { req, res, waitUntil }, {}))
      .then((response) => write(response, res))
      .catch((error) => fail(res, error));
  }

  function answer(req: IncomingMessage, res: ServerResponse, sent: string): void {
    if (answers?.give(req, res, sent)) {
      onAnswer('kept');
      return;
    }
    const request = new PlainRequest(req, res, sent);
    const respond = (response: Response | null) => {
      if (response === null) return ask(request, req, res);
      onAnswer('straight');
      void write(response, res);
    };
    const response = operations?.answer(request as unknown as Request) ?? null;
    if (response instanceof Promise) response.then(respond).catch((error) => fail(res, error));
    else respond(response);
  }

  /** Whoever is not known is refused before the body is read; and pages are told more than the answer. */
  const isUsual = ({ url, headers }: IncomingMessage) =>
    url === endpoint &&
    headers.origin === undefined &&
    Number(headers['content-length']) <= mostBytes &&
    isKnown(headers);

  return (req, res) => {
    if (!isPlain(req)) listener(req, res);
    else if (!isUsual(req)) ask(new PlainRequest(req, res), req, res);
    else {
      readText(
        req,
        (sent) => {
          try {
            answer(req, res, sent);
          } catch (error) {
            fail(res, error);
          }
        },
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

/**
 * Then its letters are its bytes. Not 'latin1', by which `node:http` would make one text of head and body first, which is to copy
 * all of it once more.
 */
const isAscii = (text: string | Uint8Array, bytes: string | undefined): boolean => String(text.length) === bytes;

const waitUntil = (promise: Promise<unknown>) => void promise.catch(() => {});

async function write(response: Response | PlainResponse, res: ServerResponse): Promise<void> {
  if (res.destroyed || res.writableEnded) return;
  if (response instanceof PlainResponse) {
    for (const [name, value] of response.headers) res.setHeader(name, value);
    res.writeHead(response.status);
    const { text } = response;
    res.end(text, isAscii(text, response.headers.get('content-length')) ? 'binary' : 'utf8');
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  for (const [name, value] of response.headers) res.setHeader(name, value);
  res.setHeader('content-length', body.length);
  res.writeHead(response.status);
  res.end(body);
}
