import type { Clock, Timer } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createPeer, type Peer, type PeerVerbs } from '../lib/peer.ts';
import type { ForkedWorker } from './edge.ts';

/** A worker could not start, and said why on one screen. */
export class WorkerStartError extends Error {
  override readonly name = 'WorkerStartError';
  /** For standard error. */
  readonly screen: string;

  constructor(screen: string) {
    super('a worker could not start');
    this.screen = screen;
  }
}

export interface RunningWorker {
  /** Counts all that ever ran. */
  readonly id: number;
  readonly peer: Peer;
}

export interface WorkerPoolDeps {
  readonly size: number;
  readonly fork: () => ForkedWorker;
  /** What a worker may ask for, and what is to be done when it is gone. */
  readonly serve: (id: number, peer: () => Peer) => { readonly verbs: PeerVerbs; end(): void };
  readonly clock: Clock;
  readonly log: Logger;
}

export interface WorkerPool {
  /** Those that have said that they are ready. */
  running(): readonly RunningWorker[];
  /** Tells all to stop, once. Resolves when the last one is gone: whether all have stopped in order. */
  stop(): Promise<boolean>;
}

const firstPauseMs = 100;
const longestPauseMs = 30_000;
/** A worker that has lived so long did not die of its start. */
const soundMs = 60_000;

/**
 * So many workers, each of which is replaced when it ends, with pauses that grow while they keep ending. The first one starts
 * alone: what is wrong with the settings is then said once.
 *
 * @returns the pool and where its workers listen
 * @throws WorkerStartError
 */
export async function startWorkerPool(deps: WorkerPoolDeps): Promise<WorkerPool & { readonly url: string }> {
  const { size, clock, log } = deps;
  const running = new Map<number, RunningWorker>();
  const living = new Map<number, { readonly peer: Peer; readonly exited: Promise<unknown>; kill(): void }>();
  const timers = new Set<Timer>();
  let lastId = 0;
  let pauseMs = firstPauseMs;
  let isStopping = false;
  let allOrderly = true;

  /** Resolves with the address once the worker is ready; rejects when it ends before. */
  function launch(): Promise<string> {
    lastId += 1;
    const id = lastId;
    const bornAt = clock.monotonic();
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const forked = deps.fork();
    const served = deps.serve(id, () => peer);
    const peer = createPeer(forked.port, {
      ...served.verbs,
      ready(url: string) {
        running.set(id, { id, peer });
        resolve(url);
      },
      failed: (screen: string) => reject(new WorkerStartError(screen)),
    });
    const exited = forked.exited.then((code) => {
      const wasRunning = running.delete(id);
      living.delete(id);
      served.end();
      reject(new WorkerStartError(`\nA worker ended before it was ready (${code}).\n\n`));
      if (isStopping && wasRunning) allOrderly &&= code === 0;
      else if (wasRunning) replace(id, code, clock.monotonic() - bornAt);
    });
    living.set(id, { peer, exited, kill: forked.kill });
    return promise;
  }

  function replace(worker: number, code: number | string, livedMs: number): void {
    if (livedMs >= soundMs) pauseMs = firstPauseMs;
    const retryInMs = pauseMs;
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    log.error({ worker, code, retryInMs }, 'a worker has ended; another takes its place');
    const timer = clock.after(retryInMs, () => {
      timers.delete(timer);
      launch().catch((error: unknown) => {
        if (!isStopping) replace(lastId, error instanceof WorkerStartError ? error.screen : String(error), 0);
      });
    });
    timers.add(timer);
  }

  async function stop(): Promise<boolean> {
    isStopping = true;
    for (const timer of timers) timer.cancel();
    for (const [id, { peer, kill }] of living) {
      // One that only starts serves nobody, and might not hear it.
      if (running.has(id)) peer.tell('stop', []);
      else kill();
    }
    await Promise.all(Array.from(living.values(), ({ exited }) => exited));
    return allOrderly;
  }

  try {
    const url = await launch();
    await Promise.all(Array.from({ length: size - 1 }, launch));
    return { url, running: () => [...running.values()], stop };
  } catch (error) {
    isStopping = true;
    for (const { kill } of living.values()) kill();
    throw error;
  }
}
