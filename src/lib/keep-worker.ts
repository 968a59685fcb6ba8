import type { Clock, Timer } from './clock.ts';
import { startWorker, type WorkerClient, type WorkerOptions } from './worker-rpc.ts';

export interface WorkerKeeper {
  readonly clock: Clock;
  /** The worker has died, or could not be started again; it is tried in `retryInMs`. */
  onDown(error: Error, retryInMs: number): void;
  /** It answers again. */
  onBack(): void;
}

const firstPauseMs = 100;
const longestPauseMs = 30_000;
/** A worker that has lived so long did not die of its start. */
const soundMs = 60_000;

/**
 * A worker that is started again when it dies, with pauses that grow while it keeps dying. Asks fail at once while there is
 * none. The first start must succeed: what is wrong with it is for whoever starts the process to see.
 */
export async function keepWorker<V extends object>(
  entry: URL,
  options: Omit<WorkerOptions<V>, 'onEnd'>,
  { clock, onDown, onBack }: WorkerKeeper,
): Promise<WorkerClient<V>> {
  let worker: WorkerClient<V> | undefined;
  let reason = new Error('the worker has not started');
  let pauseMs = firstPauseMs;
  let timer: Timer | undefined;
  let isStopped = false;

  const start = async () => {
    const bornAt = clock.monotonic();
    worker = await startWorker<V>(entry, {
      ...options,
      onEnd(error) {
        if (clock.monotonic() - bornAt >= soundMs) pauseMs = firstPauseMs;
        startLater(error);
      },
    });
  };
  const startLater = (error: Error) => {
    worker = undefined;
    reason = error;
    if (isStopped) return;
    onDown(error, pauseMs);
    timer = clock.after(pauseMs, () => {
      starting = start().then(onBack, startLater);
    });
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };

  let starting = start();
  await starting;
  const ask = (name: keyof V, args: readonly unknown[]): Promise<unknown> => {
    if (worker === undefined) return Promise.reject(reason);
    return (worker.verbs[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
  };
  const verbs = Object.fromEntries(options.names.map((name) => [name, (...args: unknown[]) => ask(name, args)]));
  return {
    verbs: verbs as V,
    async [Symbol.asyncDispose]() {
      isStopped = true;
      timer?.cancel();
      await starting;
      await worker?.[Symbol.asyncDispose]();
    },
  };
}
