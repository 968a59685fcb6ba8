import { defaultClientSettings } from '../domain/client-settings.ts';
import type { PartnerConfig, Partners } from '../domain/clients.ts';
import { isGatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { createBearerTokens, type TokenClient, tokenClientKey } from './bearer-tokens.ts';
import { credentialHash, type SentHeaders } from './credential-hash.ts';
import { unauthenticated } from './unauthenticated.ts';

/** Who a request is from, by its headers. */
export type Authenticate = (headers: SentHeaders) => Viewer | Promise<Viewer>;

export interface AuthenticateDeps {
  /** The partners as they are now. */
  readonly partners: () => Partners;
  readonly clock: { wall(): number };
  /** Told of every request that is from nobody, and of the address that it came from. */
  readonly onRefused?: (refused: { readonly address: string | null; readonly reason: string }) => void;
}

/** Who can be recognized: made anew when the partners change. */
interface Index {
  readonly byKeyHash: ReadonlyMap<string, Viewer>;
  readonly byIssuer: ReadonlyMap<string, TokenClient>;
}

/**
 * Finds out who is asking, from `x-api-key` or `Authorization: Bearer`. The partner comes from the credential alone.
 *
 * A key is looked up by its hash: how long that takes tells nothing about how much of a guess was right.
 *
 * @returns a function that throws UNAUTHENTICATED, or ISSUER_UNAVAILABLE while a token cannot be checked
 */
export function createAuthenticate({ partners, clock, onRefused = () => {} }: AuthenticateDeps): Authenticate {
  let seen: Partners | undefined;
  let index: Index = { byKeyHash: new Map(), byIssuer: new Map() };
  const verify = createBearerTokens(clock);
  const current = () => {
    const now = partners();
    if (now !== seen) {
      index = indexOf(now);
      seen = now;
    }
    return index;
  };
  const refuse = (headers: SentHeaders, error: unknown): never => {
    if (isGatewayError(error, 'UNAUTHENTICATED'))
      onRefused({ address: headers.get('x-forwarded-for'), reason: error.message });
    throw error;
  };
  return (headers) => {
    try {
      const viewer = find(headers);
      return viewer instanceof Promise ? viewer.catch((error) => refuse(headers, error)) : viewer;
    } catch (error) {
      return refuse(headers, error);
    }
  };

  function find(headers: SentHeaders): Viewer | Promise<Viewer> {
    const key = headers.get('x-api-key');
    const authorization = headers.get('authorization');
    if (key !== null && authorization !== null) throw unauthenticated('Send one credential, not both.');
    if (key !== null) {
      const viewer = current().byKeyHash.get(credentialHash(headers));
      if (viewer === undefined) throw unauthenticated('The API key is not valid.');
      return viewer;
    }
    if (authorization === null)
      throw unauthenticated('Send a credential: the `x-api-key` header or `Authorization: Bearer` is missing.');
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw unauthenticated('`Authorization` must be `Bearer` and a token.');
    return verify(token, current().byIssuer);
  }
}

function indexOf(partners: Partners): Index {
  const viewers = [...partners.values()].flatMap(viewersOf);
  return {
    byKeyHash: new Map(viewers.flatMap(({ config, viewer }) => config.keyHashes.map((hash) => [hash, viewer]))),
    byIssuer: new Map(
      viewers.flatMap(({ config: { jwt }, viewer }) => (jwt ? [[tokenClientKey(jwt), { jwt, viewer }]] : [])),
    ),
  };
}

function viewersOf({ partner, clients }: PartnerConfig) {
  return clients.map((config) => {
    const { clientId, scopes, billableBudget, settings = defaultClientSettings } = config;
    const viewer: Viewer = {
      partner,
      clientId,
      client: settings,
      scopes: new Set(scopes),
      ...(billableBudget && { billableBudget }),
    };
    return { config, viewer };
  });
}
