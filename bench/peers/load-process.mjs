// Asks over bare sockets, each of which waits for its answer before it asks again.
import { connect } from 'node:net';
import { idOf, query } from './overview.mjs';

let nextCold = 100_000;
let nonce = 0;
const warmIds = 64;

/** cold: nobody was ever asked about. warm: 64 customers in turn, and no two requests alike. whole: 64 requests in turn. */
const numbers = {
  cold: () => ({ id: idOf(nextCold++) }),
  warm: () => ({ id: idOf(nonce++ % warmIds), nonce }),
  whole: () => ({ id: idOf(nonce++ % warmIds) }),
};

let turn = 0;
/** Of one partner, or of `partners` in turn, as servers/gateway.ts names their keys. */
function keyOf({ partners = 1 } = {}) {
  const index = turn++ % partners;
  return index === 0 ? 'bench' : `bench-${index}`;
}

function requestOf({ id, nonce }, host, ask) {
  const variables = { customerId: id, ...(nonce !== undefined && { nonce }) };
  const body = JSON.stringify({ query: ask?.query ?? query, variables });
  return (
    `POST ${ask?.path ?? '/graphql'} HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\nx-api-key: ${keyOf(ask)}\r\n` +
    `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

function worker(port, next, until, results, ask) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sentAt = 0;
    let wanted = -1;
    let received = 0;
    let chunked = false;
    let tail = '';
    const send = () => {
      if (performance.now() >= until) {
        socket.destroy();
        resolve();
        return;
      }
      wanted = -1;
      received = 0;
      tail = '';
      sentAt = performance.now();
      socket.write(requestOf(next(), `127.0.0.1:${port}`, ask), 'latin1');
    };
    const done = () => {
      results.times.push(performance.now() - sentAt);
      send();
    };
    socket.on('connect', send);
    socket.on('error', (error) => (performance.now() >= until ? resolve() : reject(error)));
    socket.on('close', () => resolve());
    socket.on('data', (chunk) => {
      if (wanted === -1) {
        const text = tail + chunk.latin1Slice();
        const end = text.indexOf('\r\n\r\n');
        if (end === -1) {
          tail = text;
          return;
        }
        const head = text.slice(0, end).toLowerCase();
        if (!head.startsWith('http/1.1 200')) results.bad += 1;
        const length = /content-length: *(\d+)/.exec(head);
        chunked = length === null;
        wanted = chunked ? Number.POSITIVE_INFINITY : Number(length[1]);
        received = text.length - end - 4;
        tail = text.slice(-5);
      } else {
        received += chunk.length;
        if (chunked) tail = (tail + chunk.latin1Slice()).slice(-5);
      }
      results.bytes = received;
      if (chunked ? tail.endsWith('0\r\n\r\n') : received >= wanted) done();
    });
  });
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

process.on('message', async ({ port, kind, connections, ms, ask }) => {
  const results = { times: [], bad: 0, bytes: 0 };
  const from = performance.now();
  const { user: u0, system: s0 } = process.cpuUsage();
  try {
    await Promise.all(Array.from({ length: connections }, () => worker(port, numbers[kind], from + ms, results, ask)));
  } catch (error) {
    results.bad += 1;
    results.error = String(error);
  }
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage();
  const sorted = Float64Array.from(results.times).sort();
  process.send({
    requests: sorted.length,
    perSecond: sorted.length / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    worst: sorted.at(-1) ?? 0,
    bad: results.bad,
    bytes: results.bytes,
    error: results.error,
    cpuMs: (user - u0 + system - s0) / 1000,
  });
});
process.on('disconnect', () => process.exit());
process.send({ ready: true });
