import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { MetricsStore } from '../../src/store/metrics-store.ts';
import { openMetrics } from '../support/metrics-store.ts';
import { scale } from '../support/scale.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const program = fileURLToPath(new URL('../support/metrics-writer-process.ts', import.meta.url));
/** The hundred that is promised with the deep tier's scale. */
const kills = scale > 1 ? 100 : 8;
const together = 4;
const perRound = 300;
const dayMs = 24 * 60 * 60 * 1000;

interface News {
  readonly handed: number;
  readonly flushed?: true;
  readonly dropped?: number;
  readonly failing?: boolean;
}

interface Life {
  readonly writer: string;
  readonly handed: number;
  /** Of these it was told that they are kept. */
  readonly flushed: number;
  readonly signal: NodeJS.Signals | null;
}

/** Starts a writer and kills it somewhere in one of its first flushes. */
async function liveAndDie(dataDir: string, writer: string): Promise<Life> {
  const child = fork(program, [dataDir, writer, '10000'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  let handed = 0;
  let flushed = 0;
  let isDoomed = false;
  const doomedRound = 1 + Math.floor(Math.random() * 4);
  child.on('message', (news: News) => {
    handed = Math.max(handed, news.handed);
    if (news.flushed) flushed = Math.max(flushed, news.handed);
    if (isDoomed || news.flushed || news.handed < doomedRound * perRound) return;
    isDoomed = true;
    // Anywhere in the flush that has just begun: there is no event to wait for in the middle of a transaction.
    void pause(Math.random() * 12).then(() => child.kill('SIGKILL'));
  });
  const [, signal] = await exited;
  return { writer, handed, flushed, signal };
}

/** The numbers of the calls that are in the log, by who wrote them. */
async function keptBy(store: MetricsStore): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await store.callLog({ partners: ['p1'], from: 0, to: 9e15, limit: 1_000_000, after: null });
  const places = rows.map(({ requestId }) => requestId.split('-'));
  const byWriter = Map.groupBy(places, ([writer = '']) => writer);
  return new Map([...byWriter].map(([writer, own]) => [writer, own.map(([, n]) => Number(n)).sort((a, b) => a - b)]));
}

/** The first ones up to `kept`, each once. */
const firstOnes = (kept: number) => Array.from({ length: kept }, (_, n) => n + 1);

test(`${kills} processes killed in their flush: nothing counts twice, and each loses one flush at most`, async () => {
  await using directory = await temporaryDirectory();
  const lives: Life[] = [];
  for (let n = 0; n < kills; n += together) {
    const group = Array.from({ length: Math.min(together, kills - n) }, (_, m) => `w${n + m}`);
    lives.push(...(await Promise.all(group.map((writer) => liveAndDie(directory.path, writer)))));
  }
  await using store = await openMetrics({ dataDir: directory.path });
  let kept = 0;
  let cut = 0;
  const found = await keptBy(store.verbs);
  for (const life of lives) {
    expect(life.signal).toBe('SIGKILL');
    const numbers = found.get(life.writer) ?? [];
    const own = numbers.length;
    expect(numbers).toEqual(firstOnes(own));
    expect(own).toBeGreaterThanOrEqual(life.flushed);
    // A round is one batch: all of it or nothing, and the one under way alone may be missing.
    expect(own % perRound).toBe(0);
    expect(life.handed - own).toBeLessThanOrEqual(perRound);
    kept += own;
    if (own < life.handed) cut += 1;
  }
  // What is added up is what the log has.
  const { calls } = await store.verbs.counts({
    partners: ['p1'],
    from: Math.floor(Date.now() / dayMs) * dayMs - dayMs,
  });
  expect(calls).toBe(kept);
  expect(kept).toBeGreaterThan(0);
  // That some were cut shows that the kills met flushes.
  if (kills >= 100) expect(cut).toBeGreaterThan(0);
});

test('a disk that is full: what could not be kept is what was counted as dropped', async () => {
  await using directory = await temporaryDirectory();
  {
    // The tables are there before the disk is full.
    await using _ = await openMetrics({ dataDir: directory.path });
  }
  // No file of this process may grow beyond so many blocks of 512 bytes; without the trap the signal would end it.
  const limited = `trap '' XFSZ; ulimit -f 1200; exec "$0" "$@"`;
  const child: ChildProcess = spawn('sh', ['-c', limited, process.execPath, program, directory.path, 'full', '40'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const news: News[] = [];
  child.on('message', (told: News) => news.push(told));
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  const last = news.at(-1)!;
  expect(last).toMatchObject({ flushed: true, failing: true, handed: 40 * perRound });
  expect(last.dropped).toBeGreaterThan(0);
  await using store = await openMetrics({ dataDir: directory.path });
  const numbers = (await keptBy(store.verbs)).get('full') ?? [];
  const kept = numbers.length;
  expect(new Set(numbers).size).toBe(kept);
  expect(kept).toBeGreaterThan(0);
  // The rest waits in memory, which holds a thousand.
  const waiting = last.handed - kept - last.dropped!;
  expect(waiting).toBeGreaterThan(0);
  expect(waiting).toBeLessThanOrEqual(1_000);
});
