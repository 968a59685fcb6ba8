import { randomBytes } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';
import type { Envelope } from '../lib/envelope.ts';
import type { WebhookStore } from '../store/webhook-store.ts';

/** An account whose notifications arrive here, with the keys that they are signed with. */
export interface OpenListener {
  readonly customerId: string;
  readonly accountId: string;
  readonly keys: readonly string[];
}

interface Place {
  readonly partnerId: string;
  readonly customerId: string;
  readonly accountId: string;
}

/** Listeners of TxPush at this gateway: each account has a URL of its own, which says whose keys to try. */
export interface TxPushListeners {
  /** What to name a listener in its URL that is about to be subscribed. */
  newToken(): string;
  /** The keys that upstream answered with. In place of all other listeners of the account. */
  keep(token: string, place: Place, keys: readonly string[]): Promise<void>;
  forget(place: Place): Promise<void>;
  find(partnerId: string, token: string): Promise<OpenListener | null>;
}

export interface TxPushListenersDeps {
  readonly store: Pick<WebhookStore, 'keepListener' | 'findListener' | 'forgetListeners'>;
  readonly envelope: Envelope;
  readonly clock: Pick<Clock, 'wall'>;
}

const tokenPattern = /^[\w-]{22}$/;

export function createTxPushListeners({ store, envelope, clock }: TxPushListenersDeps): TxPushListeners {
  const placeOf = (partnerId: string, token: string) => [partnerId, 'txpush', token];
  return {
    newToken: () => randomBytes(16).toString('base64url'),
    async keep(token, place, keys) {
      const sealedKeys = envelope.seal(JSON.stringify(keys), placeOf(place.partnerId, token));
      await store.keepListener(token, { ...place, sealedKeys }, clock.wall());
      await store.forgetListeners(place, token);
    },
    forget: (place) => store.forgetListeners(place, null),
    async find(partnerId, token) {
      const found = tokenPattern.test(token) ? await store.findListener(token) : null;
      if (found === null || found.partnerId !== partnerId) return null;
      const keys = JSON.parse(envelope.open(found.sealedKeys, placeOf(partnerId, token))) as readonly string[];
      return { customerId: found.customerId, accountId: found.accountId, keys };
    },
  };
}
