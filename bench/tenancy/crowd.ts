import { connect, type Socket } from 'node:net';
import { systemClock, wait } from '../../src/lib/clock.ts';
import { atMost, type Scenario, told } from '../figure.ts';
import { asker, startStage } from './stage.ts';
import { arrive, quantile } from './traffic.ts';

const query = 'query ($id: ID!) { customer(customerId: $id) { username accounts { id balance { amount } } } }';
const crowdSize = 1_000;

/** A thousand senders that never finish, a thousand idle subscriptions, half of whose clients have vanished. */
export const crowd: Scenario = async () => {
  await using stage = await startStage();
  await using ask = asker(stage.url);
  const id = stage.info.partners[0]?.customers[0]?.customerId;
  const one = () => ask(query, { id });
  await arrive(50, 3_000, one);
  const alone = await arrive(50, 8_000, one);
  const before = await stage.vitals();
  const { hostname, port } = new URL(stage.url);
  const open = (text: string) => {
    const socket = connect(Number(port), hostname).on('error', () => {});
    socket.write(text);
    return socket.resume();
  };
  const slow: Socket[] = [];
  const subscribed: Socket[] = [];
  const body = JSON.stringify({ query: `subscription { accountEvents(customerId: "${id}") { __typename } }` });
  const subscribe = [
    'POST /graphql HTTP/1.1',
    `host: ${hostname}`,
    'x-api-key: sandbox',
    'accept: text/event-stream',
    'content-type: application/json',
    `content-length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
  for (let n = 0; n < crowdSize; n += 1) {
    slow.push(open('POST /graphql HTTP/1.1\r\nhost: x\r\nx-api-key: sandbox\r\ncontent-length: 1000\r\n\r\n{'));
    subscribed.push(open(subscribe));
    if (n % 50 === 0) await wait(systemClock, 10);
  }
  await wait(systemClock, 1_000);
  const held = await stage.vitals();
  // They vanish without a word, as a phone in a tunnel does: nobody reads any more.
  for (const socket of subscribed.slice(0, crowdSize / 2)) socket.pause();
  const beside = await arrive(50, 8_000, one);
  for (const socket of [...slow, ...subscribed]) socket.destroy();
  await wait(systemClock, 5_000);
  const after = await stage.vitals();
  return [
    told('sockets with the crowd', String(held.sockets)),
    atMost('p99 beside the crowd, of that without', quantile(beside, 0.99) / quantile(alone, 0.99), 2, ' x'),
    atMost('sockets five seconds after it, above before', after.sockets - before.sockets, 2),
    atMost('timers five seconds after it, above before', after.timers - before.timers, 2),
  ];
};
