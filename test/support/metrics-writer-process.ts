import { assumedGatewaySigns } from '../../src/domain/dashboard-rules.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createCallEntries } from '../../src/metrics/call-entry.ts';
import { createOperationEntries } from '../../src/metrics/operation-entry.ts';
import { createRollupSink } from '../../src/metrics/rollup-sink.ts';
import { callRecord } from './call-record.ts';
import { openMetrics } from './metrics-store.ts';

/**
 * A process that records calls as a gateway does, in the store at argument 1, under the name of argument 2: rounds of calls, a
 * flush after each. Tells its parent before a flush what was handed over so far, and after it what became of it. Ends after
 * as many rounds as argument 3 says.
 */
const [, , dataDir = '', writer = '', rounds = ''] = process.argv;
/** Less than a batch: a flush is one transaction. */
const perRound = 300;
const most = 1_000;

const store = await openMetrics({ dataDir });
const wall = () => systemClock.wall();
const sink = createRollupSink({
  store: store.verbs,
  clock: systemClock,
  log: silentLogger,
  writer,
  callEntry: createCallEntries({ wall, connectionOf: () => '', gatewaySigns: assumedGatewaySigns }),
  operationEntry: createOperationEntries(wall),
  most,
});
let handed = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  for (let n = 0; n < perRound; n += 1) {
    handed += 1;
    sink.call(
      callRecord({
        at: wall(),
        cause: { kind: 'operation', operationName: 'A', clientId: 'c', requestId: `${writer}-${handed}` },
      }),
    );
  }
  process.send?.({ handed });
  await sink.flush();
  process.send?.({ handed, flushed: true, dropped: sink.dropped(), failing: sink.failingSince() !== null });
}
process.disconnect?.();
process.exit();
