import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * Holds connections open: argument 1 is where, 2 as whose customer, 3 how many senders whose body never ends, 4 how many
 * subscriptions on which nothing happens. Sends `held` when all are there, and how many of the senders are left when asked.
 */
const [, , url = '', customerId = '', senders = '0', subscriptions = '0'] = process.argv;
const { hostname, port } = new URL(url);

async function open(accept: string, length: number, body: string): Promise<Socket> {
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  const head = ['POST /graphql HTTP/1.1', `host: ${hostname}`, 'x-api-key: sandbox', 'content-type: application/json'];
  socket.write([...head, `accept: ${accept}`, `content-length: ${length}`, '', body].join('\r\n'));
  return socket.resume();
}

const query = `subscription { accountEvents(customerId: "${customerId}") { __typename } }`;
const body = JSON.stringify({ query });
const slow: Socket[] = [];
for (let n = 0; n < Number(senders); n += 1) slow.push(await open('application/json', 1_000, '{'));
for (let n = 0; n < Number(subscriptions); n += 1) {
  const socket = await open('text/event-stream', body.length, body);
  await once(socket, 'data');
}
process.on('message', () => process.send?.(slow.filter(({ closed }) => !closed).length));
process.on('disconnect', () => process.exit());
process.send?.('held');
