import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The gateway of the comparison, and a profiler that is told when to begin and when to write down what it saw. */
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 1000 });
process.on('message', async ({ profile }: { profile: 'start' | 'stop' }) => {
  if (profile === 'start') {
    await session.post('Profiler.start');
    process.send?.({});
    return;
  }
  const { profile: seen } = await session.post('Profiler.stop');
  const file = join(tmpdir(), `gateway-${process.pid}.cpuprofile`);
  writeFileSync(file, JSON.stringify(seen));
  process.send?.({ file });
});
await import('../peers/servers/gateway.ts');
