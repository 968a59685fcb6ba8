import type { BillableBudget } from './billing.ts';
import type { ClientSettings } from './client-settings.ts';
import type { Partner } from './partner.ts';
import type { Scope } from './viewer.ts';

/** Signatures that only the issuer can make. HMAC is none: whoever checks it could sign too. */
export const jwtAlgorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'PS256', 'PS384', 'PS512', 'RS256'] as const;
export type JwtAlgorithm = (typeof jwtAlgorithms)[number];

/** Whose tokens name the end users of a client, and what of a token is believed. */
export interface JwtIssuer {
  readonly issuer: string;
  /** What the token must be meant for. */
  readonly audience: string;
  /** Where the issuer publishes its keys, or the keys themselves. */
  readonly keys: { readonly url: string } | { readonly jwks: string };
  readonly algorithms: readonly JwtAlgorithm[];
  readonly clockToleranceSeconds: number;
  /** The claim that names the one customer the bearer is. Null: tokens of this client act for all customers. */
  readonly customerClaim: string | null;
  /** The claim that lists scopes. Null: every token has all scopes of the client. */
  readonly scopeClaim: string | null;
  /** What the issuer calls our scopes; a name that is not here counts as it is. */
  readonly scopeNames: Readonly<Record<string, readonly Scope[]>>;
}

/** An application that calls the gateway for one partner. */
export interface ClientConfig {
  readonly clientId: string;
  /** SHA-256 of its API keys in hex: the keys themselves are not kept. Several while one replaces another. */
  readonly keyHashes: readonly string[];
  /** @default none: the client has no end users */
  readonly jwt?: JwtIssuer;
  readonly scopes: readonly Scope[];
  /** @default none: anything may be billed */
  readonly billableBudget?: BillableBudget;
  /** @default nothing is said about it */
  readonly settings?: ClientSettings;
}

/** A partner with the clients that call for it. */
export interface PartnerConfig {
  readonly partner: Partner;
  readonly clients: readonly ClientConfig[];
}

/** By partner id. */
export type Partners = ReadonlyMap<string, PartnerConfig>;

/** Where pages of any client may come from. */
export function originsOf(partners: Partners): ReadonlySet<string> {
  const clients = [...partners.values()].flatMap((entry) => entry.clients);
  return new Set(clients.flatMap(({ settings }) => settings?.allowedOrigins ?? []));
}
