import { parseArgs } from 'node:util';
import { atMost, type Figure, table, told } from '../figure.ts';
import { ask, cores, cpuMs, gatewayFlags, pin, type Server, type Started, start, stop } from '../peers/processes.ts';
import { median, type Stage, window } from '../peers/rounds.ts';
import type { LongTurn } from './gateway-process.ts';

/**
 * How the time of an operation grows with its rows and with the number of partners, and for how long all requests wait while one
 * thing is done. `--only rows,partners,pauses`, `--seconds 60` is how long pauses are watched.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'rows,partners,pauses' },
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
  },
});
const wanted = new Set(options.only.split(','));
const rounds = Number(options.rounds);
const overview: { dialects: { own: { query: string } }; idOf(number: number): string; richFrom: number } = await import(
  new URL('../peers/overview.mjs', import.meta.url).href
);
const started: Started[] = [];
async function open<T extends object>(
  file: string,
  core: number,
  args: readonly string[] = [],
  flags: readonly string[] = [],
) {
  const each = await start<T>(file, core, args, flags);
  started.push(each);
  return each;
}
const upstream = await open<{ port: number }>('./upstream-process.mjs', cores.others);
const load = await open<{ ready: true }>('./load-process.mjs', cores.others);
const stage: Stage = { upstream: upstream.child, load: load.child };
const gateway = async (partners: number): Promise<Server> => ({
  path: '/graphql',
  dialect: 'own',
  ...(await open<{ port: number }>(
    '../scale/gateway-process.ts',
    cores.server,
    [`http://127.0.0.1:${upstream.port}`, String(partners)],
    gatewayFlags,
  )),
});
const question = overview.dialects.own;
/** Two, and what rounding leaves of a login now and then. */
const callsOfOperation = 2.01;

try {
  const figures: Figure[] = [];
  if (wanted.has('rows')) figures.push(...(await rows()));
  if (wanted.has('partners')) figures.push(...(await partners()));
  if (wanted.has('pauses')) figures.push(...(await pauses()));
  process.stdout.write(`${table(figures)}\n`);
  process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;
} finally {
  await Promise.all(started.map(stop));
}

/** CPU time of one operation over so many rows of customers whom nobody asked about before, and what a row more costs of it. */
async function rows(): Promise<readonly Figure[]> {
  const server = await gateway(1);
  await warm(server, 4_000);
  const fields = /edges \{.*\}/.exec(question.query)?.[0] ?? '';
  const list = (name: string) =>
    `${name}: nodes(ids: $${name}) { ... on Customer { customerId transactions(first: 500) { ${fields} } } }`;
  const query = `query Rows($a: [ID!]!, $b: [ID!]!) { ${list('a')} ${list('b')} }`;
  const rowsOfCustomer = 500;
  const sizes = [2_000, 5_000, 10_000, 20_000];
  let customer = overview.richFrom;
  const once = async (size: number): Promise<void> => {
    const ids = Array.from({ length: size / rowsOfCustomer }, () =>
      Buffer.from(`Customer:${overview.idOf(customer++)}`).toString('base64url'),
    );
    const half = Math.ceil(ids.length / 2);
    const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'bench' },
      body: JSON.stringify({ query, variables: { a: ids.slice(0, half), b: ids.slice(half) } }),
    });
    const text = await response.text();
    const found = text.split('"transactionId"').length - 1;
    if (found !== size) throw new Error(`${found} rows instead of ${size}: ${text.slice(0, 300)}`);
  };
  // Each figure is of as many rows in all, since the CPU time of a process is told in hundredths of a second.
  const perOperation = async (size: number): Promise<number> => {
    const times = (2 * (sizes.at(-1) ?? size)) / size;
    const before = cpuMs(server.pid);
    for (let time = 0; time < times; time += 1) await once(size);
    return (cpuMs(server.pid) - before) / times;
  };
  const times = new Map<number, number[]>(sizes.map((size) => [size, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const size of round % 2 === 0 ? sizes : sizes.toReversed()) {
      const ms = await perOperation(size);
      if (round >= 0) times.get(size)?.push(ms);
    }
  }
  const medians = sizes.map((size) => ({ size, ms: median(times.get(size) ?? []) }));
  const { a, b } = line(medians);
  const off = medians.map(({ size, ms }) => Math.abs(ms - a - b * size) / (b * size));
  return [
    ...medians.map(({ size, ms }) => told(`an operation over ${size} rows`, `${ms.toFixed(0)} ms of CPU`)),
    told('a + b x rows', `${a.toFixed(1)} ms + ${(1000 * b).toFixed(1)} us x rows`),
    atMost('the furthest that b is off for one of them', 100 * Math.max(...off), 20, ' %'),
  ];
}

/**
 * CPU time of a cold operation where there are more partners, each of them asked in turn, against a gateway with one. A second
 * gateway with one says how much of a difference is none.
 */
async function partners(): Promise<readonly Figure[]> {
  const counts = [1, 1, 10, 1_000];
  const servers: { count: number; server: Server; ms: number[]; calls: number[] }[] = [];
  for (const count of counts) servers.push({ count, server: await gateway(count), ms: [], calls: [] });
  for (const { server, count } of servers) {
    // Until everybody has been logged in and the institutions of each are there.
    for (let calls = Number.NaN; !(calls < callsOfOperation); ) calls = await warm(server, 6_000, count);
  }
  for (let round = 0; round < rounds; round += 1) {
    // Each begins, and each comes after each other.
    const turned = servers
      .map((_, index) => servers[(index + round) % servers.length])
      .filter((each) => each !== undefined);
    for (const each of Math.floor(round / servers.length) % 2 === 0 ? turned : turned.toReversed()) {
      const of = { path: 'cold', connections: 32, ms: 1_500, ask: { ...question, partners: each.count } } as const;
      const { cpuMs: ms, callsPerQuery } = await window(stage, each.server, of);
      each.ms.push(ms);
      each.calls.push(callsPerQuery);
    }
  }
  const [one] = servers;
  return servers.map(({ count, ms, calls }, index) => {
    const ratios = ms.map((time, round) => 100 * (time / (one?.ms[round] ?? Number.NaN) - 1));
    const what = `${count} ${count === 1 ? 'partner' : 'partners'}: ${median(ms).toFixed(2)} ms of CPU and ${median(calls).toFixed(2)} calls for an operation`;
    const among = `(${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`;
    if (index === 0) return told(what, '');
    if (count === 1) return told(`${what}, the same again ${among}`, `${median(ratios).toFixed(1)} %`);
    return atMost(`${what}, more than one takes ${among}`, median(ratios), 5, ' %');
  });
}

/** The longest that all requests wait for one thing. */
async function pauses(): Promise<readonly Figure[]> {
  const server = await gateway(1);
  await warm(server, 6_000);
  await ask(server.child, 'watch');
  const ms = Number(options.seconds) * 1000;
  const { perSecond } = await window(stage, server, { path: 'cold', connections: 32, ms, ask: question });
  const seen = await ask<{ collectionMs: number; turnMs: number; usualTurnMs: number; long: LongTurn[] }>(
    server.child,
    'pauses',
  );
  return [
    told(`cold operations a second, ${options.seconds} s, 32 at a time`, perSecond.toFixed(0)),
    atMost('the longest collection of garbage', seen.collectionMs, 50, ' ms'),
    told('99 of 100 turns of the event loop', `${seen.usualTurnMs.toFixed(1)} ms`),
    atMost('the longest turn of the event loop', seen.turnMs, 50, ' ms'),
    told('turns longer than 40 ms', String(seen.long.length)),
    ...seen.long
      .toSorted((one, other) => other.ms - one.ms)
      .slice(0, 3)
      .map((turn) => told(`one of ${turn.ms.toFixed(1)} ms`, contents(turn))),
  ];
}

function contents({ cpuMs, collectingMs, begun, brought, answered }: LongTurn): string {
  const time = `${cpuMs.toFixed(1)} ms of CPU time, collecting for ${collectingMs.toFixed(1)} ms`;
  return `${time}; ${begun} requests read, ${brought} answers of upstream, ${answered} operations answered`;
}

/** Compiled on both cores, then put back on one. Answers how many calls an operation took. */
async function warm(server: Server, ms: number, partners = 1): Promise<number> {
  pin(server.pid, 'all');
  const of = { path: 'cold', connections: 32, ms, ask: { ...question, partners } } as const;
  const { callsPerQuery } = await window(stage, server, of);
  pin(server.pid, cores.server);
  return callsPerQuery;
}

/** Least squares, each point by its own size: what is off by a tenth counts as much at 2,000 rows as at 20,000. */
function line(points: readonly { readonly size: number; readonly ms: number }[]): { a: number; b: number } {
  const sum = (of: (point: { size: number; ms: number }) => number) =>
    points.reduce((total, point) => total + of(point) / point.size ** 2, 0);
  const [w, x, y, xx, xy] = [
    sum(() => 1),
    sum((p) => p.size),
    sum((p) => p.ms),
    sum((p) => p.size ** 2),
    sum((p) => p.size * p.ms),
  ];
  const b = (w * xy - x * y) / (w * xx - x * x);
  return { a: (y - b * x) / w, b };
}
