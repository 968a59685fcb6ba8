import { dirname, resolve as resolvePath } from 'node:path';
import type { Document } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { defaultClientSettings } from '../domain/client-settings.ts';
import type { ClientConfig, JwtIssuer, PartnerConfig, Partners } from '../domain/clients.ts';
import type { Partner, WebhookKeys } from '../domain/partner.ts';
import { secret } from '../domain/secret.ts';
import { type CredentialReader, resolveCredential } from './credential.ts';
import { repetitions } from './partners-repetitions.ts';
import type { ClientEntry, CredentialEntry, PartnerEntry } from './partners-schema.ts';
import { partnersFileSchema } from './partners-schema.ts';
import type { ConfigProblem } from './problems.ts';
import { shownInFile } from './problems.ts';
import { readPublicKey } from './public-key.ts';

export interface PartnersFileDeps extends CredentialReader {
  /** Origin of the upstream of partners that name none. */
  readonly upstreamUrl: string;
}

export interface PartnersRead {
  /** Empty when there are problems. */
  readonly partners: Partners;
  readonly problems: readonly ConfigProblem[];
}

type Path = readonly PropertyKey[];

/** Reads the partners file and every secret that it points to. Everything that is wrong is found at once. */
export function readPartnersFile(path: string, reader: PartnersFileDeps): PartnersRead {
  // Paths in the file are as seen from where it is.
  const deps = { ...reader, readText: (file: string) => reader.readText(resolvePath(dirname(path), file)) };
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    // The library's pretty messages quote the file, secrets included.
    document = parseDocument(reader.readText(path), { lineCounter: lines, prettyErrors: false });
  } catch (error) {
    return failed([unreadable(path, error)]);
  }
  const syntax = document.errors.map(({ code, pos }) =>
    problemAt(
      path,
      lines.linePos(pos[0]).line,
      'the file',
      `not readable: ${code}`,
      'YAML or JSON',
      'Correct the line.',
    ),
  );
  if (syntax.length > 0) return failed(syntax);

  const content: unknown = document.toJS({ maxAliasCount: 100 });
  const lineOf = (at: Path) => lineNumber(document, lines, at);
  const parsed = partnersFileSchema.safeParse(content);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(path, issue, content, lineOf))),
    ...repetitions(content).map(({ at, got, fix }) =>
      problemAt(path, lineOf(at), pathText(at), got, 'there once', fix),
    ),
  ];
  if (!parsed.success) return failed(problems);

  const partners = new Map<string, PartnerConfig>();
  for (const [index, entry] of parsed.data.partners.entries()) {
    const resolveAt = (credential: CredentialEntry, ...field: readonly (string | number)[]) => {
      const found = resolveCredential(credential, [entry.partnerId, field.join('.')], deps);
      if ('value' in found) return found.value;
      const at = ['partners', index, ...field];
      problems.push(problemAt(path, lineOf(at), pathText(at), found.got, 'a secret that can be read', found.fix));
      return '';
    };
    const webhooks = toWebhookKeys(
      entry,
      resolveAt,
      (got, fix) => {
        const at = ['partners', index, 'webhooks', 'notificationsKeyFile'];
        problems.push(problemAt(path, lineOf(at), pathText(at), got, 'a file with a public key', fix));
      },
      deps,
    );
    const clients = entry.clients.map((client, position) =>
      toClient(
        client,
        (got, fix) => {
          const at = ['partners', index, 'clients', position, 'jwt', 'jwksFile'];
          problems.push(problemAt(path, lineOf(at), pathText(at), got, 'a file with a JWK set', fix));
        },
        deps,
      ),
    );
    const partner = toPartner(entry, {
      partnerSecret: secret(resolveAt(entry.partnerSecret, 'partnerSecret')),
      appKey: secret(resolveAt(entry.appKey, 'appKey')),
      upstreamUrl: entry.upstreamUrl ?? deps.upstreamUrl,
      ...(webhooks !== undefined && { webhooks }),
    });
    partners.set(entry.partnerId, Object.freeze({ partner, clients: Object.freeze(clients) }));
  }
  return problems.length > 0 ? failed(problems) : { partners, problems };
}

const failed = (problems: readonly ConfigProblem[]): PartnersRead => ({ partners: new Map(), problems });

function toPartner(
  entry: PartnerEntry,
  found: Pick<Partner, 'partnerSecret' | 'appKey' | 'upstreamUrl' | 'webhooks'>,
): Partner {
  return Object.freeze({
    partnerId: entry.partnerId,
    ...found,
    environment: entry.environment,
    ...(entry.name !== undefined && { name: entry.name }),
    projects: Object.freeze(entry.projects),
    paymentBundle: entry.paymentBundle,
    ...(entry.connectExperience !== undefined && { connectExperience: entry.connectExperience }),
  });
}

function toWebhookKeys(
  { webhooks }: PartnerEntry,
  resolve: (credential: CredentialEntry, ...field: readonly (string | number)[]) => string,
  complain: (got: string, fix: string) => void,
  { readText }: PartnersFileDeps,
): WebhookKeys | undefined {
  if (webhooks === undefined) return undefined;
  const { previousSecret, txPushKeys, notificationsKeyFile } = webhooks;
  return Object.freeze({
    ...(previousSecret !== undefined && {
      previousSecret: secret(resolve(previousSecret, 'webhooks', 'previousSecret')),
    }),
    txPushKeys: txPushKeys.map((key, index) => secret(resolve(key, 'webhooks', 'txPushKeys', index))),
    ...(notificationsKeyFile !== undefined && {
      notificationsKey: readPublicKey(notificationsKeyFile, complain, readText),
    }),
  });
}

function toClient(
  {
    clientId,
    keys,
    jwt,
    scopes,
    allowedOrigins,
    redirectUris,
    connectExperience,
    documents,
    budget,
    billableBudget,
  }: ClientEntry,
  complain: (got: string, fix: string) => void,
  { readText }: PartnersFileDeps,
): ClientConfig {
  return Object.freeze({
    clientId,
    keyHashes: keys.map(({ hash }) => hash.slice('sha256:'.length)),
    scopes,
    ...(jwt !== undefined && { jwt: toIssuer(jwt, complain, readText) }),
    ...(billableBudget !== undefined && { billableBudget }),
    settings: Object.freeze({
      ...defaultClientSettings,
      allowedOrigins,
      redirectUris,
      connectExperience,
      documents,
      budget,
    }),
  });
}

function toIssuer(
  { jwksUrl, jwksFile, ...jwt }: NonNullable<ClientEntry['jwt']>,
  complain: (got: string, fix: string) => void,
  readText: PartnersFileDeps['readText'],
): JwtIssuer {
  if (jwksUrl !== undefined) return { ...jwt, keys: { url: jwksUrl } };
  const path = jwksFile ?? '';
  try {
    const jwks = readText(path);
    if (!Array.isArray(JSON.parse(jwks)?.keys)) complain(`${path} holds no JWK set`, 'It is an object with `keys`.');
    return { ...jwt, keys: { jwks } };
  } catch {
    complain(`${path} cannot be read`, 'Put a JWK set there that this user may read.');
    return { ...jwt, keys: { jwks: '{"keys":[]}' } };
  }
}

function problemsOf(path: string, issue: z.core.$ZodIssue, content: unknown, lineOf: (at: Path) => number) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const at = [...issue.path, key];
      return problemAt(path, lineOf(at), pathText(at), 'not known', 'nothing of this name', 'Remove or rename it.');
    });
  }
  const value = valueAt(content, issue.path);
  const fix = value === undefined ? 'Add it.' : 'Correct the value.';
  const got = shownInFile(issue.path, value);
  return [problemAt(path, lineOf(issue.path), pathText(issue.path), got, issue.message, fix)];
}

function problemAt(path: string, line: number, name: string, got: string, wanted: string, fix: string): ConfigProblem {
  return { name: `${path}:${line}`, got: `${name}: ${got}`, wanted, example: null, fix };
}

function unreadable(path: string, error: unknown): ConfigProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
  const fix = 'Put the file there, readable for the user that runs the gateway.';
  return {
    name: 'PARTNERS_FILE',
    got: `${path}: ${code}`,
    wanted: 'a file with partners',
    example: './partners.yaml',
    fix,
  };
}

/** The line of the value, or of the nearest thing around it that is there. */
function lineNumber(document: Document.Parsed, lines: LineCounter, at: Path): number {
  for (let length = at.length; length > 0; length -= 1) {
    const node = document.getIn(at.slice(0, length), true);
    const start = typeof node === 'object' && node !== null && 'range' in node ? (node.range as number[] | null) : null;
    if (start?.[0] !== undefined) return lines.linePos(start[0]).line;
  }
  return 1;
}

function valueAt(content: unknown, path: Path): unknown {
  let value = content;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const pathText = (at: Path) =>
  at.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );
