import type { BillableBudget } from './billing.ts';
import type { ClientSettings } from './client-settings.ts';
import type { Partner } from './partner.ts';

export const scopes = [
  'customers',
  'customers.write',
  'accounts',
  'accounts.write',
  'transactions',
  'identity',
  'payments',
  'reports',
  'connect',
  'billing',
  'metrics',
  'platform',
] as const;

/** What a viewer may reach. */
export type Scope = (typeof scopes)[number];

/** Who is asking: a partner, one of its clients, what that client may do and, for an end user, the one customer they are. */
export interface Viewer {
  readonly partner: Partner;
  readonly clientId: string;
  /** What is configured for that client. */
  readonly client: ClientSettings;
  readonly scopes: ReadonlySet<Scope>;
  /** What this client may cause of what Mastercard bills; without one it may cause anything. */
  readonly billableBudget?: BillableBudget;
  /** Set for an end user: no other customer can be reached, whatever ids are sent. */
  readonly customerId?: string;
}
