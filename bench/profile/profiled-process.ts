import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The gateway of the comparison, and a profiler that is told when to begin and when to write down what it saw. */
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 1000 });
process.on(
  'message',
  async ({ profile, allocations }: { profile?: 'start' | 'stop'; allocations?: 'start' | 'stop' }) => {
    if (allocations === 'start') {
      // Types of an older version do not know what is collected meanwhile.
      const whatever = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
      await session.post('HeapProfiler.startSampling', { samplingInterval: 16_384, ...whatever });
      process.send?.({});
      return;
    }
    if (allocations === 'stop')
      return void process.send?.(written('heap', (await session.post('HeapProfiler.stopSampling')).profile));
    if (profile === 'start') {
      await session.post('Profiler.start');
      process.send?.({});
      return;
    }
    const { profile: seen } = await session.post('Profiler.stop');
    process.send?.(written('cpu', seen));
  },
);

function written(kind: string, seen: object): { readonly file: string } {
  const file = join(tmpdir(), `gateway-${process.pid}.${kind}profile`);
  writeFileSync(file, JSON.stringify(seen));
  return { file };
}
await import('../peers/servers/gateway.ts');
