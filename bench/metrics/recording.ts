import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SandboxInfo } from '../../sandbox/index.ts';
import { atMost, type Scenario, told } from '../figure.ts';
import { loadOn } from './load.ts';

const query =
  'query Bench($id: ID!) { customer(customerId: $id) { username accounts { id name balance { amount } } } }';
/** Two processes that do the same differ by some percent for as long as they live: no pair of them decides alone. */
const generations = 4;
const rounds = 5;
const roundMs = 2_000;
const workers = 16;

interface Cpu {
  readonly main: number;
  readonly all: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

async function hear<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  return message as T;
}

type Child = Pick<AsyncDisposableStack, 'use' | 'defer'>;

function start(stack: Child, path: string, ...args: string[]): ChildProcess {
  const child = fork(fileURLToPath(new URL(path, import.meta.url)), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  stack.defer(() => void child.kill());
  return child;
}

interface Round extends Cpu {
  readonly perSecond: number;
}

interface Pair {
  readonly withIt: Round;
  readonly without: Round;
}

/** One gateway that records and one that does not, under full load in turns. */
async function generation(upstreamUrl: string, info: SandboxInfo): Promise<readonly Pair[]> {
  await using stack = new AsyncDisposableStack();
  const open = async (name: 'on' | 'off') => {
    const child = start(stack, './gateway-process.ts', upstreamUrl, JSON.stringify(info), name);
    const { url } = await hear<{ url: string }>(child);
    return { child, load: stack.use(loadOn(url, query)) };
  };
  const [on, off] = [await open('on'), await open('off')];
  const ids = info.partners[0]?.customers.map(({ customerId }) => customerId) ?? [];

  async function round({ child, load }: typeof on): Promise<Round> {
    const cpu = () => {
      child.send('cpu');
      return hear<Cpu>(child);
    };
    let turn = 0;
    const before = await cpu();
    const good = await load.run(workers, roundMs, () => ({ id: ids[turn++ % ids.length] }));
    const after = await cpu();
    return {
      perSecond: good / (roundMs / 1_000),
      main: (after.main - before.main) / good,
      all: (after.all - before.all) / good,
    };
  }

  for (const side of [on, off]) await round(side);
  const pairs: Pair[] = [];
  for (let n = 0; n < rounds; n += 1) {
    // Neither may always come first.
    const first = n % 2 === 0 ? await round(on) : undefined;
    const without = await round(off);
    const withIt = first ?? (await round(on));
    pairs.push({ withIt, without });
  }
  return pairs;
}

/** What recording takes of the throughput of a gateway that has nothing else left, over pairs of gateways on one upstream. */
export const recording: Scenario = async () => {
  await using stack = new AsyncDisposableStack();
  const upstream = start(stack, '../tenancy/upstream-process.ts');
  const { url, info } = await hear<{ url: string; info: SandboxInfo }>(upstream);
  const pairs: Pair[] = [];
  for (let n = 0; n < generations; n += 1) pairs.push(...(await generation(url, info)));
  const cost = (of: (pair: Pair) => number) => median(pairs.map(of));
  const lost = pairs.map(({ withIt, without }) => 100 * (1 - withIt.perSecond / without.perSecond));
  return [
    told('operations a second without recording', median(pairs.map(({ without }) => without.perSecond)).toFixed(0)),
    atMost(`recording: throughput lost, median of ${pairs.length} pairs`, median(lost), 5, ' %'),
    told('spread', `${Math.min(...lost).toFixed(1)} to ${Math.max(...lost).toFixed(1)} %`),
    atMost(
      'main thread per operation, of that without',
      cost(({ withIt, without }) => 100 * (withIt.main / without.main - 1)),
      5,
      ' % more',
    ),
    told('main thread per operation without', `${median(pairs.map(({ without }) => without.main)).toFixed(3)} ms`),
    told(
      'all threads per operation, of that without',
      `${cost(({ withIt, without }) => 100 * (withIt.all / without.all - 1)).toFixed(1)} % more`,
    ),
  ];
};
