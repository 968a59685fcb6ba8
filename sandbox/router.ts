import type { IncomingHttpHeaders } from 'node:http';
import type { Switches } from './control/settings.ts';
import type { Random } from './random.ts';
import type { PartnerRecord } from './records.ts';
import type { Reply } from './reply.ts';
import type { Outbox } from './webhooks/outbox.ts';
import type { World } from './world.ts';

/** A call that passed the gate: known app key, within the limit, token of an unlocked partner. */
export interface SandboxRequest {
  readonly world: World;
  readonly partner: PartnerRecord;
  /** Under which the caller reached this server: links begin with it. */
  readonly origin: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What the caller would like to get, as sent. */
  readonly accept: string;
  /** Parsed JSON, or undefined without a body. */
  readonly body: unknown;
  /** Unix milliseconds on the sandbox clock. */
  readonly now: number;
  readonly random: Random;
  /** Through which events leave. */
  readonly outbox: Outbox;
  readonly switches: Required<Switches>;
}

export interface Route {
  readonly method: string;
  /** Path with its parameters in braces, as the OpenAPI document writes it. */
  readonly template: string;
  readonly handler: (request: SandboxRequest) => Reply | Promise<Reply>;
}

export interface Match<T> {
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly target: T;
}

export interface Router<T> {
  /** Literal segments win over parameters: `/transactions/refreshes` is not a transaction id. */
  match(method: string, path: string): Match<T> | undefined;
}

interface Leaf<T> {
  readonly template: string;
  /** Of the parameters, in the order of the path. */
  readonly names: readonly string[];
  readonly target: T;
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  parameter?: Node<T>;
  /** By method. */
  readonly leaves: Map<string, Leaf<T>>;
}

export function createRouter<T>(routes: Iterable<readonly [method: string, template: string, target: T]>): Router<T> {
  const root = createNode<T>();
  for (const [method, template, target] of routes) {
    let node = root;
    const names: string[] = [];
    for (const segment of segmentsOf(template)) {
      if (segment.startsWith('{')) {
        names.push(segment.slice(1, -1));
        node.parameter ??= createNode<T>();
        node = node.parameter;
      } else {
        const next = node.literals.get(segment) ?? createNode<T>();
        node.literals.set(segment, next);
        node = next;
      }
    }
    node.leaves.set(method, { template, names, target });
  }
  return {
    match(method, path) {
      const values: string[] = [];
      const leaf = find(root, segmentsOf(path), 0, method, values);
      if (leaf === undefined) return undefined;
      const params = Object.fromEntries(leaf.names.map((name, index) => [name, decode(values[index] ?? '')]));
      return { template: leaf.template, params, target: leaf.target };
    },
  };
}

/** Depth first, literal before parameter; `values` collects the parameters of the path taken. */
function find<T>(
  node: Node<T>,
  segments: readonly string[],
  at: number,
  method: string,
  values: string[],
): Leaf<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.leaves.get(method);
  const literal = node.literals.get(segment);
  const exact = literal && find(literal, segments, at + 1, method, values);
  if (exact !== undefined || node.parameter === undefined || segment === '') return exact;
  values.push(segment);
  const found = find(node.parameter, segments, at + 1, method, values);
  if (found === undefined) values.pop();
  return found;
}

const createNode = <T>(): Node<T> => ({ literals: new Map(), leaves: new Map() });
const segmentsOf = (path: string) => path.slice(1).split('/');

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
