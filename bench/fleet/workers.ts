import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposableSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/index.ts';
import { atMost, exactly, type Figure, type Scenario, told } from '../figure.ts';

const root = join(import.meta.dirname, '../..');
/** Each may ask so much in a minute; together they may ask everything that is asked here. */
const keys = Array.from({ length: 10 }, (_, each) => `${each}`.repeat(24));
/** Of the kernel's accounting. */
const ticksPerSecond = 100;
const warmUp = 6_000;
const operations = 12_000;
const connections = 32;

interface Run {
  readonly cpuMs: number;
  readonly logins: number;
}

/** CPU of an operation that makes one call, of all processes of the gateway together. */
async function run(workers: number): Promise<Run> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'bench-'));
  await using sandbox = await startSandbox({ directory: 'short' });
  const [partner] = sandbox.info.partners;
  if (partner === undefined) throw new Error('the sandbox has no partner');
  const { partnerId, partnerSecret, appKey } = partner;
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      MODE: 'production',
      PORT: '0',
      ADMIN_PORT: 'off',
      UPSTREAM_URL: sandbox.url,
      PARTNER_ID: partnerId,
      PARTNER_SECRET: partnerSecret,
      APP_KEY: appKey,
      API_KEYS: keys.map((key, each) => `bench${each}:${key}`).join(','),
      TRUSTED_DOCUMENTS: 'off',
      DATA_DIR: folder.path,
      DRAIN_SECONDS: '1',
      MAX_REQUESTS_PER_SECOND: '10000',
      WORKERS: String(workers),
    },
  });
  const ended = once(child, 'exit');
  try {
    const url = await addressOf(child.stdout);
    child.stdout.resume();
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    await load(url, agent, warmUp, 0);
    const before = cpuOf(child.pid ?? 0);
    await load(url, agent, operations, warmUp);
    const cpuMs = ((cpuOf(child.pid ?? 0) - before) * 1_000) / operations;
    agent.destroy();
    return { cpuMs, logins: sandbox.calls().byTemplate['POST /aggregation/v2/partners/authentication'] ?? 0 };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function addressOf(stdout: AsyncIterable<unknown>): Promise<string> {
  const found = Promise.withResolvers<string>();
  let text = '';
  (stdout as NodeJS.ReadableStream).on('data', (chunk) => {
    text += String(chunk);
    const [, url] = /"url":"([^"]+)"[^\n]*"msg":"ready"/.exec(text) ?? [];
    if (url !== undefined) found.resolve(url);
  });
  return found.promise;
}

/** Operations one after the other on each connection, each about another page, so that nothing is answered from memory. */
async function load(url: string, agent: Agent, count: number, from: number): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < count) {
      next += 1;
      await ask(url, agent, from + next);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
}

function ask(url: string, agent: Agent, each: number): Promise<void> {
  const query = `query ($c: ID!, $s: String!) { customers(search: $s, first: 1) { edges { node { customerId } } } customer(customerId: $c) { customerId } }`;
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': keys[each % keys.length] };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).once('error', reject);
      response.once('end', () => (text.includes('"errors"') ? reject(new Error(text)) : resolve()));
    });
    sent.once('error', reject).end(JSON.stringify({ query, variables: { c: '5001001', s: `nobody${each}` } }));
  });
}

/** Seconds of CPU that a process and its children have used. */
function cpuOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [pid, ...children.map(Number)].reduce((sum, each) => {
    const stat = readFileSync(`/proc/${each}/stat`, 'utf8');
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return sum + (user + system) / ticksPerSecond;
  }, 0);
}

/** One worker, and two, turn by turn; the best of each, since what else the machine does only ever adds. */
export const workers: Scenario = async () => {
  const runs: Record<1 | 2, Run[]> = { 1: [], 2: [] };
  for (let round = 0; round < 3; round += 1) {
    for (const count of [1, 2] as const) runs[count].push(await run(count));
  }
  const best = (count: 1 | 2) => Math.min(...runs[count].map(({ cpuMs }) => cpuMs));
  return [
    told('workers: CPU per operation, one process', `${best(1).toFixed(2)} ms`),
    told('workers: CPU per operation, primary and two workers', `${best(2).toFixed(2)} ms`),
    atMost('workers: ratio', best(2) / best(1), 1.15),
    exactly('workers: logins of two workers', Math.max(...runs[2].map(({ logins }) => logins)), 1),
  ] satisfies readonly Figure[];
};
