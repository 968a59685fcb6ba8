import type { Secret } from './secret.ts';

/**
 * What the partner's plan lets it do. `sandbox` has testing customers only, `non-billable` has active customers and real
 * institutions without charges, `production` is billed.
 */
export type PartnerEnvironment = 'sandbox' | 'non-billable' | 'production';

/** What webhooks are signed with, besides the secret. */
export interface WebhookKeys {
  /** The secret before the present one: upstream may sign with it, and send again what it has signed, for a while. */
  readonly previousSecret?: Secret;
  /** Of TxPush subscriptions that were not made through this gateway. */
  readonly txPushKeys?: readonly Secret[];
  /** Mastercard's public key for notifications, as PEM. */
  readonly notificationsKey?: string;
}

/** One Mastercard partner. Token, cache, latch and metrics belong to exactly one; the limiter belongs to its app key. */
export interface Partner {
  readonly partnerId: string;
  readonly partnerSecret: Secret;
  readonly appKey: Secret;
  readonly environment: PartnerEnvironment;
  /** Origin of the upstream, without a trailing slash. */
  readonly upstreamUrl: string;
  /** What people call it. */
  readonly name?: string;
  /** Groups of partners whose metrics may be read together. */
  readonly projects?: readonly string[];
  /** The Connect experience of its end users where an operation names none. */
  readonly connectExperience?: string;
  /** Enrolled for the payment enablement bundle: owners, balances and account numbers of a login in one call. @default false */
  readonly paymentBundle?: boolean;
  readonly webhooks?: WebhookKeys;
}
