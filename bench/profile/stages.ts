/** What the inspector's profiler writes down, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

/** What the sampling heap profiler writes down: who allocated how much, garbage included. */
export interface AllocationNode {
  readonly callFrame: Frame;
  readonly selfSize: number;
  readonly children: readonly AllocationNode[];
}

const watching = 'the profiler itself';

type Frame = CpuProfile['nodes'][number]['callFrame'];

/** Folder of ours, package, or part of Node that a function belongs to. */
function stageOf({ functionName, url }: Frame): string {
  // What it costs to be watched is no cost of the gateway.
  if (url === 'node:inspector') return watching;
  if (url === '') return functionName === '(garbage collector)' ? 'garbage collector' : namedNative(functionName);
  if (url.startsWith('node:')) return /http|net|stream/.test(url) ? 'node http, net, streams' : 'node, the rest';
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(url) ?? [];
  if (name !== undefined) return name;
  const [, folder] = /\/(src\/[^/]+(?:\/[^/]+)?)\/[^/]*$/.exec(url) ?? [];
  if (folder !== undefined) return folder;
  return /\/src\/[^/]*$/.test(url) ? 'src' : 'compiled operations and the rest';
}

function namedNative(name: string): string {
  if (name === '(idle)') return 'idle';
  if (name === '(program)') return 'native code';
  return /JSON|parse$/i.test(name) ? 'native: JSON' : 'native: other';
}

function selfTimes(profile: CpuProfile, nameOf: (frame: Frame) => string): Map<string, number> {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  profile.samples.forEach((id, index) => {
    const frame = frames.get(id);
    if (frame === undefined) return;
    const name = nameOf(frame);
    times.set(name, (times.get(name) ?? 0) + (profile.timeDeltas[index] ?? 0));
  });
  return times;
}

function allocations(head: AllocationNode, nameOf: (frame: Frame) => string): Map<string, number> {
  const bytes = new Map<string, number>();
  const pending = [head];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const name = nameOf(node.callFrame);
    bytes.set(name, (bytes.get(name) ?? 0) + node.selfSize);
    pending.push(...node.children);
  }
  return bytes;
}

function list(times: ReadonlyMap<string, number>, requests: number, most: number, unit = 'us/req'): string {
  const total = [...times].reduce((sum, [name, time]) => sum + (name === 'idle' || name === watching ? 0 : time), 0);
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(
      ([name, time]) =>
        `${((100 * time) / total).toFixed(1).padStart(6)} %  ${(time / requests).toFixed(1).padStart(8)} ${unit}  ${name}`,
    )
    .join('\n');
}

export const byStage = (profile: CpuProfile, requests: number): string =>
  list(selfTimes(profile, stageOf), requests, 40);

export const topFunctions = (profile: CpuProfile, requests: number, most: number): string =>
  list(selfTimes(profile, functionOf), requests, most);

/** In bytes of a request. */
export const allocatedBy = (head: AllocationNode, requests: number, functions: number): string =>
  [
    list(allocations(head, stageOf), requests, 40, 'B/req'),
    list(allocations(head, functionOf), requests, functions, 'B/req'),
  ].join('\n\n');

function functionOf({ functionName, url, lineNumber }: Frame): string {
  const short = url.replace(/^.*?\/(node_modules|src|bench)\//, '$1/');
  return `${functionName || '(anonymous)'} ${short}:${lineNumber + 1}`;
}
