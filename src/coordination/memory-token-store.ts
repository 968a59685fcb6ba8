import type { Clock } from '../lib/clock.ts';
import { createMemoryLeaseStore } from './memory-lease-store.ts';
import type { AdoptedToken, SharedToken, TokenStore } from './token-store.ts';

/** Tokens and renewal leases of one process. Its clock is the monotonic one. */
export function createMemoryTokenStore({ clock }: { readonly clock: Clock }): TokenStore {
  const tokens = new Map<string, SharedToken>();
  const adopted = (token: SharedToken): AdoptedToken => ({ ...token, ageMs: clock.monotonic() - token.mintedAt });

  return {
    now: async () => clock.monotonic(),
    get: async (key) => {
      const token = tokens.get(key);
      return token === undefined ? null : adopted(token);
    },
    offer: async (key, token) => {
      const current = tokens.get(key);
      // Of two that are equally old the one that came later stands: it replaces a refused one.
      const newer = current === undefined || token.mintedAt >= current.mintedAt ? token : current;
      tokens.set(key, newer);
      return adopted(newer);
    },
    ...createMemoryLeaseStore({ clock }),
  };
}
