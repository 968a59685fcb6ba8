import type { Clock } from '../lib/clock.ts';
import { createInsuredLeaseStore } from './insured-lease-store.ts';
import { createMemoryLeaseStore } from './memory-lease-store.ts';
import type { AdoptedToken, SharedToken, TokenStore } from './token-store.ts';

export interface InsuredTokenStoreOptions {
  /** Rejects while what it shares its state with is away. */
  readonly shared: TokenStore;
  readonly clock: Clock;
}

export interface InsuredTokenStore extends TokenStore {
  /** Offers every token that this instance knows again: to be called now and then, since the shared store may have lost them. */
  republish(): Promise<void>;
}

/**
 * The fleet's tokens, and while their store is away those that this instance knows. What it learns alone it offers to the
 * fleet later, so that a store that comes back empty costs no login.
 */
export function createInsuredTokenStore({ shared, clock }: InsuredTokenStoreOptions): InsuredTokenStore {
  const known = new Map<string, SharedToken>();
  /** Of the shared store's clock to the monotonic one. Wall time until the store has been heard of. */
  let offset = clock.wall() - clock.monotonic();

  const nowHere = () => clock.monotonic() + offset;
  const aged = (token: SharedToken): AdoptedToken => ({ ...token, ageMs: nowHere() - token.mintedAt });

  function learn<T extends AdoptedToken | null>(key: string, token: T): T {
    if (token === null) return token;
    offset = token.mintedAt + token.ageMs - clock.monotonic();
    known.set(key, { value: token.value, mintedAt: token.mintedAt });
    return token;
  }

  return {
    ...createInsuredLeaseStore({ shared, local: createMemoryLeaseStore({ clock }) }),
    async now() {
      try {
        const now = await shared.now();
        offset = now - clock.monotonic();
        return now;
      } catch {
        return nowHere();
      }
    },
    async get(key) {
      const own = known.get(key);
      try {
        const found = await shared.get(key);
        if (found !== null || own === undefined) return learn(key, found);
        return learn(key, await shared.offer(key, own));
      } catch {
        return own === undefined ? null : aged(own);
      }
    },
    async offer(key, token) {
      try {
        return learn(key, await shared.offer(key, token));
      } catch {
        const own = known.get(key);
        const newer = own === undefined || token.mintedAt >= own.mintedAt ? token : own;
        known.set(key, newer);
        return aged(newer);
      }
    },
    async republish() {
      const offerAgain = async ([key, token]: [string, SharedToken]) => {
        learn(key, await shared.offer(key, token));
      };
      await Promise.allSettled([...known].map(offerAgain));
    },
  };
}
