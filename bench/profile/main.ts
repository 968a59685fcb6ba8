import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Path, paths } from '../peers/peers.ts';
import { ask, cores, gatewayFlags, start, stop, threadsOf } from '../peers/processes.ts';
import { type Stage, window } from '../peers/rounds.ts';
import { type AllocationNode, allocatedBy, byStage, type CpuProfile, topFunctions } from './stages.ts';

/**
 * Where the time of the gateway goes: self time of a CPU profile by folder and package, for each path of `bench:peers`.
 * `--paths cold,warm,whole`, `--seconds 4`, `--functions 25` adds the functions that took most,
 * `--allocations` who allocates how many bytes, garbage included.
 * `--partners 1000` are asked in turn. `--unrecorded` has nothing of it recorded.
 */
const { values: options } = parseArgs({
  options: {
    paths: { type: 'string', default: paths.join() },
    seconds: { type: 'string', default: '4' },
    functions: { type: 'string', default: '0' },
    connections: { type: 'string', default: '32' },
    partners: { type: 'string', default: '1' },
    allocations: { type: 'boolean', default: false },
    unrecorded: { type: 'boolean', default: false },
  },
});
const ms = Number(options.seconds) * 1000;
const connections = Number(options.connections);
const upstream = await start<{ port: number }>('./upstream-process.mjs', cores.others, []);
const load = await start<{ ready: true }>('./load-process.mjs', cores.others, []);
const stage: Stage = { upstream: upstream.child, load: load.child };
const gateway = {
  path: '/graphql',
  dialect: 'own' as const,
  ...(await start<{ port: number }>(
    '../profile/profiled-process.ts',
    cores.server,
    [`http://127.0.0.1:${upstream.port}`, options.partners, options.unrecorded ? 'unrecorded' : 'recorded'],
    gatewayFlags,
  )),
};
try {
  for (const path of options.paths.split(',') as Path[]) {
    const of = { path, connections, ms, ask: { partners: Number(options.partners) } };
    await window(stage, gateway, of);
    await ask(gateway.child, { profile: 'start' });
    const before = new Map(threadsOf(gateway.pid).map(({ thread, ms }) => [thread, ms]));
    const { perSecond, bad } = await window(stage, gateway, of);
    const threads = threadsOf(gateway.pid).map(({ thread, ms }) => ({ thread, ms: ms - (before.get(thread) ?? 0) }));
    const { file } = await ask<{ file: string }>(gateway.child, { profile: 'stop' });
    const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
    const requests = (perSecond * ms) / 1000;
    process.stdout.write(
      `\n${path}: ${perSecond.toFixed(0)} requests a second while it is watched, ${bad} of them refused\n`,
    );
    for (const { thread, ms } of threads.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms))
      process.stdout.write(`${((1000 * ms) / requests).toFixed(1).padStart(8)} us/req  thread ${thread}\n`);
    process.stdout.write(`${byStage(profile, requests)}\n`);
    if (Number(options.functions) > 0)
      process.stdout.write(`\n${topFunctions(profile, requests, Number(options.functions))}\n`);
    if (options.allocations) {
      await ask(gateway.child, { allocations: 'start' });
      const watched = await window(stage, gateway, of);
      const { file } = await ask<{ file: string }>(gateway.child, { allocations: 'stop' });
      const { head } = JSON.parse(readFileSync(file, 'utf8')) as { head: AllocationNode };
      const asked = (watched.perSecond * ms) / 1000;
      process.stdout.write(`\n${path}, allocated:\n${allocatedBy(head, asked, Number(options.functions))}\n`);
    }
  }
} finally {
  await Promise.all([upstream, load, gateway].map(stop));
}
