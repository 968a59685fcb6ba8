import { createHmac } from 'node:crypto';

import type { Partner } from '../../domain/partner.ts';
import type { KeyRing } from '../../lib/master-key.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** Names of a partner's shared state. Each is a keyed hash, so that none reveals a secret to who reads a store. */
export interface Identity {
  /** Names the partner's token. */
  readonly token: string;
  /** Names of the (partner id, secret) pair in the latch store, the one under the current master key first. */
  readonly pair: readonly string[];
  /** Names of the partner in the latch store, in the same order. */
  readonly partner: readonly string[];
  /** Names the app key's budget. */
  readonly appKey: string;
}

export type Identify = (partner: Partner) => Identity;

/**
 * All processes that share a store must derive the same bytes for a purpose. A token and what a limiter has learnt can be had
 * again under a new name; a refused login cannot be forgotten, and keeps the names of all keys.
 */
export function createIdentify({ current, all }: Pick<KeyRing, 'current' | 'all'>): Identify {
  const known = new WeakMap<Partner, Identity>();
  const keys = { latches: all('latches'), limiter: current('limiter'), tokens: current('tokens') };
  const mac = (key: Buffer, ...parts: string[]) =>
    createHmac('sha256', key).update(lengthPrefixed(parts)).digest('base64url');
  return (partner) => {
    let identity = known.get(partner);
    if (identity === undefined) {
      const { partnerId, upstreamUrl } = partner;
      identity = {
        token: mac(keys.tokens, partnerId, upstreamUrl),
        pair: keys.latches.map((key) => mac(key, 'pair', partnerId, partner.partnerSecret.reveal())),
        partner: keys.latches.map((key) => mac(key, 'partner', partnerId)),
        appKey: mac(keys.limiter, partner.appKey.reveal()),
      };
      known.set(partner, identity);
    }
    return identity;
  };
}
