import { gatewayFlags } from './processes.ts';

/** cold: nobody asked before. warm: entities are there, the operation runs. whole: the same request again. */
export const paths = ['cold', 'warm', 'whole'] as const;
export type Path = (typeof paths)[number];

/** A server that answers the same question from the same upstream. */
export interface Peer {
  readonly name: string;
  readonly label: string;
  /** In `servers/`. */
  readonly file: string;
  readonly args?: readonly string[];
  /** Of Node. */
  readonly flags?: readonly string[];
  readonly paths: readonly Path[];
  /** Least ratio of our throughput to this peer's, by path, that the project wants. */
  readonly must?: Partial<Record<Path, number>>;
  /** Shown, and not compared. */
  readonly unranked?: string;
}

export const ours = 'ours';

export const peers: readonly Peer[] = [
  // As production runs it: scripts/bundle.ts makes it of servers/gateway.ts.
  { name: ours, label: 'Open Finance Gateway', file: '../../../dist/bench/gateway.js', flags: gatewayFlags, paths },
  {
    name: 'yoga',
    label: 'Yoga + Pothos + DataLoader',
    file: 'yoga.mjs',
    args: ['uncached'],
    paths: ['cold'],
    must: { cold: 1.8 },
  },
  { name: 'yoga-kept', label: 'Yoga, institutions kept', file: 'yoga.mjs', args: ['kept'], paths: ['cold'] },
  { name: 'yoga-jit', label: 'Yoga + graphql-jit', file: 'yoga.mjs', args: ['uncached', 'jit'], paths: ['cold'] },
  { name: 'apollo', label: 'Apollo Server 5', file: 'apollo.mjs', paths: ['cold'], must: { cold: 3.5 } },
  { name: 'mercurius', label: 'Mercurius + jit', file: 'mercurius.mjs', paths: ['cold'], must: { cold: 1.1 } },
  { name: 'hive', label: 'Hive Gateway', file: 'hive.mjs', paths: ['cold'], must: { cold: 7 } },
  { name: 'tailcall', label: 'Tailcall', file: 'tailcall.mjs', paths: ['cold'], must: { cold: 2 } },
  {
    name: 'tailcall-batched',
    label: 'Tailcall with batchKey',
    file: 'tailcall.mjs',
    args: ['batched'],
    paths: ['cold'],
    unranked: 'batches over customers',
  },
  { name: 'raw', label: 'REST calls, no GraphQL', file: 'raw.mjs', args: ['uncached'], paths: ['cold'] },
  {
    name: 'raw-kept',
    label: 'REST calls, no GraphQL, equal calls',
    file: 'raw.mjs',
    args: ['kept'],
    paths: ['cold'],
    must: { cold: 0.6 },
  },
  {
    name: 'yoga-cached',
    label: 'Yoga, same entities cached',
    file: 'yoga.mjs',
    args: ['cached'],
    paths: ['warm'],
    must: { warm: 2.5 },
  },
  {
    name: 'mercurius-cached',
    label: 'Mercurius + jit, same entities cached',
    file: 'mercurius.mjs',
    args: ['cached'],
    paths: ['warm'],
  },
  {
    name: 'raw-cached',
    label: 'By hand over the same entities, no GraphQL',
    file: 'raw.mjs',
    args: ['cached'],
    paths: ['warm'],
    must: { warm: 0.45 },
  },
  {
    name: 'response-cache',
    label: 'Yoga + response-cache plugin',
    file: 'yoga.mjs',
    args: ['uncached', 'response-cache'],
    paths: ['whole'],
    must: { whole: 8 },
  },
  {
    name: 'prebuilt',
    label: 'node:http, prepared bytes',
    file: 'prebuilt.mjs',
    paths: ['whole'],
    must: { whole: 0.5 },
  },
];
