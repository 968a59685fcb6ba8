import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost, table, told } from '../figure.ts';

/**
 * What a flood of webhooks does to GraphQL: latency of queries with and without it, in turns, as a ratio. Everything is on one
 * machine, so that the flood's own work counts too: the figure is too high rather than too low.
 */
const rounds = 5;
const perRound = 1_000;
const pauseMs = 4;

const dataDir = await mkdtemp(join(tmpdir(), 'ofg-bench-'));
const gateway = spawn(process.execPath, [fileURLToPath(new URL('../../src/main.ts', import.meta.url)), 'serve'], {
  env: { PATH: process.env.PATH, PORT: '0', SANDBOX_PORT: '0', ADMIN_PORT: 'off', DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let output = '';
gateway.stdout.on('data', (chunk) => {
  output += String(chunk);
});
while (!output.includes('"msg":"ready"') || !/GraphQL +(http\S+)\/graphql/.test(output))
  await once(gateway.stdout, 'data');
const [, url = ''] = /GraphQL +(http\S+)\/graphql/.exec(output) ?? [];
const { hostname, port } = new URL(url);
const hook = '/webhooks/2445580000001/connect';
const agent = new Agent({ keepAlive: true });

async function query(): Promise<number> {
  const startedAt = performance.now();
  const asked = request({
    agent,
    hostname,
    port,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
  });
  asked.end('{"query":"{ viewer { clientId scopes } }"}');
  const [answer] = await once(asked, 'response');
  for await (const _ of answer) if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
  return performance.now() - startedAt;
}

async function measure(): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < perRound; n += 1) {
    times.push(await query());
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return times.toSorted((a, b) => a - b)[Math.floor(perRound * 0.99)] ?? 0;
}

const sent = { large: 0, slow: 0, forged: 0 };

/** Bodies of 100 MB, bodies of a byte a second, and forgeries, until told to stop. */
function flood(): () => Promise<void> {
  let isOver = false;
  const head = (length: number) =>
    `POST ${hook} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n`;
  const block = Buffer.alloc(64 * 1024, 'x');
  const large = async (says: boolean) => {
    while (!isOver) {
      const socket = connect(Number(port), hostname).on('error', () => {});
      const start = head(100 * 1024 * 1024);
      socket.write(says ? `${start}\r\n` : `${start.replace(/content-length: \d+/, 'transfer-encoding: chunked')}\r\n`);
      const chunk = says ? block : Buffer.concat([Buffer.from('10000\r\n'), block, Buffer.from('\r\n')]);
      for (let n = 0; n < 1_600 && !socket.destroyed && !isOver; n += 1) {
        if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {});
      }
      socket.destroy();
      sent.large += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const slow = async () => {
    while (!isOver) {
      const socket = connect(Number(port), hostname).on('error', () => {});
      socket.write(`${head(1_000)}\r\n`);
      while (!socket.destroyed && !isOver) {
        socket.write('x');
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      socket.destroy();
      sent.slow += 1;
    }
  };
  const forged = async () => {
    const body = JSON.stringify({ eventType: 'added', eventId: 'x', customerId: '1', pad: 'x'.repeat(2_000) });
    while (!isOver) {
      await fetch(url + hook, { method: 'POST', body, headers: { 'x-finicity-signature': 'ab'.repeat(32) } })
        .then((answer) => answer.text())
        .catch(() => {});
      sent.forged += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const all = [large(true), large(false), ...Array.from({ length: 100 }, slow), forged(), forged()];
  return async () => {
    isOver = true;
    await Promise.all(all);
  };
}

await measure();
const quiet: number[] = [];
const flooded: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  quiet.push(await measure());
  const stop = flood();
  await new Promise((resolve) => setTimeout(resolve, 500));
  flooded.push(await measure());
  await stop();
}
gateway.kill('SIGTERM');
await once(gateway, 'exit');
await rm(dataDir, { recursive: true, force: true });

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const figures = [
  told('p99 of a query without webhooks', `${median(quiet).toFixed(2)} ms`),
  told('p99 under the flood', `${median(flooded).toFixed(2)} ms`),
  told('sent meanwhile', `${sent.large} bodies of 100 MB, ${sent.slow} slow ones, ${sent.forged} forgeries`),
  atMost('ratio of the two', median(flooded) / median(quiet), 1.5),
];
console.log(table(figures));
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;
