/** What is in a heap by the name of its constructor, functions by theirs. */
export type HeapCounts = ReadonlyMap<string, number>;

/** What a heap holds, without what it holds on to. */
export interface HeapCensus {
  readonly counts: HeapCounts;
  /** Bytes by the same names, and of what has no constructor by its type: strings, arrays, code and so on. */
  readonly bytes: HeapCounts;
}

/** Looks into a process that was started with `--inspect`, from outside and without its help. */
export interface Inspector extends Disposable {
  /** Bytes in use after collecting as thoroughly as V8 does when memory runs out. */
  keptBytes(): Promise<number>;
  census(): Promise<HeapCensus>;
  /** Listeners of all event emitters, and of all signals, by what they listen for. */
  listeners(): Promise<Tally>;
  /** Timers that are going to run, those that keep no process alive too, by how long they were set for. */
  timers(): Promise<Tally>;
  /** Sockets that are open: `accepted`, or `to` a port. */
  sockets(): Promise<Tally>;
  /** The value of an expression, which must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
}

export type Tally = Readonly<Record<string, number>>;

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: any;
  readonly result?: any;
  readonly error?: { readonly message: string };
}

const mostCollections = 20;
const settledBytes = 16 * 1024;

/** @param url as the process prints it on standard error after `Debugger listening on` */
export async function inspect(url: string): Promise<Inspector> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`no inspector at ${url}`)), { once: true });
  });
  const waiting = new Map<number, PromiseWithResolvers<any>>();
  let asked = 0;
  let chunks: string[] = [];
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(String(data)) as Reply;
    if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(params.chunk);
    if (id === undefined) return;
    const { resolve, reject } = waiting.get(id)!;
    waiting.delete(id);
    if (error === undefined) resolve(result);
    else reject(new Error(error.message));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the process has ended'));
  });
  function call(method: string, params: object = {}): Promise<any> {
    asked += 1;
    const answer = Promise.withResolvers<any>();
    waiting.set(asked, answer);
    socket.send(JSON.stringify({ id: asked, method, params }));
    return answer.promise;
  }
  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  }
  /** Counts all objects that inherit from what one expression says, by the names that the other one gives `it`; null counts not. */
  async function tally(prototype: string, names: string): Promise<Tally> {
    const objectGroup = 'tally';
    const { result } = await call('Runtime.evaluate', { expression: prototype, objectGroup });
    const { objects } = await call('Runtime.queryObjects', { prototypeObjectId: result.objectId, objectGroup });
    const counted = await call('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: `function () {
        const { EventEmitter, getEventListeners } = process.getBuiltinModule('node:events');
        const found = {};
        for (const it of this) for (const name of ${names}) found[name] = (found[name] ?? 0) + 1;
        return found;
      }`,
      returnByValue: true,
    });
    await call('Runtime.releaseObjectGroup', { objectGroup });
    if (counted.exceptionDetails !== undefined) throw new Error(counted.exceptionDetails.exception?.description);
    return counted.result.value;
  }
  return {
    evaluate,
    async keptBytes() {
      // Until nothing goes any more: what one collection finalizes another one frees, and compiled code that was not run
      // through several of them goes as well.
      let last = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < mostCollections; turn += 1) {
        await call('HeapProfiler.collectGarbage');
        const { usedSize } = await call('Runtime.getHeapUsage');
        if (usedSize > last - settledBytes) return usedSize;
        last = usedSize;
      }
      return last;
    },
    async census() {
      chunks = [];
      await call('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      const snapshot = chunks.join('');
      chunks = [];
      return censusOf(snapshot);
    },
    async listeners() {
      const emitters = await tally(
        "process.getBuiltinModule('node:events').EventEmitter.prototype",
        "(it._events ? it.eventNames().flatMap((name) => it.listeners(name).map(() => it.constructor.name + ' ' + String(name))) : [])",
      );
      // The prototypes themselves have no listeners, and say so by throwing.
      const signals = await tally(
        'AbortSignal.prototype',
        "(it === AbortSignal.prototype ? [] : getEventListeners(it, 'abort').map(() => 'AbortSignal abort'))",
      );
      return { ...emitters, ...signals };
    },
    timers: () =>
      tally(
        'Object.getPrototypeOf(setTimeout(() => {}, 0))',
        "(it._destroyed !== false || it._idleTimeout < 0 ? [] : [it._idleTimeout + ' ms'])",
      ),
    sockets: () =>
      tally(
        "process.getBuiltinModule('node:net').Socket.prototype",
        "(it.destroyed !== false || !it._handle ? [] : [it.server ? 'accepted' : 'to ' + it.remotePort])",
      ),
    [Symbol.dispose]: () => socket.close(),
  };
}

function censusOf(text: string): HeapCensus {
  const { snapshot, nodes, strings } = JSON.parse(text) as {
    snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
    nodes: number[];
    strings: string[];
  };
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  const [counts, bytes] = [new Map<string, number>(), new Map<string, number>()];
  const add = (tally: Map<string, number>, called: string, more: number) =>
    tally.set(called, (tally.get(called) ?? 0) + more);
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type]!]!;
    const isNamed = kind === 'object' || kind === 'closure';
    const called = `${kind === 'closure' ? 'function ' : ''}${isNamed ? strings[nodes[at + name]!] : `(${kind})`}`;
    add(bytes, called, nodes[at + size]!);
    if (isNamed) add(counts, called, 1);
  }
  return { counts, bytes };
}

/** Whether there is more in each than in the one before. */
export const isGrowing = (row: readonly number[]): boolean =>
  row.every((count, each) => each === 0 || count > row[each - 1]!);

/** Of what there is more in each than in the one before, with how many there were. */
export function growing(heaps: readonly HeapCounts[]): ReadonlyMap<string, readonly number[]> {
  const names = [...(heaps.at(-1)?.keys() ?? [])];
  const rows = names.map((name) => [name, heaps.map((heap) => heap.get(name) ?? 0)] as const);
  return new Map(rows.filter(([, row]) => isGrowing(row)));
}
