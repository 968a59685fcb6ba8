import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers another body in place of upstream's; `operation` is the method and the path without its query. */
export type Rewrite = (operation: string, body: unknown) => unknown;

export interface RewritingProxy extends AsyncDisposable {
  readonly url: string;
  /** Where requests go. */
  target: string;
  rewrite: Rewrite;
}

/** Stands between a gateway and its upstream, and changes the JSON of successful answers on the way back. */
export async function startRewriting(): Promise<RewritingProxy> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = request.headers;
    const answer = await fetch(`${proxy.target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      redirect: 'manual',
    });
    const text = await answer.text();
    const operation = `${request.method} ${request.url?.split('?')[0]}`;
    const sent =
      answer.status === 200 && text !== '' ? JSON.stringify(proxy.rewrite(operation, JSON.parse(text))) : text;
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(sent);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: RewritingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    rewrite: (_operation, body) => body,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return proxy;
}
