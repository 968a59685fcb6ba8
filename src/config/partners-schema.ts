import { z } from 'zod';
import { defaultBudget } from '../domain/client-settings.ts';
import { jwtAlgorithms } from '../domain/clients.ts';
import { isExperience, redirectEntryFault } from '../domain/connect-redirects.ts';
import { scopes } from '../domain/viewer.ts';
import { environments, isOrigin, partnerIdPattern, printable } from './variables.ts';

/**
 * The form of the partners file. The message of each rule completes the sentence "wanted …".
 */

const text = (wanted: string) => z.string({ error: wanted }).min(1, wanted);

const variableName = 'the name of an environment variable';
const sealedText = 'a text that `ofg partner add` wrote';

const secretText = 'a text without spaces, or one of { env: NAME }, { file: path }, { sealed: text }';

/** Where a secret comes from: the text itself, or where to find it. */
const credential = z.union(
  [
    z.string().regex(printable, secretText),
    z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/, variableName) }),
    z.strictObject({ file: text('the path of a file') }),
    z.strictObject({ sealed: z.string().regex(/^v1(?:\.[\w-]+){3}$/, sealedText) }),
  ],
  { error: secretText },
);

const httpUrl = (wanted: string) => z.string({ error: wanted }).refine((value) => isHttpUrl(value), wanted);

const origin = z
  .string({ error: 'an origin' })
  .refine(isOrigin, 'an origin: an http(s) URL without a path')
  .transform((value) => new URL(value).origin);

const aCount = 'a whole number from 0';
const count = z.int(aCount).min(0, aCount);
const aPositiveCount = 'a whole number from 1';
const positive = z.int(aPositiveCount).min(1, aPositiveCount);

const scope = z.enum(scopes, { error: `one of ${scopes.join(', ')}` });
const scopeList = z.array(scope, { error: 'a list of scopes' });

const name = (what: string) => z.string({ error: what }).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, what);

const key = z.strictObject(
  {
    prefix: z.string().optional(),
    hash: z
      .string({ error: 'what `ofg key create` printed' })
      .regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hex digits'),
  },
  { error: '{ prefix, hash }, as `ofg key create` prints it' },
);

const jwt = z
  .strictObject({
    issuer: text('the `iss` of the tokens'),
    audience: text('the `aud` that tokens must be meant for'),
    jwksUrl: httpUrl('the http(s) URL of the JWK set').optional(),
    jwksFile: text('the path of a file with a JWK set').optional(),
    algorithms: z
      .array(z.enum(jwtAlgorithms, { error: `one of ${jwtAlgorithms.join(', ')}` }), { error: 'a list of algorithms' })
      .min(1, 'at least one algorithm')
      .default(['ES256', 'EdDSA', 'PS256']),
    clockToleranceSeconds: z.int('0 to 60').min(0, '0 to 60').max(60, '0 to 60').default(10),
    customerClaim: text('the name of a claim').nullable().default(null),
    scopeClaim: text('the name of a claim').nullable().default(null),
    scopeNames: z
      .record(z.string(), scopeList, { error: 'the issuer’s names, each with a list of scopes' })
      .default({}),
  })
  .refine(({ jwksUrl, jwksFile }) => (jwksUrl === undefined) !== (jwksFile === undefined), {
    error: 'either jwksUrl or jwksFile',
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

const budget = z
  .strictObject({
    requestsPerMinute: positive.default(defaultBudget.requestsPerMinute),
    callsPerMinute: positive.default(defaultBudget.callsPerMinute),
    callsPerOperation: positive.max(10_000, 'at most 10000').default(defaultBudget.callsPerOperation),
    subscriptions: count.max(10_000, 'at most 10000').default(defaultBudget.subscriptions),
  })
  .default(defaultBudget);

const billableBudget = z.strictObject({
  perOperation: count.exactOptional(),
  perDay: count.exactOptional(),
  perMonth: count.exactOptional(),
});

/** What is wrong with it is said by the rule that also judges the links. */
const redirectUri = z
  .string()
  .refine(
    (entry) => redirectEntryFault(entry) === null,
    'an https URL, or an http URL of this machine; exact or with /* at its end',
  );

const experience = z.string().refine(isExperience, 'default or the GUID of an experience');

const client = z.strictObject({
  clientId: name('a name of letters, digits, dots, dashes and underscores'),
  keys: z.array(key, { error: 'a list of keys' }).default([]),
  jwt: jwt.optional(),
  scopes: scopeList,
  allowedOrigins: z.array(origin, { error: 'a list of origins' }).default([]),
  redirectUris: z.array(redirectUri, { error: 'a list of URLs' }).default([]),
  connectExperience: experience.nullable().default(null),
  documents: z.enum(['trusted', 'any'], { error: 'trusted or any' }).nullable().default(null),
  budget,
  billableBudget: billableBudget.optional(),
});

const webhooks = z.strictObject({
  previousSecret: credential.optional(),
  txPushKeys: z.array(credential, { error: 'a list of keys' }).max(10, 'at most 10 keys').default([]),
  notificationsKeyFile: text('the path of a file with a public key').optional(),
});

const partner = z.strictObject({
  partnerId: z
    .union([z.string(), z.int().transform(String)], { error: "the partner id from Mastercard's portal" })
    .pipe(z.string().regex(partnerIdPattern, "the partner id from Mastercard's portal")),
  name: text('what people call the partner').optional(),
  environment: z.enum(environments, { error: environments.join(', ') }),
  partnerSecret: credential,
  appKey: credential,
  upstreamUrl: origin.optional(),
  projects: z.array(name('the name of a project'), { error: 'a list of projects' }).default([]),
  connectExperience: experience.optional(),
  paymentBundle: z.boolean({ error: 'true or false' }).default(false),
  webhooks: webhooks.optional(),
  clients: z.array(client, { error: 'a list of clients' }).default([]),
});

export const partnersFileSchema = z.strictObject(
  { partners: z.array(partner, { error: 'a list of partners' }).min(1, 'at least one partner') },
  { error: 'a list named partners' },
);

export type PartnersFile = z.output<typeof partnersFileSchema>;
export type PartnerEntry = PartnersFile['partners'][number];
export type ClientEntry = PartnerEntry['clients'][number];
export type CredentialEntry = z.output<typeof credential>;

function isHttpUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
}
