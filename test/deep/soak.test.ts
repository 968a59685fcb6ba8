import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDice } from '../support/dice.ts';
import { growing, type HeapCensus, type HeapCounts, inspect, isGrowing, type Tally } from '../support/inspector.ts';
import { redisServer } from '../support/redis.ts';
import { troubleFor } from '../support/soak-faults.ts';
import { fillByName, rememberAnew } from '../support/soak-state.ts';
import { startTraffic } from '../support/soak-traffic.ts';
import { type SoakWorld, startSoakWorld } from '../support/soak-world.ts';

/** In all. By hand, an hour: `SOAK_SECONDS=3600 npm run test:deep -- deep/soak`. */
const seconds = Number(process.env.SOAK_SECONDS ?? 270);
/** Of the time, the first look included: caches fill up, and code is compiled. */
const warmUp = 0.4;
const looks = 5;
/** When something has grown: what goes up and down grows five times in a row once in 120, and seven times once in 5,040. */
const mostLooks = 7;
/** Milliseconds that the first look may take, of which others take a half. */
const firstLookMs = 40_000;
/** Milliseconds between two looks at least, however slow the machine is. */
const shortestMs = 10_000;

interface Look {
  readonly keptMB: number;
  readonly rssMB: number;
  readonly listeners: Tally;
  readonly sockets: Tally;
  readonly timers: Tally;
  readonly census: HeapCensus;
}

function mixedFaults(world: SoakWorld) {
  const makeTrouble = troubleFor(world);
  return async (ms: number, seed: number) => {
    const trouble = makeTrouble(createDice(seed), ms);
    const traffic = startTraffic(world, createDice(seed + 1));
    await sleep(ms);
    await trouble.stop();
    await traffic.stop();
    return traffic.told;
  };
}

/** Once nobody is connected any more, nor to upstream: what is under way is no two times the same. */
async function look({ inspector, process, sandbox }: SoakWorld): Promise<Look> {
  const passing = ['accepted', `to ${new URL(sandbox.url).port}`];
  await expect
    .poll(async () => Object.keys(await inspector.sockets()).filter((name) => passing.includes(name)), {
      interval: 1_000,
      timeout: 60_000,
    })
    .toEqual([]);
  const kept = await inspector.keptBytes();
  const rssKB = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))?.[1]);
  return {
    keptMB: kept / 2 ** 20,
    rssMB: rssKB / 1024,
    listeners: await inspector.listeners(),
    sockets: await inspector.sockets(),
    timers: await inspector.timers(),
    census: await inspector.census(),
  };
}

/** Bytes, of what there are most more or less of: where to look when the heap has grown. */
function changedMost(before: HeapCounts, after: HeapCounts): Tally {
  const changes = Array.from(after, ([name, bytes]) => [name, bytes - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(changes.toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, 20));
}

const sum = (tally: Tally) => Object.values(tally).reduce((all, each) => all + each, 0);

describe.skipIf(redisServer === null)('a process under mixed faults', () => {
  test(`keeps nothing after ${seconds} s`, { timeout: 2 * seconds * 1_000 }, async () => {
    await using world = await startSoakWorld();
    const suffer = mixedFaults(world);
    const startedAt = performance.now();
    const found: Look[] = [];
    const grown = () => Object.fromEntries(growing(found.map(({ census }) => census.counts)));
    for (let each = 0; each < looks || (each < mostLooks && Object.keys(grown()).length > 0); each += 1) {
      const until = startedAt + seconds * 1_000 * (warmUp + ((1 - warmUp) * each) / (looks - 1));
      const ms = until - performance.now() - firstLookMs / (each === 0 ? 1 : 2);
      const told = await suffer(Math.max(shortestMs, ms), 1_000 * each);
      const since = performance.now();
      if (each === 0) await fillByName(world);
      await rememberAnew(world);
      const seen = await look(world);
      found.push(seen);
      const { census, listeners, ...figures } = seen;
      console.info(JSON.stringify({ ...figures, listeners: sum(listeners), ...told, took: performance.now() - since }));
      if (found.length >= looks) console.info(JSON.stringify({ grown: grown() }));
      expect.soft(told.defects).toEqual([]);
      // What is refused at once puts nothing to the test.
      expect.soft(sum(told.failed), 'failed operations').toBeLessThan(told.operations / 2);
    }
    const [first, last] = [found[0]!, found.at(-1)!];
    console.info(JSON.stringify({ first: first.listeners, last: last.listeners }));
    console.info(JSON.stringify({ changed: changedMost(first.census.bytes, last.census.bytes) }));
    expect.soft(grown()).toEqual({});
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
      heaps.push((await inspector.census()).counts);
      await expect
        .poll(() => inspector.census().then(({ counts }) => counts.get('Leak') ?? 0))
        .toBeGreaterThan(heaps.at(-1)!.get('Leak') ?? 0);
    }
    expect([...growing(heaps).keys()]).toContain('Leak');
  });
});
