import type { EventLog, NewEvent } from './event-store.ts';

/** A webhook that was verified, and what follows from it. */
export interface ReceivedWebhook {
  readonly partnerId: string;
  readonly family: string;
  /** Upstream's id of the event, or the hash of its bytes: the same one is processed once. */
  readonly eventId: string;
  readonly type: string;
  /** What is appended to whose log. */
  readonly events: readonly { readonly log: EventLog; readonly event: NewEvent }[];
}

/** Where TxPush notifications of one account arrive. */
export interface TxPushListener {
  readonly partnerId: string;
  readonly customerId: string;
  readonly accountId: string;
  /** The keys that its notifications may be signed with, sealed. */
  readonly sealedKeys: string;
}

/**
 * The inbox of webhooks. To note an event and to append what follows from it is one transaction: in any number of processes
 * it takes effect once, and what was answered with a success has taken effect.
 */
export interface WebhookStore {
  /** An event counts as known for thirty days. `nowMs` is wall time. */
  receiveWebhook(webhook: ReceivedWebhook, nowMs: number): Promise<'new' | 'duplicate'>;
  /** @param token names the listener in its URL */
  keepListener(token: string, listener: TxPushListener, nowMs: number): Promise<void>;
  findListener(token: string): Promise<TxPushListener | null>;
  /** All listeners of an account but this one. */
  forgetListeners(listener: Omit<TxPushListener, 'sealedKeys'>, butToken: string | null): Promise<void>;
}
