import type { DepositAccount } from '../belongings.ts';
import type { AccountSeed } from '../data/accounts.ts';
import type { AccountRecord } from '../records.ts';
import type { Credentials, Question } from '../sign-in.ts';

/** How a session looks and what it is for. Without one it is generic: no brand, and plain transaction aggregation. */
export interface Experience {
  /** UUID. */
  readonly id: string;
  /** The registered application it belongs to. */
  readonly appName: string;
  readonly brand: string;
  /** `#rrggbb`. */
  readonly color: string;
  readonly productCodes: readonly string[];
  /** What the customer shares, in words. */
  readonly shares: string;
}

export type LinkKind = 'full' | 'lite' | 'fix' | 'jointBorrower' | 'microEntry' | 'depositSwitch';
export type Language = 'en' | 'es' | 'fr';

export interface Webhook {
  readonly url: string;
  /** Added to every event, as the partner gave them. */
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** A link that was generated, and what has become of it. */
export interface ConnectLink {
  /** 64 hexadecimal digits; nobody has the link who does not have it. */
  readonly signature: string;
  /** Of the link, signature included. Changed in any place it is another link, which there is not. */
  readonly query: string;
  readonly kind: LinkKind;
  readonly partnerId: string;
  /** One customer, or a primary and a joint borrower. */
  readonly customerIds: readonly string[];
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** Not to be opened again once a session has succeeded. */
  readonly singleUse: boolean;
  readonly language: Language;
  readonly experience?: Experience;
  readonly redirectUri?: string;
  readonly webhook?: Webhook;
  /** Lite: where to sign in. */
  readonly institutionId?: string;
  /** Fix: what to repair. */
  readonly institutionLoginId?: string;
  /** Micro-entry: the account to verify. */
  readonly accountId?: string;
  /** Transfer: where the salary may go, and who opened the link for the customer. */
  readonly deposits?: { readonly accounts: readonly DepositAccount[]; readonly externalId?: string };
  /** By institution id: hidden, visible or autoreplace. */
  readonly institutionSettings: Readonly<Record<string, string>>;
  succeeded: boolean;
  session: Session;
}

/** What an account is before it is added. */
export type Discovered = Omit<AccountSeed, 'institutionId' | 'linkedAt'>;

/** Where a person stands. Kept here and not in the page, so that a page cannot say that it has signed in. */
export interface Session {
  /** Position in `customerIds`. */
  readonly borrower: number;
  readonly institutionId?: string;
  readonly credentials?: Credentials;
  readonly question?: Question;
  /** What the institution showed after signing in. */
  readonly discovered?: readonly Discovered[];
  readonly added: readonly AccountRecord[];
}

export const freshSession: Session = { borrower: 0, added: [] };

/** What a partner has around Connect. */
export interface ConnectBooks {
  /** The first is the partner's default. */
  readonly experiences: Experience[];
  /** By signature. */
  readonly links: Map<string, ConnectLink>;
}
