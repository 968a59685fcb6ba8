import { type MessagePort, Worker } from 'node:worker_threads';

interface Ask {
  readonly id: number;
  readonly verb: string;
  readonly args: readonly unknown[];
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly problem?: string;
}

export interface WorkerClient<V extends object> extends AsyncDisposable {
  /** Asynchronous verbs over structured-cloneable values: what can stand on the other side of a thread. */
  readonly verbs: V;
}

/** `problem` is the message of an error on the worker's side; its stack stays there. */
class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

const readyId = 0;
/** MiB for what a thread makes and lets go: a store does little at a time, and would be given 48. */
const youngMb = 8;

export interface WorkerOptions<V extends object> {
  readonly names: readonly (keyof V & string)[];
  /** What the worker is told at its start. */
  readonly data: unknown;
  /** Milliseconds for an ask. */
  readonly timeoutMs: number;
  /** Milliseconds until it says that it is ready. */
  readonly startMs: number;
  /** Called once when it ends, after it was ready; also when it is told to. */
  readonly onEnd?: (error: Error) => void;
}

/**
 * Starts a worker and answers its verbs, once it has said that it is ready. Every ask is settled: by its reply, after
 * `timeoutMs`, or by the end of the worker.
 */
export async function startWorker<V extends object>(entry: URL, options: WorkerOptions<V>): Promise<WorkerClient<V>> {
  const worker = new Worker(entry, {
    workerData: options.data,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  const pending = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void; timer: NodeJS.Timeout }
  >();
  let lastId = readyId;
  let ended: Error | undefined;
  let isReady = false;

  const expect = (id: number, timeoutMs: number) =>
    new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        pending.delete(id);
        reject(new WorkerError(`no reply within ${timeoutMs} ms`));
      }, timeoutMs);
      pending.set(id, { resolve, reject, timer });
    });

  const ask = (verb: string, args: readonly unknown[]): Promise<unknown> => {
    if (ended !== undefined) return Promise.reject(ended);
    lastId += 1;
    const reply = expect(lastId, options.timeoutMs);
    worker.postMessage({ id: lastId, verb, args } satisfies Ask);
    return reply;
  };

  const end = (error: Error) => {
    if (ended !== undefined) return;
    ended = error;
    for (const waiting of pending.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(ended);
    }
    pending.clear();
    if (isReady) options.onEnd?.(error);
  };

  worker.on('message', ({ id, value, problem }: Reply) => {
    const waiting = pending.get(id);
    if (waiting === undefined) return;
    pending.delete(id);
    clearTimeout(waiting.timer);
    if (problem === undefined) waiting.resolve(value);
    else waiting.reject(new WorkerError(problem));
  });
  worker.on('error', (error) => end(new WorkerError('the worker failed', { cause: error })));
  worker.on('exit', () => end(new WorkerError('the worker has ended')));

  const stop = async () => {
    if (ended === undefined) await ask('close', []).catch(() => {});
    await worker.terminate();
  };
  try {
    await expect(readyId, options.startMs);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  isReady = true;
  // An idle store keeps no process alive.
  worker.unref();
  const verbs = Object.fromEntries(options.names.map((name) => [name, (...args: unknown[]) => ask(name, args)]));
  return { verbs: verbs as V, [Symbol.asyncDispose]: stop };
}

/** The worker's side: opens what it serves, says that it is ready, answers asks, and closes when told. */
export async function serveWorker(
  port: MessagePort | null,
  open: () => Promise<{ readonly verbs: object; close(): Promise<void> }>,
): Promise<void> {
  if (port === null) throw new Error('not in a worker thread');
  const reply = async (id: number, work: () => Promise<unknown>) => {
    try {
      port.postMessage({ id, value: await work() } satisfies Reply);
    } catch (error) {
      port.postMessage({ id, problem: messageOf(error) } satisfies Reply);
    }
  };
  let service: Awaited<ReturnType<typeof open>> | undefined;
  await reply(readyId, async () => {
    service = await open();
  });
  if (service === undefined) return;
  const { verbs, close } = service;
  port.on('message', ({ id, verb, args }: Ask) => {
    void reply(id, async () => {
      if (verb === 'close') return close();
      const run: unknown = Object.hasOwn(verbs, verb) ? (verbs as Record<string, unknown>)[verb] : undefined;
      if (typeof run !== 'function') throw new Error(`no verb ${verb}`);
      return run(...args);
    });
  });
}

/** An error about several attempts at once, as of a host with two addresses, has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
