import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import type { JwtIssuer, Partners } from '../../src/domain/clients.ts';
import { isGatewayError } from '../../src/domain/errors.ts';
import { secret } from '../../src/domain/secret.ts';
import { createAuthenticate } from '../../src/http/authenticate.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const clock = createFakeClock();
const seconds = () => Math.floor(clock.wall() / 1000);

interface Pair {
  readonly kid: string;
  readonly alg: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const ec = (kid: string): Pair => ({ kid, alg: 'ES256', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) });
const rsa = (kid: string): Pair => ({ kid, alg: 'PS256', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });
const ed = (kid: string): Pair => ({ kid, alg: 'EdDSA', ...generateKeyPairSync('ed25519') });

const first = ec('first');
const second = ec('second');
const padded = rsa('padded');
const edwards = ed('edwards');
const attacker = ec('first');

const jwkOf = async ({ kid, alg, publicKey }: Pair) => ({ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' });

/** The issuer's key set, as it publishes it at the moment; null while it fails. */
let published: readonly Pair[] | null = [first, padded, edwards];
let fetches = 0;
const issuer = createServer(async (_req, res) => {
  fetches += 1;
  if (published === null) return void res.writeHead(503).end();
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify({ keys: await Promise.all(published.map(jwkOf)) }));
}).listen(0, '127.0.0.1');
await once(issuer, 'listening');
afterAll(() => void issuer.close());

const jwt: JwtIssuer = {
  issuer: 'https://id.example.com',
  audience: 'open-finance',
  keys: { url: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks.json` },
  algorithms: ['ES256', 'EdDSA', 'PS256'],
  clockToleranceSeconds: 10,
  customerClaim: 'cust',
  scopeClaim: 'scope',
  scopeNames: { 'fdx:all': ['accounts', 'transactions', 'platform'] },
};

const partnersWith = (changes: Partial<JwtIssuer> = {}): Partners =>
  new Map([
    [
      'p',
      {
        partner: {
          partnerId: 'p',
          partnerSecret: secret('s'),
          appKey: secret('k'),
          environment: 'sandbox',
          upstreamUrl: 'http://x',
        },
        clients: [
          {
            clientId: 'mobile',
            keyHashes: [],
            scopes: ['customers', 'accounts', 'transactions'],
            jwt: { ...jwt, ...changes },
            settings: defaultClientSettings,
          },
        ],
      },
    ],
  ]);

let authenticate = createAuthenticate({ partners: partnersWith, clock });
beforeEach(() => {
  published = [first, padded, edwards];
  const partners = partnersWith();
  authenticate = createAuthenticate({ partners: () => partners, clock });
});

const good = () => ({
  iss: jwt.issuer,
  aud: jwt.audience,
  exp: seconds() + 300,
  cust: '5001001',
  scope: 'accounts customers',
});

/** A token as the issuer would make it, with changes. A change to undefined leaves a claim out. */
function token(claims: object = {}, by: Pair = first, header: object = {}): Promise<string> {
  const all = Object.fromEntries(Object.entries({ ...good(), ...claims }).filter(([, value]) => value !== undefined));
  return new SignJWT(all)
    .setProtectedHeader({ alg: by.alg, kid: by.kid, ...header })
    .sign(by.privateKey, { crit: { exp2: true } });
}

const ask = async (bearer: string, partners?: Partners) => {
  const run = partners ? createAuthenticate({ partners: () => partners, clock }) : authenticate;
  return await run(new Headers({ authorization: `Bearer ${bearer}` }));
};

const outcomeOf = async (bearer: string, partners?: Partners) =>
  ask(bearer, partners).then(
    () => 'accepted',
    (error: unknown) => (isGatewayError(error) ? `${error.code}: ${error.message}` : `a defect: ${error}`),
  );

const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const refused = 'UNAUTHENTICATED: The token is not valid.';

describe('a good token', () => {
  test.each([
    ['by the first key', () => token()],
    ['by an RSA key with PSS', () => token({}, padded)],
    ['by an Edwards key', () => token({}, edwards)],
    ['without a key id, where several keys exist', () => token({}, first, { kid: undefined })],
    ['for several audiences', () => token({ aud: ['other', jwt.audience] })],
    ['that expired 9 seconds ago', () => token({ exp: seconds() - 9 })],
    ['valid from 9 seconds ahead', () => token({ nbf: seconds() + 9 })],
    ['issued 9 seconds ahead', () => token({ iat: seconds() + 9 })],
    ['with a numeric customer', () => token({ cust: 5001001 })],
    ['with scopes in a list', () => token({ scope: ['accounts', 'customers'] })],
    ['of another type', () => token({}, first, { typ: 'at+jwt' })],
  ])('%s is accepted', async (_what, make) => {
    expect(await ask(await make())).toMatchObject({
      clientId: 'mobile',
      customerId: '5001001',
      partner: { partnerId: 'p' },
      scopes: new Set(['accounts', 'customers']),
    });
  });

  test('has at most the scopes of its client, by the names that are configured', async () => {
    const scopesOf = async (scope: unknown) => [...(await ask(await token({ scope }))).scopes].toSorted();
    expect(await scopesOf('fdx:all unknown')).toEqual(['accounts', 'transactions']);
    expect(await scopesOf('reports payments')).toEqual([]);
    expect(await scopesOf(undefined)).toEqual([]);
    expect(await scopesOf(7)).toEqual([]);
    expect(await scopesOf('__proto__ constructor')).toEqual([]);
  });

  test('acts for all customers only where no claim is configured', async () => {
    const wide = partnersWith({ customerClaim: null, scopeClaim: null });
    expect(await ask(await token({ cust: undefined, scope: undefined }), wide)).toMatchObject({
      scopes: new Set(['customers', 'accounts', 'transactions']),
    });
    expect((await ask(await token(), wide)).customerId).toBeUndefined();
  });
});

describe('a bad token', () => {
  const hmac = async (key: Uint8Array) =>
    new SignJWT(good()).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(key);
  const tampered = async (part: 0 | 1 | 2) => {
    const parts = (await token()).split('.');
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return parts.with(part, bytes.toString('base64url')).join('.');
  };

  const corpus: [string, () => string | Promise<string>][] = [
    ['unsigned', () => new UnsecuredJWT(good()).encode()],
    ['alg none in capitals', () => `${b64({ alg: 'None', kid: 'first' })}.${b64(good())}.`],
    [
      'alg none with a signature',
      async () => `${b64({ alg: 'none' })}.${b64(good())}.${(await token()).split('.')[2]}`,
    ],
    ['no alg', () => `${b64({ kid: 'first' })}.${b64(good())}.AAAA`],
    ['HS256 with the public key as text', async () => hmac(Buffer.from(await exportSPKI(first.publicKey as never)))],
    [
      'HS256 with the public key as bytes',
      () => hmac(first.publicKey.export({ type: 'spki', format: 'der' }) as unknown as Uint8Array),
    ],
    ['RS256 with a key meant for PSS', () => token({}, { ...padded, alg: 'RS256' })],
    ['another key under the same id', () => token({}, attacker)],
    ['a key of its own in the header', async () => token({}, attacker, { jwk: await jwkOf(attacker) })],
    ['jku', () => token({}, attacker, { jku: 'http://127.0.0.1:1/evil.json' })],
    ['x5u', () => token({}, attacker, { x5u: 'http://127.0.0.1:1/evil.pem' })],
    ['x5c', () => token({}, attacker, { x5c: ['MIIB'] })],
    ['a path as key id', () => token({}, first, { kid: '../../../../dev/null' })],
    ['SQL as key id', () => token({}, first, { kid: "first' OR '1'='1" })],
    ['a prototype as key id', () => token({}, first, { kid: '__proto__' })],
    ['an unknown critical header', () => token({}, first, { crit: ['exp2'], exp2: 1 })],
    ['expired 11 seconds ago', () => token({ exp: seconds() - 11 })],
    ['expired long ago', () => token({ exp: 1 })],
    ['without exp', () => token({ exp: undefined })],
    ['exp as text', () => token({ exp: '9999999999' })],
    ['valid from 70 seconds ahead', () => token({ nbf: seconds() + 70 })],
    ['issued 70 seconds ahead', () => token({ iat: seconds() + 70 })],
    ['another audience', () => token({ aud: 'other' })],
    ['no audience', () => token({ aud: undefined })],
    ['another issuer', () => token({ iss: 'https://evil.example.com' })],
    ['the issuer with a slash', () => token({ iss: `${jwt.issuer}/` })],
    ['no issuer', () => token({ iss: undefined })],
    ['no customer', () => token({ cust: undefined })],
    ['an empty customer', () => token({ cust: '' })],
    ['a customer that is a list', () => token({ cust: ['5001001'] })],
    ['a customer that is a path', () => token({ cust: '5001001/../5001002' })],
    ['a customer that is 0', () => token({ cust: 0 })],
    ['a changed header', () => tampered(0)],
    ['changed claims', () => tampered(1)],
    ['a changed signature', () => tampered(2)],
    ['no signature', async () => (await token()).replace(/[^.]+$/, '')],
    ['four parts', async () => `${await token()}.x`],
    ['encrypted', () => `${b64({ alg: 'dir', enc: 'A256GCM' })}..AAAA.AAAA.AAAA`],
    ['a megabyte', () => token({ filler: 'x'.repeat(1_000_000) })],
    ['a megabyte of nothing', () => 'x'.repeat(1_000_000)],
    ['claims that are a list', async () => `${(await token()).split('.')[0]}.${b64([])}.AAAA`],
    ['claims that are no JSON', async () => `${(await token()).split('.')[0]}.e30x.AAAA`],
    ['a word', () => 'sandbox'],
  ];

  test.each(corpus)('%s is refused, in the same words as any other', async (_what, make) => {
    expect(await outcomeOf(await make())).toBe(refused);
  });

  test('an algorithm that is not allowed is refused whoever signed', async () => {
    const partners = partnersWith({ algorithms: ['PS256'] });
    expect(await outcomeOf(await token(), partners)).toBe(refused);
    expect(await outcomeOf(await token({}, padded), partners)).toBe('accepted');
  });

  test.each([
    [{ authorization: 'Basic dXNlcjpwYXNz' }, '`Authorization` must be `Bearer` and a token.'],
    [{ authorization: 'Bearer' }, '`Authorization` must be `Bearer` and a token.'],
    [{ authorization: 'Bearer a b' }, '`Authorization` must be `Bearer` and a token.'],
    [{ authorization: 'Bearer x', 'x-api-key': 'y' }, 'Send one credential, not both.'],
  ])('%o is no credential', (headers, message) => {
    expect(() => authenticate(new Headers(headers as Record<string, string>))).toThrow(message);
  });
});

describe('keys', () => {
  test('that the issuer adds are found without a restart, however many ask at once; it is not asked at each of them', async () => {
    expect(await outcomeOf(await token())).toBe('accepted');
    published = [first, second];
    const bearer = await token({}, second);
    const before = fetches;
    // The library looks at the clock of the machine.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 });
    try {
      const many = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(bearer)));
      expect(new Set(many)).toEqual(new Set(['accepted']));
      const unknown = await token({}, first, { kid: 'random' });
      for (let time = 0; time < 20; time += 1) expect(await outcomeOf(unknown)).toBe(refused);
    } finally {
      vi.useRealTimers();
    }
    expect(fetches - before).toBe(1);
  });

  test('that cannot be fetched make a token uncheckable, not bad', async () => {
    published = null;
    expect(await outcomeOf(await token())).toMatch(/^ISSUER_UNAVAILABLE: /);
  });

  test('may stand in a file, and change with it', async () => {
    const keysIn = async (...pairs: Pair[]) =>
      partnersWith({ keys: { jwks: JSON.stringify({ keys: await Promise.all(pairs.map(jwkOf)) }) } });
    let partners = await keysIn(first);
    const run = createAuthenticate({ partners: () => partners, clock });
    const by = async (pair: Pair) => run(new Headers({ authorization: `Bearer ${await token({}, pair)}` }));
    expect(await by(first)).toMatchObject({ customerId: '5001001' });
    await expect(by(second)).rejects.toThrow('not valid');
    partners = await keysIn(second);
    expect(await by(second)).toMatchObject({ customerId: '5001001' });
    await expect(by(first)).rejects.toThrow('not valid');
  });
});
