import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost, table, told } from '../figure.ts';
import { printed } from '../printed.ts';

/**
 * What a flood of webhooks does to GraphQL: latency of queries with and without it, in turns, as a ratio. Both turns of a
 * round see the same machine, so that the ratio of a round is what counts: the middle one of them.
 */
const rounds = 5;
const perRound = 1_000;
/** Below the hundred a second that a client may ask for. */
const pauseMs = 10;

const dataDir = await mkdtemp(join(tmpdir(), 'ofg-bench-'));
const gateway = spawn(process.execPath, [fileURLToPath(new URL('../../src/main.ts', import.meta.url)), 'serve'], {
  env: { PATH: process.env.PATH, PORT: '0', SANDBOX_PORT: '0', ADMIN_PORT: 'off', DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
});
// When something here fails: left alone, it would go on for ever, and hold whatever reads its output.
process.once('exit', () => gateway.kill('SIGKILL'));
// The screen names the address before the log says so.
const url = await printed(gateway, /GraphQL +(http\S+)\/graphql[\s\S]*"msg":"ready"/);
const flood = fork(new URL('./flood.ts', import.meta.url), [`${url}/webhooks/2445580000001/connect`]);
const agent = new Agent({ keepAlive: true });

async function query(): Promise<number> {
  const startedAt = performance.now();
  const asked = request(`${url}/graphql`, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
  });
  asked.end('{"query":"{ viewer { clientId scopes } }"}');
  const [answer] = await once(asked, 'response');
  for await (const _ of answer) if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
  return performance.now() - startedAt;
}

/** The p99 of `perRound` queries one after the other, in milliseconds. */
async function measure(): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < perRound; n += 1) {
    times.push(await query());
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return times.toSorted((a, b) => a - b)[Math.floor(perRound * 0.99)] ?? 0;
}

const turns: { quiet: number; flooded: number }[] = [];
let sent = { large: 0, slow: 0, forged: 0 };
await measure();
for (let round = 0; round < rounds; round += 1) {
  const quiet = await measure();
  flood.send(true);
  await new Promise((resolve) => setTimeout(resolve, 500));
  turns.push({ quiet, flooded: await measure() });
  flood.send(false);
  [sent] = await once(flood, 'message');
}
flood.disconnect();
gateway.kill('SIGTERM');
await once(gateway, 'exit');
await rm(dataDir, { recursive: true, force: true });

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const ratios = turns.map(({ quiet, flooded }) => flooded / quiet);
const figures = [
  told('p99 of a query without webhooks', `${median(turns.map(({ quiet }) => quiet)).toFixed(2)} ms`),
  told('p99 under the flood', `${median(turns.map(({ flooded }) => flooded)).toFixed(2)} ms`),
  told('sent meanwhile', `${sent.large} bodies of 100 MB, ${sent.slow} slow ones, ${sent.forged} forgeries`),
  told('ratio of each round', ratios.map((ratio) => ratio.toFixed(2)).join(' ')),
  atMost('ratio, the middle one', median(ratios), 1.5),
];
console.log(table(figures));
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;
