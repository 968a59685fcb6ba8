import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import type { JwtIssuer } from '../domain/clients.ts';
import { GatewayError } from '../domain/errors.ts';
import { type Scope, scopes, type Viewer } from '../domain/viewer.ts';
import { unauthenticated } from './unauthenticated.ts';

/** A client whose users carry tokens, and the viewer that they are as far as no token narrows it. */
export interface TokenClient {
  readonly jwt: JwtIssuer;
  readonly viewer: Viewer;
}

/** A token is read only if it is this short: what is longer carries more than a name. */
const longestToken = 8 * 1024;
/** An issuer that is asked for its keys again and again is asked this seldom. */
const cooldownMs = 5_000;
const keysMaxAgeMs = 10 * 60_000;
const keysTimeoutMs = 5_000;

/** What a token has to name for this client to be meant. */
export const tokenClientKey = ({ issuer, audience }: Pick<JwtIssuer, 'issuer' | 'audience'>) =>
  JSON.stringify([issuer, audience]);

/**
 * Checks tokens of end users. Which client is meant is read from the token before it is believed; it then has to stand the
 * check with the keys, algorithms and times of that client. What a token says about its own keys is never followed.
 *
 * @returns a function that throws UNAUTHENTICATED, or ISSUER_UNAVAILABLE while the issuer's keys cannot be fetched
 */
export function createBearerTokens(clock: { wall(): number }) {
  const keySets = new Map<string, JWTVerifyGetKey>();

  function keysOf({ keys }: JwtIssuer): JWTVerifyGetKey {
    const name = 'url' in keys ? keys.url : keys.jwks;
    const known = keySets.get(name);
    if (known !== undefined) return known;
    const made =
      'url' in keys
        ? createRemoteJWKSet(new URL(keys.url), {
            cooldownDuration: cooldownMs,
            cacheMaxAge: keysMaxAgeMs,
            timeoutDuration: keysTimeoutMs,
          })
        : createLocalJWKSet(JSON.parse(keys.jwks));
    keySets.set(name, made);
    return made;
  }

  return async (token: string, clients: ReadonlyMap<string, TokenClient>): Promise<Viewer> => {
    const found = token.length > longestToken ? undefined : clientOf(token, clients);
    if (found === undefined) throw invalid();
    const { jwt, viewer } = found;
    const now = clock.wall();
    const claims = await verified(token, keysOf(jwt), {
      issuer: jwt.issuer,
      audience: jwt.audience,
      algorithms: [...jwt.algorithms],
      clockTolerance: jwt.clockToleranceSeconds,
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    });
    if (claims.iat !== undefined && claims.iat > now / 1000 + jwt.clockToleranceSeconds) throw invalid();
    return narrowed(viewer, jwt, claims);
  };
}

function clientOf(token: string, clients: ReadonlyMap<string, TokenClient>): TokenClient | undefined {
  let claims: JWTPayload;
  try {
    claims = decodeJwt(token);
  } catch {
    return undefined;
  }
  const { iss: issuer, aud } = claims;
  if (typeof issuer !== 'string') return undefined;
  const audiences = (Array.isArray(aud) ? aud : [aud]).slice(0, 20).filter((name) => typeof name === 'string');
  for (const audience of audiences) {
    const client = clients.get(tokenClientKey({ issuer, audience }));
    if (client !== undefined) return client;
  }
  return undefined;
}

async function verified(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    // Without a `kid` several keys may fit: the one that signed it is among them, or none is.
    if (error instanceof errors.JWKSMultipleMatchingKeys) return await withAnyOf(error, token, options);
    throw refusalOf(error);
  }
}

async function withAnyOf(
  keys: InstanceType<typeof errors.JWKSMultipleMatchingKeys>,
  token: string,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  for await (const key of keys) {
    try {
      return (await jwtVerify(token, key, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw refusalOf(error);
    }
  }
  throw invalid();
}

/** Everything about the token is one answer; only that the issuer cannot be asked is another. */
function refusalOf(error: unknown): GatewayError {
  const { JWKSTimeout, JWKSInvalid, JOSEError } = errors;
  const isIssuers =
    error instanceof JWKSTimeout ||
    error instanceof JWKSInvalid ||
    !(error instanceof JOSEError) ||
    error.code === 'ERR_JOSE_GENERIC';
  if (!isIssuers) return invalid();
  const message = "The token's issuer does not tell its keys at present.";
  return new GatewayError('ISSUER_UNAVAILABLE', message, {
    retryable: true,
    retryAfterMs: keysTimeoutMs,
    cause: error,
  });
}

function narrowed(viewer: Viewer, jwt: JwtIssuer, claims: JWTPayload): Viewer {
  const granted = jwt.scopeClaim === null ? viewer.scopes : scopesIn(claims[jwt.scopeClaim], jwt, viewer.scopes);
  const seen = { ...viewer, scopes: granted };
  if (jwt.customerClaim === null) return seen;
  const customer = claims[jwt.customerClaim];
  // A token that does not say who its bearer is must not be taken for everybody.
  if (!isCustomerId(customer)) throw invalid();
  return { ...seen, customerId: String(customer) };
}

function isCustomerId(value: unknown): value is string | number {
  return typeof value === 'number'
    ? Number.isSafeInteger(value) && value > 0
    : typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}

/** Never more than the client has. */
function scopesIn(claim: unknown, { scopeNames }: JwtIssuer, most: ReadonlySet<Scope>): ReadonlySet<Scope> {
  const names = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim.map(String) : [];
  const granted = names.flatMap((name) =>
    Object.hasOwn(scopeNames, name) ? (scopeNames[name] ?? []) : scopes.filter((scope) => scope === name),
  );
  return new Set(granted.filter((scope) => most.has(scope)));
}

const invalid = () => unauthenticated('The token is not valid.');
