import { connect } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** A kept connection, one request at a time. It does as little as it can: a generator must not be what is measured. */
export interface Connection {
  /** Rejects when the connection ends before the answer. */
  post(path: string, key: string, body: string): Promise<HttpAnswer>;
  close(): void;
}

export function openConnection(url: string): Connection {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let received = '';
  let pending: PromiseWithResolvers<HttpAnswer> | null = null;
  const failed = (error?: Error) => {
    pending?.reject(error ?? new Error('the connection was closed'));
    pending = null;
  };
  socket.setEncoding('latin1');
  socket.on('error', failed).on('close', () => failed());
  socket.on('data', (chunk: string) => {
    received += chunk;
    const answer = readAnswer(received);
    if (answer === null) return;
    received = '';
    pending?.resolve(answer);
    pending = null;
  });
  return {
    post(path, key, body) {
      pending = Promise.withResolvers();
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nx-api-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      return pending.promise;
    },
    close: () => socket.destroy(),
  };
}

/** Null while some of it is missing. Bodies have a length or come in chunks, whose sizes are left in. */
function readAnswer(text: string): HttpAnswer | null {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const status = Number(text.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1];
  const body = text.slice(end + 4);
  if (length === undefined ? !body.endsWith('0\r\n\r\n') : body.length < Number(length)) return null;
  return { status, body };
}
