import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { constants, setPriority } from 'node:os';

/**
 * Floods the webhook route at argument 1: bodies of 100 MB with and without a length, bodies of a byte a second, forgeries.
 * A process of its own, with the lowest priority: senders elsewhere would not take the gateway's processor, nor make the one
 * who measures late. Starts on `true`, stops on `false`, then answers with what was sent in all.
 */
const [, , target = ''] = process.argv;
const { hostname, port, pathname } = new URL(target);
setPriority(constants.priority.PRIORITY_LOW);

const sent = { large: 0, slow: 0, forged: 0 };
let isOver = true;
let senders: Promise<unknown>[] = [];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const sockets = new Set<Socket>();

function open(): Socket {
  const socket = connect(Number(port), hostname).on('error', () => {});
  sockets.add(socket);
  return socket.once('close', () => sockets.delete(socket));
}

const head = (size: string) =>
  `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n${size}\r\n\r\n`;

async function large(size: string, chunk: Buffer): Promise<void> {
  while (!isOver) {
    const socket = open();
    socket.write(head(size));
    for (let n = 0; n < 1_600 && !socket.destroyed && !isOver; n += 1) {
      if (!socket.write(chunk) && !socket.destroyed)
        await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {});
    }
    socket.destroy();
    sent.large += 1;
    await pause(20);
  }
}

async function slow(): Promise<void> {
  while (!isOver) {
    const socket = open();
    socket.write(head('content-length: 1000'));
    while (!socket.destroyed && !isOver) {
      socket.write('x');
      await pause(1_000);
    }
    socket.destroy();
    sent.slow += 1;
  }
}

async function forged(): Promise<void> {
  const body = JSON.stringify({ eventType: 'added', eventId: 'x', customerId: '1', pad: 'x'.repeat(2_000) });
  while (!isOver) {
    await fetch(target, { method: 'POST', body, headers: { 'x-finicity-signature': 'ab'.repeat(32) } })
      .then((answer) => answer.text())
      .catch(() => {});
    sent.forged += 1;
    await pause(10);
  }
}

const block = Buffer.alloc(64 * 1024, 'x');
const chunked = Buffer.concat([Buffer.from('10000\r\n'), block, Buffer.from('\r\n')]);

process.on('message', async (goesOn: boolean) => {
  isOver = !goesOn;
  if (goesOn) {
    senders = [
      large(`content-length: ${100 * 1024 * 1024}`, block),
      large('transfer-encoding: chunked', chunked),
      ...Array.from({ length: 100 }, slow),
      forged(),
      forged(),
    ];
    return;
  }
  for (const socket of sockets) socket.destroy();
  await Promise.all(senders);
  process.send?.(sent);
});
process.on('disconnect', () => process.exit());
