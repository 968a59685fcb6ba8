import { toClients } from './config/clients.ts';
import { envelopeOf } from './config/envelope-key.ts';
import { contradictions, credentialNames, missing, type Upstream } from './config/judgement.ts';
import { type MetricsSettings, readMetricsSettings } from './config/metrics-settings.ts';
import { type Misspelling, misspellings } from './config/misspellings.ts';
import { readPartnersFile } from './config/partners-file.ts';
import { ConfigError, type ConfigProblem, problemWith } from './config/problems.ts';
import { readPublicKey } from './config/public-key.ts';
import { readTextFile } from './config/read-text-file.ts';
import { readTrustedDocuments } from './config/trusted-documents.ts';
import { readUpstreamCodes } from './config/upstream-codes.ts';
import {
  adminOf,
  dataDirOf,
  type Environment,
  isSet,
  type Mode,
  portOf,
  readValues,
  sandboxPortOf,
  type Values,
} from './config/values.ts';
import { type Address, type logLevels, variables } from './config/variables.ts';
import type { ClientConfig, Partners } from './domain/clients.ts';
import type { Partner, WebhookKeys } from './domain/partner.ts';
import type { Secret } from './domain/secret.ts';
import { secret } from './domain/secret.ts';
import type { UpstreamKind } from './domain/upstream-codes.ts';

export type LogLevel = (typeof logLevels)[number];

export interface Config {
  /** `sandbox` and `development` open GraphiQL; `production` keeps it shut. */
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  /** Where metrics and health are served apart from clients. Null: nowhere. */
  readonly admin: Address | null;
  /** Origin under which clients reach the gateway. Null: where it listens. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly upstream:
    | { readonly kind: 'embedded'; readonly port: number }
    | { readonly kind: 'remote'; readonly url: string };
  /** By partner id. Empty until the embedded sandbox, which names its own partners, has started. */
  readonly partners: Partners;
  /** The file that they come from; null when the environment names the one partner. */
  readonly partnersFile: string | null;
  /** Clients named by API_KEYS. With the embedded sandbox they call for its first partner. */
  readonly clients: readonly ClientConfig[];
  readonly masterKey: Secret | null;
  /** What the master key was before; what it sealed can still be read. */
  readonly masterKeyPrevious: Secret | null;
  /** PostgreSQL for the state that would otherwise be in `dataDir`. */
  readonly databaseUrl: Secret | null;
  readonly documents: {
    /** Texts of trusted documents by their id. */
    readonly trusted: ReadonlyMap<string, string>;
    /** Whether clients about which nothing else is said may run no others. */
    readonly trustedOnly: boolean;
  };
  /** Redis or Valkey for what instances share: token, request budget, leases. Null: this is the only instance. */
  readonly redisUrl: Secret | null;
  /** Which answers of upstream the instances share through it. */
  readonly redisCache: 'off' | 'impersonal' | 'all';
  /** Kinds of upstream's codes that the table does not have. */
  readonly upstreamCodes: ReadonlyMap<string, UpstreamKind>;
  readonly metrics: MetricsSettings;
  readonly limits: {
    /** Requests per second that an app key begins with; upstream publishes no limit, so each one learns its own. */
    readonly startPerSecond: number;
    /** Requests per second that one app key may ever reach, however much upstream bears. */
    readonly maxPerSecond: number;
  };
  /** Milliseconds that the record of who did and read what is kept. */
  readonly auditMs: number;
  /** Milliseconds that requests in flight are given when the process is asked to stop. */
  readonly drainMs: number;
  /** Milliseconds of these in which new connections are still taken, for load balancers to notice. 0 outside production. */
  readonly lingerMs: number;
  /** Processes that serve on the one port. 1: this one. */
  readonly workers: number;
  /** Proxies in front of the gateway whose X-Forwarded-* headers are believed. */
  readonly trustProxy: number;
  /** What an operator should read once at the start: settings without effect. */
  readonly notices: readonly string[];
}

const productionUrl = 'https://api.finicity.com';
/** @throws a system error */
export type ReadText = (path: string) => string;

/**
 * Reads the settings. A variable that is empty counts as unset.
 *
 * @throws ConfigError that names every problem.
 */
export function parseConfig(env: Environment, readText: ReadText = readTextFile): Config {
  const { values, problems } = readValues(env);
  const misspelt = misspellings(
    Object.keys(env).filter((name) => isSet(env, name)),
    Object.keys(variables).filter((name) => !isSet(env, name)),
  );
  const upstream = chooseUpstream(env, values);
  problems.push(...missing(env, upstream, misspelt), ...contradictions(values, upstream));
  const { mode, embedded } = upstream;
  const read = embedded || values.PARTNERS_FILE === undefined ? null : readPartners(values, env, readText);
  const documents = readTrustedDocuments(values.TRUSTED_DOCUMENTS, readText);
  const upstreamCodes = readUpstreamCodes(values.UPSTREAM_CODES_FILE, readText);
  const webhookKeys = readWebhookKeys(values, readText);
  const { metrics, problems: metricsProblems } = readMetricsSettings(values, readText);
  const found = [
    ...onePerName(problems),
    ...(read?.problems ?? []),
    ...documents.problems,
    ...upstreamCodes.problems,
    ...webhookKeys.problems,
    ...metricsProblems,
  ];
  if (found.length > 0 || mode === null) throw new ConfigError(found);
  const parts = { partners: read?.partners ?? null, trusted: documents.trusted, webhooks: webhookKeys.webhooks };
  const config = toConfig(values, mode, embedded, parts, notices(env, upstream, misspelt));
  return Object.freeze({ ...config, upstreamCodes: upstreamCodes.codes, metrics });
}

/**
 * The partners as the file names them now, to be used in place of those that a running gateway has.
 *
 * @throws ConfigError
 */
export function rereadPartners(env: Environment, readText: ReadText = readTextFile): Partners {
  const { values, problems } = readValues(env);
  const read = readPartners(values, env, readText);
  const found = [...problems, ...read.problems];
  if (found.length > 0) throw new ConfigError(found);
  return read.partners;
}

function readPartners(values: Values, env: Environment, readText: ReadText) {
  const { PARTNERS_FILE: path = '', UPSTREAM_URL: upstreamUrl = productionUrl } = values;
  const envelope = () => envelopeOf({ ...values, dataDir: dataDirOf(values) }, readText);
  return readPartnersFile(path, { env, readText, envelope, upstreamUrl });
}

/** Credentials without a MODE mean that somebody wants their own data: never the sandbox in their place. */
function chooseUpstream(env: Environment, values: Values): Upstream {
  const remote = ['UPSTREAM_URL', 'PARTNERS_FILE', ...credentialNames].some((name) => isSet(env, name));
  const mode = isSet(env, 'MODE') ? (values.MODE ?? null) : remote ? 'production' : 'sandbox';
  return { mode, embedded: mode === 'sandbox' && !isSet(env, 'UPSTREAM_URL') };
}

function notices(env: Environment, { embedded }: Upstream, misspelt: readonly Misspelling[]): readonly string[] {
  const unused = embedded ? [...credentialNames, 'PARTNERS_FILE'].filter((name) => isSet(env, name)) : [];
  return [
    ...unused.map((name) => `${name} is not used: MODE=sandbox answers from the embedded sandbox`),
    ...misspelt.map(({ found, meant }) => `${found} has no effect: did you mean ${meant}?`),
  ];
}

function connectSettings({ CONNECT_REDIRECT_URIS: redirectUris, CONNECT_EXPERIENCE: connectExperience }: Values) {
  return { ...(redirectUris && { redirectUris }), ...(connectExperience && { connectExperience }) };
}

const limitsFor = (maxPerSecond: number) => ({ startPerSecond: Math.min(10, maxPerSecond), maxPerSecond });

function toConfig(
  values: Values,
  mode: Mode,
  embedded: boolean,
  {
    partners: named,
    trusted,
    webhooks,
  }: {
    readonly partners: Partners | null;
    readonly trusted: ReadonlyMap<string, string>;
    readonly webhooks: WebhookKeys;
  },
  notes: readonly string[],
): Omit<Config, 'upstreamCodes' | 'metrics'> {
  const url = values.UPSTREAM_URL ?? productionUrl;
  const drainMs = (values.DRAIN_SECONDS ?? 30) * 1000;
  const clients = Object.freeze(toClients(values.API_KEYS ?? [], connectSettings(values)));
  return Object.freeze({
    mode,
    host: values.HOST ?? '127.0.0.1',
    port: portOf(values),
    admin: Object.freeze(adminOf(values)),
    publicUrl: values.PUBLIC_URL ?? null,
    dataDir: dataDirOf(values),
    logLevel: values.LOG_LEVEL ?? 'info',
    upstream: Object.freeze(embedded ? { kind: 'embedded', port: sandboxPortOf(values) } : { kind: 'remote', url }),
    partners: embedded ? new Map() : (named ?? toPartners(values, url, clients, webhooks)),
    partnersFile: named === null ? null : (values.PARTNERS_FILE ?? null),
    clients,
    masterKey: values.MASTER_KEY === undefined ? null : secret(values.MASTER_KEY),
    masterKeyPrevious: values.MASTER_KEY_PREVIOUS === undefined ? null : secret(values.MASTER_KEY_PREVIOUS),
    databaseUrl: values.DATABASE_URL === undefined ? null : secret(values.DATABASE_URL),
    documents: Object.freeze({ trusted, trustedOnly: mode === 'production' && values.TRUSTED_DOCUMENTS !== 'off' }),
    redisUrl: values.REDIS_URL === undefined ? null : secret(values.REDIS_URL),
    redisCache: values.REDIS_CACHE ?? 'impersonal',
    limits: Object.freeze(limitsFor(values.MAX_REQUESTS_PER_SECOND ?? 1000)),
    auditMs: (values.AUDIT_RETENTION_DAYS ?? 400) * 24 * 60 * 60 * 1000,
    drainMs,
    lingerMs: mode === 'production' ? Math.min(5_000, drainMs / 2) : 0,
    workers: values.WORKERS ?? 1,
    trustProxy: values.TRUST_PROXY ?? 0,
    notices: Object.freeze(notes),
  });
}

function readWebhookKeys(
  { PARTNER_SECRET_PREVIOUS: previous, NOTIFICATIONS_KEY_FILE: path }: Values,
  readText: ReadText,
) {
  const problems: ConfigProblem[] = [];
  const complain = (got: string, fix: string) => problems.push(problemWith('NOTIFICATIONS_KEY_FILE', got, fix));
  const webhooks: WebhookKeys = {
    ...(previous !== undefined && { previousSecret: secret(previous) }),
    ...(path !== undefined && { notificationsKey: readPublicKey(path, complain, readText) }),
  };
  return { webhooks, problems };
}

function toPartners(
  values: Values,
  upstreamUrl: string,
  clients: readonly ClientConfig[],
  webhooks: WebhookKeys,
): Partners {
  const partnerId = values.PARTNER_ID ?? '';
  const partner: Partner = Object.freeze({
    partnerId,
    partnerSecret: secret(values.PARTNER_SECRET ?? ''),
    appKey: secret(values.APP_KEY ?? ''),
    environment: values.PARTNER_ENVIRONMENT ?? 'production',
    upstreamUrl,
    webhooks,
  });
  return new Map([[partnerId, Object.freeze({ partner, clients })]]);
}

/** The first problem of a variable is the one to repair first. */
function onePerName(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return problems.filter(({ name }, index) => problems.findIndex((problem) => problem.name === name) === index);
}
