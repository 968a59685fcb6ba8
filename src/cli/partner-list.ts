import type { PartnerConfig } from '../domain/clients.ts';
import { commandConfig } from './command-config.ts';
import type { Edge } from './edge.ts';
import { closedLatches, hasMemory, openLoginMemory } from './login-memory.ts';
import { runCommand } from './run-command.ts';
import { rows } from './text.ts';

/**
 * Reads the partners as the gateway would, and says of each who may call for it and whether it may log in. Every problem of
 * the file is shown at once, with exit code 1; so is a partner whose latch is closed, where that is what is checked.
 */
export function runPartnerList(edge: Edge, { check }: { readonly check: boolean }): Promise<number> {
  return runCommand(
    edge,
    'The partners were not read',
    () => commandConfig(edge.env),
    async (config) => {
      await using stack = new AsyncDisposableStack();
      const memory = (await hasMemory(config)) ? stack.use(await openLoginMemory(config)) : null;
      let closedCount = 0;
      for (const entry of config.partners.values()) {
        const closed = memory === null ? [] : closedLatches(await memory.read(entry.partner));
        closedCount += closed.length;
        edge.stdout.write(`\n${rows(about(entry, closed))}\n`);
      }
      const none = 'No partner is configured: the embedded sandbox names its own.';
      edge.stdout.write(config.partners.size === 0 ? `\n${none}\n` : '\n');
      return check && closedCount > 0 ? 1 : 0;
    },
  );
}

function about({ partner, clients }: PartnerConfig, closed: readonly string[]): readonly (readonly [string, string])[] {
  const { partnerId, name, environment, upstreamUrl, projects = [] } = partner;
  return [
    ['Partner', name === undefined ? partnerId : `${partnerId}, ${name}`],
    ['Environment', `${environment}, at ${upstreamUrl}`],
    ...(projects.length > 0 ? [['Projects', projects.join(', ')] as const] : []),
    ...clients.map(({ clientId, keyHashes, jwt, scopes }) => {
      const credentials = [
        ...(keyHashes.length > 0 ? [keyHashes.length === 1 ? 'one key' : `${keyHashes.length} keys`] : []),
        ...(jwt === undefined ? [] : [`tokens of ${jwt.issuer}`]),
      ];
      const who = credentials.length === 0 ? 'no credential yet' : credentials.join(' and ');
      return ['Client', `${clientId}: ${who}; ${scopes.join(', ') || 'no scopes'}`] as const;
    }),
    ['Logins', closed.length === 0 ? 'may log in' : closed.join('; ')],
  ];
}
