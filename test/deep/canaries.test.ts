import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { parseConfig } from '../../src/config.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { secret } from '../../src/domain/secret.ts';
import { type Gateway, startGateway } from '../../src/gateway.ts';
import { createLogger, type Logger } from '../../src/lib/logger.ts';
import { prettyLines } from '../../src/lib/pretty-lines.ts';
import { findCanaries, startHarvest } from '../support/canary-harvest.ts';
import { execute, postgres, startPostgres } from '../support/postgres.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { dumpRedis } from '../support/redis-dump.ts';

interface Operation {
  readonly query: string;
  readonly variables: object;
}

const root = join(import.meta.dirname, '../../examples');

/** Every example, and every one of what can go wrong. */
const operations: readonly Operation[] = ['.', 'reports', 'outcomes'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => {
      const read = (name: string) => readFileSync(join(root, folder, name), 'utf8');
      return { query: read(file), variables: JSON.parse(read(file.replace('.graphql', '.variables.json'))) };
    }),
);

/** Sent by clients, in places where it is wrong: it must not come back in a message, nor stay anywhere. */
const planted = {
  ssn: '987-65-4329',
  ssnDigits: '987654329',
  name: 'Quillonia Featherstonehaugh',
  email: 'quillonia@canary.example',
  street: '4711 Canary Wharf Lane',
  account: '70012345678901',
} as const;

const wrong: readonly Operation[] = [
  { query: 'query ($n: Int!) { customers(first: $n) { edges { node { id } } } }', variables: { n: planted.ssn } },
  { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: planted.name } },
  { query: 'query ($c: ID!) { customer(customerId: $c) { username } }', variables: { c: planted.account } },
  { query: 'query ($c: ID!) { customer(customerId: $c) { username } }', variables: { c: planted.email } },
  { query: `{ customers(first: "${planted.ssn}") { edges { node { id } } } }`, variables: {} },
  { query: `{ customer(customerId: "${planted.street}", nosuch: 1) { username } }`, variables: {} },
  {
    query: 'mutation ($input: CreateTestingCustomerInput!) { createTestingCustomer(input: $input) { __typename } }',
    variables: { input: { username: 'x', firstName: planted.name, lastName: { is: planted.ssn } } },
  },
  {
    query: 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }',
    variables: { input: { customerId: '5001001', firstName: planted.name, idempotencyKey: planted.email } },
  },
  {
    query:
      'query ($c: ID!, $a: String) { customer(customerId: $c) { transactions(first: 1, after: $a) { edges { cursor } } } }',
    variables: { c: '5001001', a: planted.account },
  },
];

/** What upstream may say in a body that is not what was asked for. */
const upstreamSays = JSON.stringify({ code: 1000, message: `no: ${planted.name}, ${planted.ssn}, ${planted.street}` });

interface Texts {
  readonly [place: string]: string;
}

interface Finding {
  readonly [place: string]: readonly string[];
}

const kinds = ['SQLite', 'PostgreSQL'] as const;

describe.skipIf(redisServer === null)('of what is secret or personal', () => {
  test.each(kinds.filter((kind) => kind === 'SQLite' || postgres !== null))(
    'nothing stays in logs, files, Redis, metrics, errors and bundles, nor reaches another client, with %s',
    async (kind) => {
      await using stack = new AsyncDisposableStack();
      const harvest = stack.use(await startHarvest());
      const sandbox = stack.use(await startSandbox({ directory: 'short' }));
      harvest.target = sandbox.url;
      const redis = stack.use(await startRedis());
      const database = kind === 'SQLite' ? null : await stack.use(await startPostgres()).database();
      const dataDir = await mkdtemp(join(tmpdir(), 'ofg-canary-'));
      stack.defer(() => rm(dataDir, { recursive: true, force: true }));
      const masterKey = randomBytes(32).toString('base64');
      const keys = { own: `own-${randomBytes(18).toString('hex')}`, other: `other-${randomBytes(18).toString('hex')}` };
      const poor = `poor-${randomBytes(18).toString('hex')}`;
      const log = memoryLog();
      const partners = [...sandboxPartners(sandbox.info, harvest.url)].map(([id, entry], index) => {
        const [demo] = entry.clients;
        if (!demo) throw new Error('a demo partner has a client');
        const clients = [
          { ...demo, keyHashes: [hashKey([keys.own, keys.other][index] ?? poor + index)] },
          ...(index === 0 ? [{ ...demo, clientId: 'poor', keyHashes: [hashKey(poor)], scopes: [] }] : []),
        ];
        return [id, { ...entry, clients }] as const;
      });
      const gateway = await startGateway(
        {
          ...parseConfig({ DATA_DIR: dataDir }),
          port: 0,
          admin: null,
          limits: { startPerSecond: 1_000, maxPerSecond: 1_000 },
          masterKey: secret(masterKey),
          redisUrl: secret(redis.url),
          databaseUrl: database === null ? null : secret(database),
          partners: new Map(partners),
        },
        { log: log.logger },
      );
      await using running = new AsyncDisposableStack();
      running.use(gateway);
      await gateway.warm();

      const errors: unknown[] = [];
      const run = async (key: string, { query, variables }: Operation) => {
        const text = await post(gateway, key, { query, variables });
        errors.push(errorsIn(text));
        return text;
      };
      const ownAnswers: string[] = [];
      for (const operation of [...operations, ...wrong]) ownAnswers.push(await run(keys.own, operation));
      for (const kind of ['status', 'body', 'truncate', 'malformed', 'contentType'] as const) {
        sandbox.addFault({
          match: { path: '/aggregation/v1/customers/{customerId}' },
          effect:
            kind === 'status'
              ? { kind, status: 500, body: upstreamSays }
              : { kind, body: upstreamSays, contentType: 'text/plain' },
          times: 3,
        } as never);
        await run(keys.own, { query: '{ customer(customerId: "5001004") { username lastName } }', variables: {} });
        sandbox.clearFaults();
      }
      await post(gateway, `${poor}x`, { query: `# ${planted.ssn}` });
      await postWebhook(gateway, sandbox.info.partners[0]?.partnerId ?? '');
      const answersToOthers: string[] = [];
      for (const operation of operations) answersToOthers.push(await run(keys.other, operation));
      const answersToPoor: string[] = [];
      for (const operation of operations) answersToPoor.push(await run(poor, operation));
      const bundle = await post(gateway, keys.own, {
        query: 'mutation { createSupportBundle(input: {}) { json case { summary description } calls { requestId } } } ',
      });
      const requestLog = await post(gateway, keys.own, {
        query: '{ partner { requestLog(first: 500) { edges { node { requestId endpoint } } } } }',
      });
      const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
      await running.disposeAsync();

      const [first, second] = sandbox.info.partners;
      const own = new Set([
        ...harvest.of(first?.appKey ?? ''),
        ...[first, second].flatMap((partner) => [partner?.partnerSecret ?? '', partner?.appKey ?? '']),
        ...Object.values(keys),
        ...Object.values(planted),
        poor,
        masterKey,
      ]);
      const theirs = harvest.of(second?.appKey ?? '');
      const places: Texts = {
        ...log.texts(),
        ...(await filesIn(dataDir)),
        redis: await dumpRedis(redis.url),
        ...(database === null ? {} : { postgres: await dumpPostgres(database) }),
        metrics,
        errors: JSON.stringify(errors),
        bundle,
        requestLog,
        'answers to a client without scopes': answersToPoor.join('\n'),
      };
      expect(own.size).toBeGreaterThan(250);
      expect(JSON.parse(bundle).errors).toBeUndefined();
      expect(JSON.parse(bundle).data.createSupportBundle.calls.length).toBeGreaterThan(50);
      for (const place of ['log as JSON', 'log for people', 'redis', 'metrics', 'errors'])
        expect(places[place]?.length, place).toBeGreaterThan(250);
      expect(searched(places, own)).toEqual({});
      // What both partners have, as merchants are, tells nobody anything.
      const foreign = new Set([...own].filter((canary) => !theirs.has(canary)));
      expect(searched({ others: answersToOthers.join('\n') }, foreign)).toEqual({});
      expect(findCanaries(ownAnswers.join('\n'), own).length).toBeGreaterThan(50);

      // The search would have found them: one is put into each kind of place.
      log.logger.info({ note: planted.ssn }, 'planted');
      await writeFile(join(dataDir, 'planted'), `x ${planted.account}\n`);
      const client = new Redis(redis.url);
      await client.hset('planted', 'name', planted.name);
      client.disconnect();
      if (database !== null) await execute(database, `create table planted as select '${planted.street}' as line`);
      const again = {
        ...log.texts(),
        ...(await filesIn(dataDir)),
        redis: await dumpRedis(redis.url),
        ...(database === null ? {} : { postgres: await dumpPostgres(database) }),
      };
      expect(searched(again, own)).toEqual({
        'log as JSON': [planted.ssn],
        'log for people': [planted.ssn],
        [`file ${join(dataDir, 'planted')}`]: [planted.account],
        redis: [planted.name],
        ...(database === null ? {} : { postgres: [planted.street] }),
      });
    },
    180_000,
  );
});

test('the search finds a canary in each kind of place, and no part of another word', () => {
  const canaries = ['987-65-4329', 'Quillonia Featherstonehaugh', 'token-123456'];
  for (const text of ['{"ssn":"987-65-4329"}', 'x987 987-65-4329\n', 'SQLite\u0000987-65-4329\u0001'])
    expect(findCanaries(text, canaries)).toEqual(['987-65-4329']);
  expect(findCanaries('1987-65-43290 token-1234567', canaries)).toEqual([]);
});

function searched(places: Texts, canaries: ReadonlySet<string>): Finding {
  const found = Object.entries(places).map(([place, text]) => [place, findCanaries(text, canaries)] as const);
  return Object.fromEntries(found.filter(([, there]) => there.length > 0));
}

async function post({ url }: Gateway, key: string, body: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key, 'x-include-extensions': 'cost,freshness' },
    body: JSON.stringify(body),
  });
  return response.text();
}

async function postWebhook({ url }: Gateway, partnerId: string): Promise<void> {
  for (const family of ['connect', 'txpush', 'report', 'notifications']) {
    const body = JSON.stringify({ customerId: '5001001', eventType: planted.name, payload: { ssn: planted.ssn } });
    const headers = { 'content-type': 'application/json', 'x-finicity-signature': 'no' };
    await fetch(`${url}/webhooks/${partnerId}/${family}`, { method: 'POST', headers, body });
  }
}

function errorsIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { errors?: unknown }).errors ?? null;
  } catch {
    return text;
  }
}

/** One logger that writes both forms, at every level. */
function memoryLog() {
  const lines = { json: [] as string[], pretty: [] as string[] };
  const both = (['json', 'pretty'] as const).map((form) =>
    createLogger({
      level: 'debug',
      ...(form === 'pretty' && { print: prettyLines(false) }),
      destination: { write: (line) => void lines[form].push(line) },
    }),
  );
  const each = (level: 'debug' | 'info' | 'warn' | 'error') => (fields: object, message: string) => {
    for (const one of both) one[level](fields as never, message);
  };
  const logger: Logger = {
    debug: each('debug'),
    info: each('info'),
    warn: each('warn'),
    error: each('error'),
    child: () => logger,
  };
  return { logger, texts: () => ({ 'log as JSON': lines.json.join(''), 'log for people': lines.pretty.join('') }) };
}

async function filesIn(directory: string): Promise<Texts> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [`file ${file}`, await readFile(file, 'utf8')] as const)),
  );
}

async function dumpPostgres(url: string): Promise<string> {
  const tables = await execute(url, "select table_name from information_schema.tables where table_schema = 'public'");
  const rows = await Promise.all(
    tables.map(async ({ table_name: table }) => [table, await execute(url, `select * from "${table}"`)]),
  );
  return JSON.stringify(rows);
}
