import type { z } from 'zod';
import type { ClientConfig } from './config/clients.ts';
import { complaintAbout, toClients } from './config/clients.ts';
import type { Misspelling } from './config/misspellings.ts';
import { misspellings } from './config/misspellings.ts';
import type { ConfigProblem } from './config/problems.ts';
import { ConfigError, notYet, problemWith, shown } from './config/problems.ts';
import type { Address, logLevels, modes, VariableName } from './config/variables.ts';
import { laterVariables, variables } from './config/variables.ts';
import type { Partner } from './domain/partner.ts';
import type { Secret } from './domain/secret.ts';
import { secret } from './domain/secret.ts';

export type Mode = (typeof modes)[number];
export type LogLevel = (typeof logLevels)[number];

export interface PartnerConfig {
  readonly partner: Partner;
  readonly clients: readonly ClientConfig[];
}

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
  readonly partners: ReadonlyMap<string, PartnerConfig>;
  /** Clients named by API_KEYS. With the embedded sandbox they call for its first partner. */
  readonly clients: readonly ClientConfig[];
  readonly masterKey: Secret | null;
  /** PostgreSQL for the state that would otherwise be in `dataDir`. */
  readonly databaseUrl: Secret | null;
  readonly limits: {
    /** Requests per second that an app key begins with; upstream publishes no limit, so each one learns its own. */
    readonly startPerSecond: number;
    /** Requests per second that one app key may ever reach, however much upstream bears. */
    readonly maxPerSecond: number;
  };
  /** Milliseconds that requests in flight are given when the process is asked to stop. */
  readonly drainMs: number;
  /** Milliseconds of these in which new connections are still taken, for load balancers to notice. 0 outside production. */
  readonly lingerMs: number;
  /** Proxies in front of the gateway whose X-Forwarded-* headers are believed. */
  readonly trustProxy: number;
  /** What an operator should read once at the start: settings without effect. */
  readonly notices: readonly string[];
}

const productionUrl = 'https://api.finicity.com';
/** Characters of an API key outside the sandbox. */
const shortestKey = 20;

const credentialNames = ['PARTNER_ID', 'PARTNER_SECRET', 'APP_KEY'] as const;

type Environment = Readonly<Record<string, string | undefined>>;
type Values = { readonly [K in VariableName]?: z.output<(typeof variables)[K]['schema']> };

const isSet = (env: Environment, name: string) => (env[name] ?? '').trim() !== '';

/**
 * Reads the settings. A variable that is empty counts as unset.
 *
 * @throws ConfigError that names every problem.
 */
export function parseConfig(env: Environment): Config {
  const { values, problems } = readValues(env);
  const misspelt = misspellings(
    Object.keys(env).filter((name) => isSet(env, name)),
    Object.keys(variables).filter((name) => !isSet(env, name)),
  );
  const upstream = chooseUpstream(env, values);
  problems.push(...missing(env, upstream, misspelt), ...contradictions(values, upstream));
  problems.push(...laterVariables.filter((name) => isSet(env, name)).map(notYet));
  const { mode, embedded } = upstream;
  if (problems.length > 0 || mode === null) throw new ConfigError(onePerName(problems));
  return toConfig(values, mode, embedded, notices(env, upstream, misspelt));
}

function readValues(env: Environment): { values: Values; problems: ConfigProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const name of Object.keys(variables) as VariableName[]) {
    if (!isSet(env, name)) continue;
    const text = (env[name] ?? '').trim();
    const parsed = variables[name].schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(problemWith(name, shown(name, text), 'Correct the value.'));
  }
  return { values: values as Values, problems };
}

interface Upstream {
  /** Null: MODE is not readable, so that nothing that depends on it can be judged. */
  readonly mode: Mode | null;
  readonly embedded: boolean;
}

/** Credentials without a MODE mean that somebody wants their own data: never the sandbox in their place. */
function chooseUpstream(env: Environment, values: Values): Upstream {
  const remote = isSet(env, 'UPSTREAM_URL') || credentialNames.some((name) => isSet(env, name));
  const mode = isSet(env, 'MODE') ? (values.MODE ?? null) : remote ? 'production' : 'sandbox';
  return { mode, embedded: mode === 'sandbox' && !isSet(env, 'UPSTREAM_URL') };
}

function missing(env: Environment, { mode, embedded }: Upstream, misspelt: readonly Misspelling[]): ConfigProblem[] {
  if (mode === null) return [];
  const reason = isSet(env, 'MODE')
    ? `MODE=${mode} needs it; for the embedded sandbox set MODE=sandbox and no UPSTREAM_URL.`
    : 'Another upstream than the embedded sandbox needs it; without any credential and UPSTREAM_URL the sandbox starts.';
  return [...credentialNames, 'API_KEYS' as const]
    .filter((name) => !isSet(env, name))
    .flatMap((name) => {
      const wrong = misspelt.find((entry) => entry.meant === name)?.found;
      // A credential under a wrong name would otherwise start the sandbox as if nobody had given any.
      if (embedded && (wrong === undefined || name === 'API_KEYS')) return [];
      const fix = wrong === undefined ? reason : `${wrong} is set: did you mean ${name}? Rename it, or unset it.`;
      return [problemWith(name, 'not set', fix)];
    });
}

function contradictions(values: Values, { mode, embedded }: Upstream): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const shortest = mode === 'sandbox' ? 1 : shortestKey;
  const complaint = complaintAbout(values.API_KEYS ?? [], shortest);
  if (complaint !== null) {
    const fix = `Give each client a key of its own with at least ${shortest} characters, such as: openssl rand -hex 24`;
    problems.push(problemWith('API_KEYS', complaint, fix));
  }
  if (mode === 'production' && values.UPSTREAM_URL !== undefined && isPlainRemote(values.UPSTREAM_URL)) {
    const fix = 'Use https: the partner secret would travel in clear. For a test upstream set MODE=development.';
    problems.push(problemWith('UPSTREAM_URL', shown('UPSTREAM_URL', values.UPSTREAM_URL), fix));
  }
  if (values.DATABASE_URL !== undefined && values.MASTER_KEY === undefined) {
    const fix = 'Set it to the same key on every instance: what they share in the database is named by it.';
    problems.push(problemWith('MASTER_KEY', 'not set beside DATABASE_URL', fix));
  }
  const ports: [VariableName, number | undefined][] = [
    ['PORT', portOf(values)],
    ['ADMIN_PORT', adminOf(values)?.port],
    ['SANDBOX_PORT', embedded ? sandboxPortOf(values) : undefined],
  ];
  for (const [index, [name, port]] of ports.entries()) {
    const other = ports.slice(0, index).find(([, taken]) => taken === port && port !== 0 && port !== undefined);
    if (other) problems.push(problemWith(name, String(port), `Give it a port of its own: ${other[0]} has the same.`));
  }
  return problems;
}

function isPlainRemote(upstreamUrl: string): boolean {
  const { protocol, hostname } = new URL(upstreamUrl);
  return (
    protocol === 'http:' && hostname !== 'localhost' && hostname !== '[::1]' && !/^127(?:\.\d+){3}$/.test(hostname)
  );
}

/** Known already, so that a deployment need not change when they begin to matter. */
const withoutEffect = ['PUBLIC_URL', 'TRUST_PROXY'] as const;

function notices(env: Environment, { embedded }: Upstream, misspelt: readonly Misspelling[]): readonly string[] {
  const unused = embedded ? credentialNames.filter((name) => isSet(env, name)) : [];
  return [
    ...unused.map((name) => `${name} is not used: MODE=sandbox answers from the embedded sandbox`),
    ...withoutEffect.filter((name) => isSet(env, name)).map((name) => `${name} has no effect in this release`),
    ...misspelt.map(({ found, meant }) => `${found} has no effect: did you mean ${meant}?`),
  ];
}

const portOf = (values: Values) => values.PORT ?? 4000;
const sandboxPortOf = (values: Values) => values.SANDBOX_PORT ?? 4010;
const adminOf = (values: Values) =>
  values.ADMIN_PORT === undefined ? { host: '127.0.0.1', port: 9464 } : values.ADMIN_PORT;

const limitsFor = (maxPerSecond: number) => ({ startPerSecond: Math.min(10, maxPerSecond), maxPerSecond });

function toConfig(values: Values, mode: Mode, embedded: boolean, notes: readonly string[]): Config {
  const url = values.UPSTREAM_URL ?? productionUrl;
  const drainMs = (values.DRAIN_SECONDS ?? 30) * 1000;
  const clients = Object.freeze(toClients(values.API_KEYS ?? []));
  return Object.freeze({
    mode,
    host: values.HOST ?? '127.0.0.1',
    port: portOf(values),
    admin: Object.freeze(adminOf(values)),
    publicUrl: values.PUBLIC_URL ?? null,
    dataDir: values.DATA_DIR ?? './data',
    logLevel: values.LOG_LEVEL ?? 'info',
    upstream: Object.freeze(embedded ? { kind: 'embedded', port: sandboxPortOf(values) } : { kind: 'remote', url }),
    partners: embedded ? new Map() : toPartners(values, url, clients),
    clients,
    masterKey: values.MASTER_KEY === undefined ? null : secret(values.MASTER_KEY),
    databaseUrl: values.DATABASE_URL === undefined ? null : secret(values.DATABASE_URL),
    limits: Object.freeze(limitsFor(values.MAX_REQUESTS_PER_SECOND ?? 1000)),
    drainMs,
    lingerMs: mode === 'production' ? Math.min(5_000, drainMs / 2) : 0,
    trustProxy: values.TRUST_PROXY ?? 0,
    notices: Object.freeze(notes),
  });
}

function toPartners(
  values: Values,
  upstreamUrl: string,
  clients: readonly ClientConfig[],
): ReadonlyMap<string, PartnerConfig> {
  const partnerId = values.PARTNER_ID ?? '';
  const partner: Partner = Object.freeze({
    partnerId,
    partnerSecret: secret(values.PARTNER_SECRET ?? ''),
    appKey: secret(values.APP_KEY ?? ''),
    environment: values.PARTNER_ENVIRONMENT ?? 'production',
    upstreamUrl,
  });
  return new Map([[partnerId, Object.freeze({ partner, clients })]]);
}

/** The first problem of a variable is the one to repair first. */
function onePerName(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return problems.filter(({ name }, index) => problems.findIndex((problem) => problem.name === name) === index);
}
