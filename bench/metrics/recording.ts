import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SandboxInfo } from '../../sandbox/index.ts';
import { atMost, type Scenario, told } from '../figure.ts';
import { loadOn } from './load.ts';

const query =
  'query Bench($id: ID!) { customer(customerId: $id) { username accounts { id name balance { amount } } } }';
const rounds = 21;
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

/** Two gateways over one upstream, one that records and one that does not, under full load in turns. */
export const recording: Scenario = async () => {
  await using stack = new AsyncDisposableStack();
  const start = (path: string, ...args: string[]) => {
    const child = fork(fileURLToPath(new URL(path, import.meta.url)), args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    stack.defer(() => void child.kill());
    return child;
  };
  const upstream = start('../tenancy/upstream-process.ts');
  const { url: upstreamUrl, info } = await hear<{ url: string; info: SandboxInfo }>(upstream);
  const sides = await Promise.all(
    (['on', 'off'] as const).map(async (name) => {
      const child = start('./gateway-process.ts', upstreamUrl, JSON.stringify(info), name);
      const { url } = await hear<{ url: string }>(child);
      return { child, load: stack.use(loadOn(url, query)) };
    }),
  );
  const ids = info.partners[0]?.customers.map(({ customerId }) => customerId) ?? [];

  async function round({ child, load }: (typeof sides)[number]) {
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

  const [on, off] = sides;
  if (on === undefined || off === undefined) throw new Error('two gateways are needed');
  for (const side of sides) await round(side);
  const pairs: { withIt: Awaited<ReturnType<typeof round>>; without: Awaited<ReturnType<typeof round>> }[] = [];
  for (let n = 0; n < rounds; n += 1) {
    // Neither may always come first.
    const first = n % 2 === 0 ? await round(on) : undefined;
    const without = await round(off);
    const withIt = first ?? (await round(on));
    pairs.push({ withIt, without });
  }
  const cost = (of: (pair: (typeof pairs)[number]) => number) => median(pairs.map(of));
  const lost = pairs.map(({ withIt, without }) => 100 * (1 - withIt.perSecond / without.perSecond));
  return [
    told('operations a second without recording', median(pairs.map(({ without }) => without.perSecond)).toFixed(0)),
    atMost(`recording: throughput lost, median of ${rounds} pairs`, median(lost), 5, ' %'),
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
