import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request; may also break it off. */
export type Responder = (request: SeenRequest, response: ServerResponse, index: number) => void;

export interface ScriptedUpstream extends AsyncDisposable {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** Logins among what was seen. */
  logins(): number;
  /** Others among what was seen. */
  calls(): number;
  respond(responder: Responder): void;
  /** Sockets that are open at present. */
  sockets(): Promise<number>;
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export const isLogin = ({ url }: Pick<SeenRequest, 'url'>): boolean => url.endsWith('/partners/authentication');

/** An upstream that says what the test says, over real HTTP. By default it logs anybody in and answers `{}`. */
export async function startScripted(first: Responder = welcome): Promise<ScriptedUpstream> {
  const seen: SeenRequest[] = [];
  let responder = first;
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
    seen.push(entry);
    responder(entry, response, seen.length - 1);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    logins: () => seen.filter(isLogin).length,
    calls: () => seen.filter((request) => !isLogin(request)).length,
    respond(next) {
      responder = next;
    },
    sockets: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

let minted = 0;

export const welcome: Responder = (request, response) => {
  if (isLogin(request)) {
    minted += 1;
    json(response, 200, { token: `token-${minted}` });
  } else json(response, 200, { path: request.url });
};
