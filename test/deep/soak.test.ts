import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDice } from '../support/dice.ts';
import { growing, type HeapCounts, inspect, isGrowing, type Tally } from '../support/inspector.ts';
import { redisServer } from '../support/redis.ts';
import { makeTrouble } from '../support/soak-faults.ts';
import { askEverything, startTraffic } from '../support/soak-traffic.ts';
import { type SoakWorld, startSoakWorld } from '../support/soak-world.ts';

/** By hand, an hour with 3600: `SOAK_SECONDS=240 npm run test:deep -- deep/soak`. The heap is not within its bound yet. */
const seconds = Number(process.env.SOAK_SECONDS ?? 0);
/** Of the time: caches fill up, and code is compiled. */
const warmUp = 0.3;
const looks = 5;

interface Look {
  readonly keptMB: number;
  readonly rssMB: number;
  readonly listeners: Tally;
  readonly sockets: Tally;
  readonly timers: Tally;
  readonly counts: HeapCounts;
}

async function mixedFaults(world: SoakWorld, ms: number, seed: number) {
  const trouble = makeTrouble(world, createDice(seed), ms);
  const traffic = startTraffic(world, createDice(seed + 1));
  await sleep(ms);
  await trouble.stop();
  await traffic.stop();
  await askEverything(world);
  return traffic.told;
}

/** Once nobody is connected any more. */
async function look({ inspector, process }: SoakWorld): Promise<Look> {
  let before = -1;
  await expect
    .poll(
      async () => {
        const last = before;
        before = (await inspector.sockets()).accepted ?? 0;
        return before - last;
      },
      { interval: 1_000, timeout: 60_000 },
    )
    .toBe(0);
  const kept = await inspector.keptBytes();
  const rssKB = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))?.[1]);
  return {
    keptMB: kept / 2 ** 20,
    rssMB: rssKB / 1024,
    listeners: await inspector.listeners(),
    sockets: await inspector.sockets(),
    timers: await inspector.timers(),
    counts: await inspector.counts(),
  };
}

const sum = (tally: Tally) => Object.values(tally).reduce((all, each) => all + each, 0);

describe.skipIf(redisServer === null)('a process under mixed faults', () => {
  test.skipIf(seconds === 0)(`keeps nothing after ${seconds} s`, { timeout: (seconds + 300) * 1_000 }, async () => {
    await using world = await startSoakWorld();
    const found: Look[] = [];
    for (let each = 0; each < looks; each += 1) {
      const share = each === 0 ? warmUp : (1 - warmUp) / (looks - 1);
      const told = await mixedFaults(world, seconds * share * 1_000, 1_000 * each);
      const since = performance.now();
      const seen = await look(world);
      found.push(seen);
      const { counts, listeners, ...figures } = seen;
      console.info(JSON.stringify({ ...figures, listeners: sum(listeners), ...told, took: performance.now() - since }));
      expect.soft(told.defects).toEqual([]);
    }
    const [first, last] = [found[0]!, found.at(-1)!];
    console.info(JSON.stringify({ first: first.listeners, last: last.listeners }));
    const grown = Object.fromEntries(growing(found.map(({ counts }) => counts)));
    console.info(JSON.stringify({ grown }));
    expect.soft(grown).toEqual({});
    expect.soft(last.keptMB / first.keptMB).toBeLessThan(1.02);
    for (const kind of ['listeners', 'sockets', 'timers'] as const) {
      const row = found.map((each) => sum(each[kind]));
      expect.soft(isGrowing(row), `${kind} ${row}`).toBe(false);
    }
  });

  test('is found out when it keeps something', async () => {
    const child = spawn(
      process.execPath,
      ['--inspect=127.0.0.1:0', '-e', 'class Leak {} const kept = []; setInterval(() => kept.push(new Leak()), 5);'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = await once(child.stderr, 'data');
    using inspector = await inspect(/ws:\S+/.exec(String(line))![0]);
    const heaps: HeapCounts[] = [];
    for (let each = 0; each < looks; each += 1) {
      await inspector.keptBytes();
      heaps.push(await inspector.counts());
      await expect
        .poll(() => inspector.counts().then((counts) => counts.get('Leak') ?? 0))
        .toBeGreaterThan(heaps.at(-1)!.get('Leak') ?? 0);
    }
    expect([...growing(heaps).keys()]).toContain('Leak');
  });
});
