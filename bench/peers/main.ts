import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../../scripts/bundle.ts';
import { check, type Overview } from './equality.ts';
import { ours, type Path, type Peer, paths, peers } from './peers.ts';
import { ask, cores, pin, type Server, type Started, start, stop } from './processes.ts';
import { type Result, report } from './report.ts';
import { type Stage, summary, type Window, window } from './rounds.ts';

/**
 * The gateway beside its peers. `--only ours,yoga` and `--paths cold,warm` choose, `--rounds 5` and `--seconds 2` say how long,
 * `--connections 1,32,128` and `--delays 0,20` under which load, `--write` puts table and chart into the documents. A long run can be
 * made in parts: `--keep part.json` keeps the figures of one, `--from one.json,two.json` tells them together without measuring.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    paths: { type: 'string', default: paths.join() },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    warmup: { type: 'string', default: '4' },
    connections: { type: 'string', default: '32' },
    delays: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
    from: { type: 'string' },
  },
});
const listed = (text: string) => text.split(',');
const say = (line: string) => process.stderr.write(`${line}\n`);
const chosenPaths = listed(options.paths) as Path[];
const only = options.only === undefined ? undefined : new Set([ours, ...listed(options.only)]);
const chosen = peers.filter(
  (peer) => (only === undefined || only.has(peer.name)) && peer.paths.some((path) => chosenPaths.includes(path)),
);
const ms = Number(options.seconds) * 1000;
/** Of load before the rounds, after everybody's warm-up. */
const awakeMs = 3_000;

if (options.from !== undefined) {
  const parts = listed(options.from).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result[]);
  await report(parts.flat(), { rounds: Number(options.rounds), seconds: ms / 1000, write: options.write });
  process.exit();
}

/** What only programs without types import. */
const untyped = async (path: string) => import(new URL(path, import.meta.url).href);
(await untyped('../../scripts/bootstrap/packages.mjs')).ensurePackages(import.meta.dirname, say);
await bundle(
  fileURLToPath(new URL('../../', import.meta.url)),
  'gateway',
  'bench/peers/servers/gateway.ts',
  'dist/bench',
);
const overview: Overview = await untyped('./overview.mjs');
const upstream = await start<{ port: number }>('./upstream-process.mjs', cores.others, []);
const load = await start<{ ready: true }>('./load-process.mjs', cores.others, []);
const stage: Stage = { upstream: upstream.child, load: load.child };
const started: Started[] = [upstream, load];

const askOf = ({ dialect }: Server) => ({ query: overview.dialects[dialect].query });

/** Undefined, with the reason told, where a peer cannot run on this machine. */
async function open(peer: Peer): Promise<{ peer: Peer; server: Server; firstMs: number; right: string } | undefined> {
  try {
    const args = [`http://127.0.0.1:${upstream.port}`, ...(peer.args ?? [])];
    const server = {
      path: '/graphql',
      dialect: 'own' as const,
      ...(await start<{ port: number }>(`./servers/${peer.file}`, cores.server, args, peer.flags)),
    };
    started.push(server);
    const { right, asked, firstMs } = await check(server, overview);
    say(`${peer.name}: ${right} of ${asked} answers right, listens after ${server.startMs.toFixed(0)} ms`);
    return {
      peer:
        right === asked
          ? peer
          : {
              ...peer,
              unranked: [peer.unranked, `${asked - right} of ${asked} answers wrong`].filter(Boolean).join(', '),
            },
      server,
      firstMs,
      right: `${right}/${asked}`,
    };
  } catch (error) {
    say(`${peer.name}: not run (${error instanceof Error ? error.message : error})`);
    return undefined;
  }
}

try {
  const open_ = [];
  for (const peer of chosen) open_.push(await open(peer));
  const running = open_.filter((each) => each !== undefined);
  const results: Result[] = [];
  for (const path of chosenPaths) {
    const here = running.filter(({ peer }) => peer.paths.includes(path));
    for (const delay of listed(options.delays).map(Number)) {
      await ask(upstream.child, { delay });
      for (const connections of listed(options.connections).map(Number)) {
        for (const { server } of here) {
          // Their compilers have both cores: on one of them, which is never idle, a large program takes minutes to be compiled.
          pin(server.pid, 'all');
          await window(stage, server, { path, connections, ms: Number(options.warmup) * 1000, ask: askOf(server) });
          pin(server.pid, cores.server);
        }
        // Who was first has waited for minutes, and V8 has thrown away what it took for not needed.
        for (const { server } of here) {
          await window(stage, server, { path, connections, ms: awakeMs, ask: askOf(server) });
        }
        const windows = new Map<string, Window[]>();
        for (let round = 0; round < Number(options.rounds); round += 1) {
          // Each round the other way round: what drifts on the machine favours nobody.
          for (const { peer, server } of round % 2 === 0 ? here : here.toReversed()) {
            const measured = await window(stage, server, { path, connections, ms, ask: askOf(server) });
            windows.set(peer.name, [...(windows.get(peer.name) ?? []), measured]);
          }
          say(`${path}, ${connections} at a time, upstream ${delay} ms: round ${round + 1} of ${options.rounds}`);
        }
        const own = windows.get(ours) ?? [];
        for (const { peer, server, firstMs, right } of here) {
          const all = windows.get(peer.name) ?? [];
          const ratios = all.map((each, round) => (own[round]?.perSecond ?? Number.NaN) / each.perSecond);
          const cpuRatios = all.map((each, round) => each.cpuMs / (own[round]?.cpuMs ?? Number.NaN));
          results.push({
            peer,
            path,
            delay,
            connections,
            ...summary(all),
            ratios,
            cpuRatios,
            right,
            startMs: server.startMs,
            firstMs,
          });
        }
      }
      await ask(upstream.child, { delay: 0 });
    }
  }
  if (options.keep !== undefined) writeFileSync(options.keep, JSON.stringify(results));
  await report(results, { rounds: Number(options.rounds), seconds: ms / 1000, write: options.write });
} finally {
  await Promise.all(started.map(stop));
}
