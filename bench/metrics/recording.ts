import { setTimeout as passed } from 'node:timers/promises';
import { atMost, type Figure, type Scenario, told } from '../figure.ts';
import type { Path } from '../peers/peers.ts';
import { cores, type Server, start, stop, threadsOf } from '../peers/processes.ts';
import { median, type Stage, window } from '../peers/rounds.ts';

/** Of the first two nothing is recorded: as much as they differ, the third may differ by chance. */
const sides = ['without', 'control', 'with'] as const;
type Side = (typeof sides)[number];

/** Two processes that do the same differ for as long as they live: a few of them decide nothing. */
const generations = 4;
const rounds = 3;
const warmUpMs = 6_000;
const windowMs = 1_500;
const connections = 32;
/** Until what waits for the store is there: in the window of another gateway it would be counted as that one's. */
const settledMs = 2_500;

/** What one operation took of one gateway, in microseconds of processor time by kind of thread. */
interface Cost {
  readonly perSecond: number;
  readonly main: number;
  readonly stores: number;
  /** Those that collect garbage and compile. */
  readonly engine: number;
  readonly all: number;
}

type Round = Readonly<Record<Side, Cost>>;

const kinds = { main: 'MainThread', stores: 'WorkerThread', engine: 'V8Worker' } as const;

function spent(pid: number): Omit<Cost, 'perSecond'> {
  const threads = threadsOf(pid);
  const of = (name: string) =>
    threads.reduce((sum, { thread, ms }) => (thread.includes(name) ? sum + 1_000 * ms : sum), 0);
  return { main: of(kinds.main), stores: of(kinds.stores), engine: of(kinds.engine), all: of('') };
}

async function measured(stage: Stage, gateway: Server, { side, path }: { side: Side; path: Path }): Promise<Cost> {
  const before = spent(gateway.pid);
  const { perSecond, bad } = await window(stage, gateway, { path, connections, ms: windowMs });
  if (bad > 0) throw new Error(`${bad} answers were none`);
  if (side === 'with') await passed(settledMs);
  const after = spent(gateway.pid);
  const operations = (perSecond * windowMs) / 1_000;
  const each = (of: keyof typeof after) => (after[of] - before[of]) / operations;
  return { perSecond, main: each('main'), stores: each('stores'), engine: each('engine'), all: each('all') };
}

/** Three gateways, which are there at the same time and have been asked equally much, in turns that begin with another each time. */
async function generation(stage: Stage, upstreamPort: number, path: Path): Promise<readonly Round[]> {
  await using stack = new AsyncDisposableStack();
  const open = async (side: Side): Promise<Server> => {
    const records = side === 'with' ? 'recorded' : 'unrecorded';
    const args = [`http://127.0.0.1:${upstreamPort}`, '1', records];
    const started = await start<{ port: number }>('./servers/gateway.ts', cores.server, args);
    stack.defer(() => stop(started));
    return { ...started, path: '/graphql', dialect: 'own' };
  };
  const gateways = new Map<Side, Server>();
  for (const side of sides) gateways.set(side, await open(side));
  for (const gateway of gateways.values()) await window(stage, gateway, { path, connections, ms: warmUpMs });
  await passed(settledMs);
  const all: Round[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const round: Partial<Record<Side, Cost>> = {};
    for (const index of sides.keys()) {
      const side = sides[(index + n) % sides.length] as Side;
      round[side] = await measured(stage, gateways.get(side) as Server, { side, path });
    }
    all.push(round as Round);
  }
  return all;
}

/** What recording takes of a gateway that has one core and nothing left of it. The upstream and who asks have the other. */
async function recordingOf(path: keyof typeof titles): Promise<readonly Figure[]> {
  await using stack = new AsyncDisposableStack();
  const upstream = await start<{ port: number }>('./upstream-process.mjs', cores.others, []);
  stack.defer(() => stop(upstream));
  const load = await start<{ ready: true }>('./load-process.mjs', cores.others, []);
  stack.defer(() => stop(load));
  const all: Round[] = [];
  for (let n = 0; n < generations; n += 1) {
    all.push(...(await generation({ upstream: upstream.child, load: load.child }, upstream.port, path)));
  }
  return figuresOf(path, all);
}

const titles = { cold: 'everything asked upstream', whole: 'the same request again' } as const;

export const recording: Scenario = () => recordingOf('cold');
/** Nothing is promised of it: such an answer costs so little that its records are a good part of it. */
export const repeated: Scenario = () => recordingOf('whole');

function figuresOf(path: keyof typeof titles, all: readonly Round[]): readonly Figure[] {
  const of = (name: string) => `${titles[path]}: ${name}`;
  const without = (round: Round, what: keyof Cost) => (round.without[what] + round.control[what]) / 2;
  const lost = all.map((round) => 100 * (1 - round.with.perSecond / without(round, 'perSecond')));
  const noise = all.map(({ without, control }) => 100 * (1 - control.perSecond / without.perSecond));
  const more = all.map((round) => 100 * (round.with.all / without(round, 'all') - 1));
  const moreNoise = all.map(({ without, control }) => 100 * (control.all / without.all - 1));
  const bounded = (what: string, values: readonly number[]) =>
    path === 'cold' ? atMost(of(what), median(values), 5, ' %') : told(of(what), `${median(values).toFixed(1)} %`);
  const thread = (what: 'main' | 'stores' | 'engine' | 'all') => {
    const [before, after] = [all.map((round) => without(round, what)), all.map((round) => round.with[what])];
    return told(of(`us an operation, ${what}`), `${median(before).toFixed(1)}, recorded ${median(after).toFixed(1)}`);
  };
  return [
    told(of('operations a second without'), median(all.map((round) => without(round, 'perSecond'))).toFixed(0)),
    bounded(`throughput lost, median of ${all.length} rounds`, lost),
    told(of('half of the rounds'), middle(lost)),
    told(of('two without, one against the other'), `${median(noise).toFixed(1)} %, ${middle(noise)}`),
    bounded('processor time, more than without', more),
    told(of('half of the rounds'), middle(more)),
    told(of('two without, one against the other'), `${median(moreNoise).toFixed(1)} %, ${middle(moreNoise)}`),
    ...(['main', 'stores', 'engine', 'all'] as const).map(thread),
  ];
}

function middle(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `${at(0.25)} to ${at(0.75)} %`;
}
