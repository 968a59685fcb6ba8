import { createHmac } from 'node:crypto';

import type { Partner } from '../../domain/partner.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** Names of a partner's shared state. Each is a keyed hash, so that none reveals a secret to who reads a store. */
export interface Identity {
  /** Names the partner's token. */
  readonly token: string;
  /** Names the (partner id, secret) pair in the latch store. */
  readonly pair: string;
  /** Names the partner in the latch store. */
  readonly partner: string;
  /** Names the app key's budget. */
  readonly appKey: string;
}

export type Identify = (partner: Partner) => Identity;

/** `macKey` derives 32 bytes for a purpose. All processes that share a store must derive the same bytes. */
export function createIdentify(macKey: (purpose: string) => Buffer): Identify {
  const known = new WeakMap<Partner, Identity>();
  const keys = { latches: macKey('latches'), limiter: macKey('limiter'), tokens: macKey('tokens') };
  const mac = (key: Buffer, ...parts: string[]) =>
    createHmac('sha256', key).update(lengthPrefixed(parts)).digest('base64url');
  return (partner) => {
    let identity = known.get(partner);
    if (identity === undefined) {
      const { partnerId, upstreamUrl } = partner;
      identity = {
        token: mac(keys.tokens, partnerId, upstreamUrl),
        pair: mac(keys.latches, 'pair', partnerId, partner.partnerSecret.reveal()),
        partner: mac(keys.latches, 'partner', partnerId),
        appKey: mac(keys.limiter, partner.appKey.reveal()),
      };
      known.set(partner, identity);
    }
    return identity;
  };
}
