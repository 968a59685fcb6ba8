import { createHash } from 'node:crypto';
import type { BillableBudget } from '../domain/billing.ts';
import type { Scope } from '../domain/viewer.ts';
import { scopes } from '../domain/viewer.ts';
import type { NamedKey } from './variables.ts';

/** An application that calls the gateway for one partner. */
export interface ClientConfig {
  readonly clientId: string;
  /** SHA-256 of the API key in hex: the key itself is not kept. */
  readonly keyHash: string;
  readonly scopes: readonly Scope[];
  /** @default none: anything may be billed */
  readonly billableBudget?: BillableBudget;
}

/** The form in which API keys are kept and compared. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What a client of one partner may do: everything but look at the other partners. */
const partnerScopes: readonly Scope[] = scopes.filter((scope) => scope !== 'platform');

export function toClients(keys: readonly NamedKey[]): readonly ClientConfig[] {
  return keys.map(({ name, key }, index) =>
    Object.freeze({ clientId: name ?? `client-${index + 1}`, keyHash: hashKey(key), scopes: partnerScopes }),
  );
}

/** What is wrong with a list of keys as a whole, without quoting a key; null when nothing is. */
export function complaintAbout(keys: readonly NamedKey[], shortest: number): string | null {
  const short = keys.findIndex(({ key }) => key.length < shortest);
  if (short >= 0) return `key ${short + 1} has ${keys[short]?.key.length} characters`;
  const clients = toClients(keys);
  const repeated = clients.findIndex(({ keyHash }, index) =>
    clients.slice(0, index).some((other) => other.keyHash === keyHash),
  );
  if (repeated >= 0) return `key ${repeated + 1} is there twice`;
  const namesake = clients.find(({ clientId }, index) =>
    clients.slice(0, index).some((other) => other.clientId === clientId),
  );
  return namesake ? `two keys are named ${namesake.clientId}` : null;
}
