import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What happens to the bytes of a connection. Read when it is opened, so that a change holds for the next one. */
export interface Toxics {
  /** Before each piece of an answer is passed on. */
  readonly latencyMs?: number;
  /** Of the answers, in bytes per second. */
  readonly bandwidth?: number;
  /** The connection ends after so many bytes of answers: with a FIN, or with a RST. */
  readonly cut?: { readonly afterBytes: number; readonly how: 'close' | 'reset' };
  /** After so many bytes of answers nothing comes any more, and the connection stays open. */
  readonly stallAfterBytes?: number;
  /** The client's side is told that there is nothing more to come as soon as it has sent something; the rest is passed on. */
  readonly halfClose?: boolean;
  /** Reset as soon as the request has been passed on: upstream acts, nobody hears of it. */
  readonly resetAfterRequest?: boolean;
}

export interface TcpProxy extends AsyncDisposable {
  readonly url: string;
  toxics: (connection: number) => Toxics;
  /** Connections that are open at present. */
  readonly open: number;
  /** Connections so far. */
  readonly accepted: number;
  /** Resets all that are open: what was sent is passed on, what is answered is lost. */
  reset(): void;
}

/** Stands between the gateway and an upstream on the same machine, and does to the bytes what networks do. */
export async function startTcpProxy(upstreamUrl: string): Promise<TcpProxy> {
  const target = new URL(upstreamUrl);
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  let accepted = 0;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const toxics = proxy.toxics(accepted);
    accepted += 1;
    const upstream = connect({ port: Number(target.port), host: target.hostname, allowHalfOpen: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    clients.add(client);
    client.on('close', () => clients.delete(client));
    client.on('data', (bytes) => {
      upstream.write(bytes, () => {
        if (toxics.resetAfterRequest === true) setTimeout(() => client.resetAndDestroy(), 20).unref();
        if (toxics.halfClose === true) client.end();
      });
    });
    client.on('end', () => upstream.end());
    upstream.on('end', () => client.end());
    void passOn(upstream, client, toxics);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    toxics: (): Toxics => ({}),
    get open() {
      return [...sockets].filter((socket) => !socket.destroyed).length / 2;
    },
    get accepted() {
      return accepted;
    },
    reset() {
      for (const client of clients) client.resetAndDestroy();
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  } as TcpProxy;
  return proxy;
}

async function passOn(from: Socket, to: Socket, toxics: Toxics): Promise<void> {
  const { latencyMs = 0, bandwidth, cut, stallAfterBytes = Number.POSITIVE_INFINITY, resetAfterRequest } = toxics;
  let passed = 0;
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      if (resetAfterRequest === true || passed >= stallAfterBytes) continue;
      await pause(latencyMs + (bandwidth === undefined ? 0 : (chunk.length / bandwidth) * 1_000));
      const room = Math.min(cut?.afterBytes ?? Number.POSITIVE_INFINITY, stallAfterBytes) - passed;
      passed += chunk.length;
      to.write(chunk.subarray(0, Math.min(chunk.length, room)), () => {
        if (cut === undefined || chunk.length < room) return;
        if (cut.how === 'reset') to.resetAndDestroy();
        else to.destroy();
      });
    }
  } catch {
    // The connection is gone, which is what is wanted or what the other side did.
  }
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms).unref());
}
