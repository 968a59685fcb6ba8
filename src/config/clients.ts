import { hashKey } from '../domain/api-keys.ts';
import { type ClientSettings, defaultClientSettings } from '../domain/client-settings.ts';
import type { ClientConfig } from '../domain/clients.ts';
import type { Scope } from '../domain/viewer.ts';
import { scopes } from '../domain/viewer.ts';
import type { NamedKey } from './variables.ts';

/** What a client of one partner may do: everything but look at the other partners. */
const partnerScopes: readonly Scope[] = scopes.filter((scope) => scope !== 'platform');

/** @param settings the same for all of them: the environment names one of each */
export function toClients(keys: readonly NamedKey[], settings: Partial<ClientSettings> = {}): readonly ClientConfig[] {
  return keys.map(({ name, key }, index) =>
    Object.freeze({
      clientId: name ?? `client-${index + 1}`,
      keyHashes: [hashKey(key)],
      scopes: partnerScopes,
      settings: Object.freeze({ ...defaultClientSettings, ...settings }),
    }),
  );
}

/** What is wrong with a list of keys as a whole, without quoting a key; null when nothing is. */
export function complaintAbout(keys: readonly NamedKey[], shortest: number): string | null {
  const short = keys.findIndex(({ key }) => key.length < shortest);
  if (short >= 0) return `key ${short + 1} has ${keys[short]?.key.length} characters`;
  const repeated = keys.findIndex(({ key }, index) => keys.slice(0, index).some((other) => other.key === key));
  if (repeated >= 0) return `key ${repeated + 1} is there twice`;
  const clients = toClients(keys);
  const namesake = clients.find(({ clientId }, index) =>
    clients.slice(0, index).some((other) => other.clientId === clientId),
  );
  return namesake ? `two keys are named ${namesake.clientId}` : null;
}
