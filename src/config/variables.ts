import { z } from 'zod';
import { isExperience, redirectEntryFault } from '../domain/connect-redirects.ts';

/** What is said about one environment variable, wherever it is described: the error screen, `.env.example`, the docs. */
export interface Variable<T> {
  readonly schema: z.ZodType<T>;
  /** What a value must look like, as the end of "wanted …". */
  readonly wanted: string;
  readonly example: string;
  /** Never shown, not even when it is wrong. */
  readonly secret?: true;
}

const variable = <T>(schema: z.ZodType<T>, wanted: string, example: string): Variable<T> => ({
  schema,
  wanted,
  example,
});
const secretVariable = <T>(schema: z.ZodType<T>, wanted: string, example: string): Variable<T> => ({
  schema,
  wanted,
  example,
  secret: true,
});

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

/** 0 lets the system choose a free port. */
const port = wholeNumber(0, 65_535);

export const printable = /^[\x21-\x7e]+$/;
const printableText = z.string().regex(printable);

const host = z.string().regex(/^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)$/);

export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

const origin = z
  .string()
  .refine(isOrigin)
  .transform((text) => new URL(text).origin);

export interface Address {
  readonly host: string;
  readonly port: number;
}

const adminAddress = z.string().transform((text, ctx): Address | null => {
  if (text === 'off') return null;
  const [, name, digits] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  const address = z.object({ host, port }).safeParse({
    host: name?.replace(/^\[(.*)\]$/, '$1') ?? '127.0.0.1',
    port: digits,
  });
  if (address.success) return address.data;
  ctx.addIssue({ code: 'custom', message: 'not an address' });
  return z.NEVER;
});

export interface NamedKey {
  readonly name: string | undefined;
  readonly key: string;
}

/** `name:key` or just the key, separated by commas. A colon or a comma is never part of a key. */
const apiKeys = z.string().transform((text, ctx): readonly NamedKey[] => {
  const entries = text.split(',').map((entry) => entry.trim());
  const keys: NamedKey[] = [];
  for (const entry of entries) {
    const [, name, key] = /^(?:([A-Za-z0-9][A-Za-z0-9._-]{0,63}):)?([\x21-\x2b\x2d-\x39\x3b-\x7e]+)$/.exec(entry) ?? [];
    if (key === undefined) {
      ctx.addIssue({ code: 'custom', message: 'not a list of keys' });
      return z.NEVER;
    }
    keys.push({ name, key });
  }
  return keys;
});

/** Separated by commas: no URL that is allowed here has one. */
const redirectUris = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim()))
  .refine((entries) => entries.every((entry) => redirectEntryFault(entry) === null));

const masterKey = z.string().refine((text) => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text;
});

/** The driver takes far more for a URL, and finds out at the first connection what it is not. */
function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) return false;
  const isPlaced = url.hostname !== '' || url.searchParams.has('host');
  return isPlaced && url.pathname.length > 1 && [url.username, url.password, url.pathname].every(isPercentEncoded);
}

function isCollectorUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

function isRedisUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ['redis:', 'rediss:'].includes(url.protocol) && url.hostname !== '';
}

function isPercentEncoded(text: string): boolean {
  return !/%(?![0-9a-fA-F]{2})/.test(text);
}

const hops = z.union([z.literal('true').transform(() => 1), z.literal('false').transform(() => 0), wholeNumber(0, 10)]);

export const modes = ['sandbox', 'development', 'production'] as const;
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export const partnerIdPattern = /^[A-Za-z0-9_-]{1,64}$/;
export const environments = ['sandbox', 'non-billable', 'production'] as const;

const aPort = 'a port, 0 to 65535 (0 picks a free one)';

/** Every variable that the gateway reads. A name that is not here has no effect. */
export const variables = {
  MODE: variable(z.enum(modes), 'sandbox, development or production', 'production'),
  PORT: variable(port, aPort, '4000'),
  HOST: variable(host, 'an address or a host name to listen on', '0.0.0.0'),
  PUBLIC_URL: variable(origin, 'an http(s) URL without a path', 'https://gateway.example.com'),
  DATA_DIR: variable(z.string().min(1), 'a directory that survives restarts', './data'),
  LOG_LEVEL: variable(z.enum(logLevels), 'debug, info, warn or error', 'info'),
  UPSTREAM_URL: variable(origin, 'an http(s) URL without a path', 'https://api.finicity.com'),
  PARTNER_ID: variable(z.string().regex(partnerIdPattern), "the partner id from Mastercard's portal", '2445580000000'),
  PARTNER_SECRET: secretVariable(printableText, "the partner secret from Mastercard's portal, no spaces", 'aBcD1234…'),
  PARTNER_SECRET_PREVIOUS: secretVariable(
    printableText,
    'the partner secret that PARTNER_SECRET replaced, no spaces',
    'the old PARTNER_SECRET',
  ),
  NOTIFICATIONS_KEY_FILE: variable(
    z.string().min(1),
    "the path of a PEM file with Mastercard's public key",
    './notifications.pem',
  ),
  APP_KEY: secretVariable(printableText, "the app key from Mastercard's portal, no spaces", '8d28ba6c…'),
  PARTNER_ENVIRONMENT: variable(z.enum(environments), 'sandbox, non-billable or production', 'production'),
  API_KEYS: secretVariable(
    apiKeys,
    'a comma list of name:key, or of keys alone',
    'back-office:<at least 20 characters>',
  ),
  CONNECT_REDIRECT_URIS: variable<readonly string[]>(
    redirectUris,
    'a comma list of https URLs, or of http URLs of this machine, each exact or with /* at its end',
    'https://app.example.com/connected,https://app.example.com/link/*',
  ),
  CONNECT_EXPERIENCE: variable(z.string().refine(isExperience), 'default, or the GUID of an experience', 'default'),
  PARTNERS_FILE: variable(z.string().min(1), 'the path of a YAML or JSON file with partners', './partners.yaml'),
  TRUSTED_DOCUMENTS: variable(
    z.string().min(1),
    'paths of manifests, separated by commas, or off',
    './persisted-documents.json',
  ),
  MASTER_KEY: secretVariable(masterKey, '32 bytes in base64', 'the output of: openssl rand -base64 32'),
  MASTER_KEY_PREVIOUS: secretVariable(
    masterKey,
    'the 32 bytes in base64 that MASTER_KEY had before',
    'the old MASTER_KEY',
  ),
  DATABASE_URL: secretVariable(
    printableText.refine(isDatabaseUrl),
    'a postgres:// URL with a host and a database',
    'postgres://gateway:…@db.example.com:5432/gateway',
  ),
  REDIS_URL: secretVariable(
    printableText.refine(isRedisUrl),
    'a redis:// or rediss:// URL with a host',
    'rediss://gateway:…@redis.example.com:6379/0',
  ),
  REDIS_CACHE: variable(z.enum(['off', 'impersonal', 'all']), 'off, impersonal or all', 'impersonal'),
  UPSTREAM_CODES_FILE: variable(z.string().min(1), 'a JSON file of codes and their kinds', './upstream-codes.json'),
  MAX_REQUESTS_PER_SECOND: variable(wholeNumber(1, 10_000), 'requests per second, 1 to 10000', '50'),
  LOG_RETENTION_DAYS: variable(wholeNumber(1, 90), 'days, 1 to 90', '7'),
  GATEWAY_SIGNS_FILE: variable(
    z.string().min(1),
    "a JSON file of the signs of calls that Mastercard's API gateway turned away",
    './gateway-signs.json',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: variable(
    z.string().refine(isCollectorUrl),
    'an http(s) URL of a collector, without user or query',
    'http://127.0.0.1:4318',
  ),
  SANDBOX_PORT: variable(port, aPort, '4010'),
  ADMIN_PORT: variable(adminAddress, 'a port, address:port, or off', '127.0.0.1:9464'),
  AUDIT_RETENTION_DAYS: variable(wholeNumber(1, 3_650), 'days, 1 to 3650', '400'),
  DRAIN_SECONDS: variable(wholeNumber(0, 600), 'seconds, 0 to 600', '30'),
  WORKERS: variable(wholeNumber(1, 64), 'a number of processes, 1 to 64', '4'),
  TRUST_PROXY: variable(hops, 'how many proxies stand in front, 0 to 10', '1'),
} as const;

export type VariableName = keyof typeof variables;
