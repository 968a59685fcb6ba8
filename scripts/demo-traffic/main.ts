import { parseArgs } from 'node:util';
import { startSandbox } from '../../sandbox/index.ts';
import type { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { serve } from '../../src/cli/serve.ts';
import type { Partners } from '../../src/domain/clients.ts';
import { startGateway } from '../../src/gateway.ts';
import { setFaults } from './faults.ts';
import { writeHistory } from './history.ts';
import { startTraffic } from './traffic.ts';

/**
 * The gateway over the embedded sandbox with six partners that are asked things all the time, some of which fail: what the
 * metrics dashboard is looked at with. `npm run demo:traffic [-- --history 62] [-- --rate 12]`
 *
 * Everything goes over HTTP as it would for clients, and the faults are those of the sandbox. `--history` puts days of
 * records that nobody made before it, for pictures of a month; they go in where all records go in. Both have a data
 * directory of their own, so that what is made up never stands among what happened.
 */
const { values } = parseArgs({
  options: { history: { type: 'string', default: '0' }, rate: { type: 'string', default: '12' } },
});
const days = Number(values.history);
const perSecond = Number(values.rate);
if (!(days >= 0 && days <= 124 && perSecond > 0 && perSecond <= 200)) {
  throw new RangeError('--history takes days, 0 to 124; --rate takes operations per second, up to 200');
}

const { UPSTREAM_URL, PARTNER_ID, PARTNERS_FILE, DATABASE_URL, REDIS_URL, ...env } = process.env;
if (UPSTREAM_URL || PARTNER_ID || PARTNERS_FILE || DATABASE_URL || REDIS_URL) {
  process.stderr.write('demo traffic goes to the embedded sandbox, whatever else is configured\n');
}
const stop = new AbortController();
const code = await serve(
  {
    args: [],
    env: { LOG_LEVEL: 'warn', ...env, MODE: 'sandbox', DATA_DIR: env.DEMO_DATA_DIR ?? './data/demo-traffic' },
    nodeVersion: process.versions.node,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    onStopSignal(handler) {
      process.on('SIGINT', handler);
      process.on('SIGTERM', handler);
    },
    exit: (exitCode) => process.exit(exitCode),
  },
  async () => ({
    startSandbox: (options) => startSandbox({ ...options, morePartners: 3 }),
    async startGateway(config, overrides) {
      const [first] = config.partners.values();
      const sandboxUrl = first?.partner.upstreamUrl ?? '';
      if (days > 0) await writeHistory(config, days, (line) => process.stdout.write(`${line}\n`));
      const gateway = await startGateway({ ...config, partners: inProjects(config.partners) }, overrides);
      await setFaults(sandboxUrl, [...config.partners.keys()]);
      const traffic = startTraffic({ url: gateway.url, sandboxUrl, perSecond, signal: stop.signal });
      return {
        url: gateway.url,
        adminUrl: gateway.adminUrl,
        warm: gateway.warm,
        countMetrics: gateway.countMetrics,
        usePartners: gateway.usePartners,
        async drain() {
          stop.abort();
          await traffic;
          await gateway.drain();
        },
        [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
      };
    },
  }),
);
process.exit(code);

/** Two groups of partners whose figures may be read together. */
function inProjects(partners: Partners): ReturnType<typeof sandboxPartners> {
  return new Map(
    [...partners].map(([id, entry], index) => {
      const projects = [index % 2 === 0 ? 'lending' : 'payments'];
      return [id, { ...entry, partner: { ...entry.partner, projects } }];
    }),
  );
}
