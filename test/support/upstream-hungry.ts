import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { accountList } from '../../src/datasources/open-finance/accounts.ts';
import { everyLogin } from './upstream-simulated.ts';
import { caller, callOf, endpoint, startPipeline } from './upstream-stage.ts';
import { somePartner } from './upstream-stages.ts';

/**
 * A process of its own that asks once for what is at a URL, and says what came of it and by how much its memory grew meanwhile:
 * `{ end, grownMiB }`. Linux only.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const [, , upstreamUrl = ''] = process.argv;

await using started = await startPipeline('', { latches: everyLogin });
const stage = { partner: { ...somePartner, upstreamUrl }, customerId: '7' };
const ask = (path: string) => {
  const of = endpoint({ path, operation: path, idempotent: false, response: accountList });
  return started.pipeline
    .exchange(callOf(stage, of, { caller: caller({ deadlineAt: performance.now() + 20_000 }) }))
    .then(
      () => 'answered',
      (error) => error.code,
    );
};
for (let n = 0; n < 5; n += 1) await ask('/warm');
collect();
// `maxRSS` would do on every system, but begins with the peak of the process that started this one.
writeFileSync('/proc/self/clear_refs', '5');
const peakMiB = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
const before = peakMiB();
const end = await ask('/hostile');
const grownMiB = peakMiB() - before;
process.stdout.write(JSON.stringify({ end, grownMiB }));
