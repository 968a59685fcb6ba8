import { type LeaseStore, leaseVerbs } from './lease-store.ts';

/** A token that every instance of the fleet may use. */
export interface SharedToken {
  readonly value: string;
  /** Milliseconds on the store's own clock when the login that made it was sent. The newer token wins. */
  readonly mintedAt: number;
}

export interface AdoptedToken extends SharedToken {
  /** Milliseconds since `mintedAt` on the store's clock, at the moment of reading. */
  readonly ageMs: number;
}

/**
 * The token of each partner and the lease on renewing it, shared by the fleet. Holds no counter, so losing it costs at
 * most one login per partner. Keys name the partner and never hold a secret.
 */
export interface TokenStore extends LeaseStore {
  /** The store's clock in milliseconds. */
  now(): Promise<number>;
  get(key: string): Promise<AdoptedToken | null>;
  /** Keeps the newer of the two and answers it. */
  offer(key: string, token: SharedToken): Promise<AdoptedToken>;
}

export const tokenVerbs = ['now', 'get', 'offer', ...leaseVerbs] as const;
