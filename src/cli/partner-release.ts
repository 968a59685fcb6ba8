import { resolve } from 'node:path';
import { commandConfig, type StartSandbox, withPartners } from './command-config.ts';
import { configuredPartner } from './configured-partner.ts';
import { confirm, nobodyToAsk } from './confirm.ts';
import type { Edge } from './edge.ts';
import { closedLatches, hasMemory, openLoginMemory } from './login-memory.ts';
import { runCommand } from './run-command.ts';

export interface ReleaseOptions {
  /** Releases without asking. */
  readonly yes: boolean;
}

/**
 * Forgets that Mastercard refused or locked a partner. A gateway that runs on the same data directory notices within
 * seconds.
 */
export function runRelease(
  edge: Edge,
  partnerId: string,
  { yes }: ReleaseOptions,
  loadSandbox: () => Promise<StartSandbox>,
): Promise<number> {
  return runCommand(
    edge,
    `The latch of partner ${partnerId} was not released`,
    () => commandConfig(edge.env),
    async (config) => {
      await using stack = new AsyncDisposableStack();
      const partner = configuredPartner(await withPartners(config, stack, loadSandbox), partnerId);
      const say = (text: string) => edge.stdout.write(`${text}\n`);
      if (!(await hasMemory(config))) {
        say(`\nNothing to release: ${resolve(config.dataDir)} remembers no login of anybody.`);
        return 0;
      }
      const memory = stack.use(await openLoginMemory(config));
      const closed = closedLatches(await memory.read(partner));
      if (closed.length === 0) {
        say(`\nNothing to release: no latch of partner ${partnerId} with the configured secret is closed.`);
        return 0;
      }
      say(`\nPartner ${partnerId}:\n\n${closed.map((line) => `  ${line}`).join('\n')}\n\n${consequence}\n`);
      const agreed = yes || (await confirm(edge, 'Release it?'));
      if (agreed === nobodyToAsk) {
        edge.stderr.write('Nothing was released: there is no terminal to ask at. Add --yes to release it.\n');
        return 1;
      }
      if (!agreed) {
        say('Nothing was released.');
        return 0;
      }
      await memory.release(partner);
      say(
        'Released. A gateway that runs on this data directory logs in with the first operation after the next 5 seconds.',
      );
      return 0;
    },
  );
}

const consequence = [
  'Releasing forgets this, and the next operation logs in once more with the configured secret. If Mastercard refuses that',
  'too, it counts as one of the five attempts after which the partner is locked, and the latch closes again.',
].join('\n');
