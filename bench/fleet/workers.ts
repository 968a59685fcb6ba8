import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposableSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { atMost, exactly, type Figure, type Scenario, told } from '../figure.ts';
import { gatewayFlags } from '../peers/processes.ts';
import { median } from '../peers/rounds.ts';
import { printed } from '../printed.ts';

const root = join(import.meta.dirname, '../..');
/** Each may ask so much in a minute; together they may ask everything that is asked here. */
const keys = Array.from({ length: 10 }, (_, each) => `${each}`.repeat(24));
/** Of the kernel's accounting. */
const ticksPerSecond = 100;
/** Of each worker: code that is still being compiled costs two of them twice as much. */
const warmUp = 6_000;
/** Of each turn. */
const operations = 2_000;
/** Turn by turn: what else the machine does is not the same from one second to the next. */
const turns = 8;
const connections = 32;
const rounds = 5;

/**
 * Two processes that have nothing to do with each other say what it costs that three programs share two cores here: they wait for
 * each other's memory, and each finds fewer requests at a time.
 */
const sides = ['one process', 'two apart', 'two workers'] as const;
type Side = (typeof sides)[number];

interface Opened extends AsyncDisposable {
  /** CPU of an operation that makes one call, of all processes together, over so many. */
  cpuMsOf(count: number): Promise<number>;
  logins(): number;
}

/** Of one round, milliseconds per operation. */
type Round = Readonly<Record<Side, number>> & { readonly logins: number };

interface Started extends AsyncDisposable {
  readonly pid: number;
  readonly url: string;
}

async function start({ info, url }: Sandbox, workers: number): Promise<Started> {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(mkdtempDisposableSync(join(tmpdir(), 'bench-')));
  const [partner] = info.partners;
  if (partner === undefined) throw new Error('the sandbox has no partner');
  const { partnerId, partnerSecret, appKey } = partner;
  const child = spawn(process.execPath, [...gatewayFlags, 'src/main.ts', 'serve'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      MODE: 'production',
      PORT: '0',
      ADMIN_PORT: 'off',
      UPSTREAM_URL: url,
      PARTNER_ID: partnerId,
      PARTNER_SECRET: partnerSecret,
      APP_KEY: appKey,
      API_KEYS: keys.map((key, each) => `bench${each}:${key}`).join(','),
      TRUSTED_DOCUMENTS: 'off',
      DATA_DIR: path,
      DRAIN_SECONDS: '1',
      MAX_REQUESTS_PER_SECOND: '10000',
      WORKERS: String(workers),
    },
  });
  const ended = once(child, 'exit');
  stack.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const address = await printed(child, /"url":"([^"]+)"[^\n]*"msg":"ready"/);
  const owned = stack.move();
  return { pid: child.pid ?? 0, url: address, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Gateways of one side, which have compiled what they need. */
async function open(side: Side): Promise<Opened> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short' }));
  const gateways: Started[] = [];
  for (let n = 0; n < (side === 'two apart' ? 2 : 1); n += 1)
    gateways.push(stack.use(await start(sandbox, side === 'two workers' ? 2 : 1)));
  const agent = new Agent({ keepAlive: true, maxSockets: connections / gateways.length });
  stack.defer(() => agent.destroy());
  const used = () => gateways.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
  let asked = 0;
  const cpuMsOf = async (count: number) => {
    const from = used();
    const each = count / gateways.length;
    await Promise.all(gateways.map(({ url }, n) => load(url, agent, each, asked + n * each)));
    asked += count;
    return ((used() - from) * 1_000) / count;
  };
  await cpuMsOf(side === 'one process' ? warmUp : 2 * warmUp);
  const owned = stack.move();
  return {
    cpuMsOf,
    logins: () => sandbox.calls().byTemplate['POST /aggregation/v2/partners/authentication'] ?? 0,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Operations one after the other on each connection, each about another page, so that nothing is answered from memory. */
async function load(url: string, agent: Agent, count: number, from: number): Promise<void> {
  let next = 0;
  const askNext = () => {
    next += 1;
    return ask(url, agent, from + next);
  };
  const clients: Promise<void>[] = [];
  for (let client = 0; client < connections; client += 1) {
    // One connection after the other: of many at once the worker that is ready first gets most, for good.
    const first = askNext();
    clients.push(
      first.then(async () => {
        while (next < count) await askNext();
      }),
    );
    await first;
  }
  await Promise.all(clients);
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

async function run(): Promise<Round> {
  await using stack = new AsyncDisposableStack();
  const opened = new Map<Side, Opened>();
  for (const side of sides) opened.set(side, stack.use(await open(side)));
  const sums = { 'one process': 0, 'two apart': 0, 'two workers': 0 };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [side, { cpuMsOf }] of opened) sums[side] += (await cpuMsOf(operations)) / turns;
  }
  return { ...sums, logins: opened.get('two workers')?.logins() ?? 0 };
}

export const workers: Scenario = async () => {
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await run());
  const cpu = (side: Side) =>
    told(`workers: CPU per operation, ${side}`, `${median(all.map((round) => round[side])).toFixed(2)} ms`);
  const ratio = (side: Side, to: Side) => {
    const each = all.map((round) => round[side] / round[to]);
    return [median(each), each.map((one) => one.toFixed(2)).join(', ')] as const;
  };
  const [whole, wholeRounds] = ratio('two workers', 'one process');
  const [apart, apartRounds] = ratio('two apart', 'one process');
  const [own, ownRounds] = ratio('two workers', 'two apart');
  return [
    ...sides.map(cpu),
    atMost('workers: two workers to one process', whole, 1.15),
    told('workers: the same in each round', wholeRounds),
    told('workers: two apart to one process', `${apart.toFixed(2)} (${apartRounds})`),
    told('workers: two workers to two apart', `${own.toFixed(2)} (${ownRounds})`),
    exactly('workers: logins of two workers', Math.max(...all.map(({ logins }) => logins)), 1),
  ] satisfies readonly Figure[];
};
