import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/problems.ts';
import { variables } from '../../src/config/variables.ts';
import { parseConfig } from '../../src/config.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { assumedGatewaySigns } from '../../src/domain/dashboard-rules.ts';

const credentials = {
  PARTNER_ID: '2445',
  PARTNER_SECRET: 's3cr3t-value',
  APP_KEY: 'app-key-value',
  API_KEYS: 'a'.repeat(20),
};

function problemsOf(env: Record<string, string>) {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const namesOf = (env: Record<string, string>) => problemsOf(env).map((problem) => problem.name);

describe('codes of upstream that an operator describes', () => {
  const read = (text: string | Error) =>
    parseConfig({ UPSTREAM_CODES_FILE: 'codes.json' }, () => {
      if (text instanceof Error) throw text;
      return text;
    });

  test('come from the file', () => {
    expect([...read('{ "4711": "bankDown", "NEW": "fixable" }').upstreamCodes]).toEqual([
      ['4711', 'bankDown'],
      ['NEW', 'fixable'],
    ]);
    expect(parseConfig({}).upstreamCodes.size).toBe(0);
  });

  test.each<[string, string | Error, string]>([
    ['is not there', Object.assign(new Error('x'), { code: 'ENOENT' }), 'cannot be read (ENOENT)'],
    ['is not JSON', '{', 'is not JSON'],
    ['is no object', '[]', 'is no JSON object'],
    ['names a kind that is none', '{ "4711": "down", "4712": "later" }', '4712: the kind is one of bankDown'],
    ['describes a code of the table', '{ "10001": "bankDown" }', '10001 is described already'],
  ])('a file that %s is one problem that says so', (_, text, says) => {
    const problems = (() => {
      try {
        read(text);
      } catch (error) {
        if (error instanceof ConfigError) return error.problems;
      }
      return [];
    })();
    expect(problems).toMatchObject([{ name: 'UPSTREAM_CODES_FILE', got: expect.stringContaining(says) }]);
  });
});

describe('figures and logs', () => {
  const read = (text: string) => parseConfig({ GATEWAY_SIGNS_FILE: 'signs.json' }, () => text).metrics;

  test('logs are kept for a week and signs are assumed, unless somebody says otherwise', () => {
    const day = 24 * 60 * 60 * 1000;
    expect(parseConfig({}).metrics).toEqual({ logMs: 7 * day, gatewaySigns: assumedGatewaySigns, collector: null });
    expect(parseConfig({ LOG_RETENTION_DAYS: '30' }).metrics.logMs).toBe(30 * day);
    expect(namesOf({ LOG_RETENTION_DAYS: '0' })).toEqual(['LOG_RETENTION_DAYS']);
    expect(namesOf({ LOG_RETENTION_DAYS: '91' })).toEqual(['LOG_RETENTION_DAYS']);
  });

  test('signs come from the file, in place of the assumed ones', () => {
    const signs = [{ status: 403, body: 'none' }, { code: '10026' }];
    expect(read(JSON.stringify(signs)).gatewaySigns).toEqual(signs);
    expect(read('[]').gatewaySigns).toEqual([]);
  });

  test.each([
    ['{', 'is not JSON'],
    ['{}', 'expected array'],
    ['[{}]', 'fits every answer'],
    ['[{ "status": 42 }]', '0.status'],
    ['[{ "header": "x" }]', 'header'],
  ])('a file with %s is one problem that says so', (text, says) => {
    try {
      read(text);
      expect.unreachable();
    } catch (error) {
      expect((error as ConfigError).problems).toMatchObject([
        { name: 'GATEWAY_SIGNS_FILE', got: expect.stringContaining(says) },
      ]);
    }
  });
});

describe('which upstream', () => {
  test('an empty environment means the embedded sandbox with the documented defaults', () => {
    expect(parseConfig({})).toMatchObject({
      mode: 'sandbox',
      host: '127.0.0.1',
      port: 4000,
      admin: { host: '127.0.0.1', port: 9464 },
      dataDir: './data',
      logLevel: 'info',
      upstream: { kind: 'embedded', port: 4010 },
      drainMs: 30_000,
      lingerMs: 0,
      trustProxy: 0,
      publicUrl: null,
      masterKey: null,
      databaseUrl: null,
      notices: [],
    });
  });

  test('credentials mean production on the production host', () => {
    const config = parseConfig(credentials);
    expect(config).toMatchObject({ mode: 'production', upstream: { kind: 'remote', url: 'https://api.finicity.com' } });
    const { partner, clients } = config.partners.get('2445') ?? {};
    expect(partner).toMatchObject({
      partnerId: '2445',
      environment: 'production',
      upstreamUrl: 'https://api.finicity.com',
    });
    expect(partner?.partnerSecret.reveal()).toBe('s3cr3t-value');
    expect(clients).toMatchObject([{ clientId: 'client-1', keyHashes: [hashKey('a'.repeat(20))] }]);
    expect(clients?.[0]?.scopes).not.toContain('platform');
  });

  test('half of the credentials is an error that names the other half, never the sandbox', () => {
    expect(namesOf({ PARTNER_ID: '2445' })).toEqual(['PARTNER_SECRET', 'APP_KEY', 'API_KEYS']);
  });

  test('another upstream needs credentials', () => {
    expect(namesOf({ UPSTREAM_URL: 'http://127.0.0.1:4010' })).toEqual([
      'PARTNER_ID',
      'PARTNER_SECRET',
      'APP_KEY',
      'API_KEYS',
    ]);
    expect(namesOf({ MODE: 'production' })).toContain('PARTNER_SECRET');
  });

  test('MODE=sandbox beside credentials asks the embedded sandbox and says that they are not used', () => {
    const config = parseConfig({ ...credentials, MODE: 'sandbox' });
    expect(config.upstream.kind).toBe('embedded');
    expect(config.partners.size).toBe(0);
    expect(config.notices).toHaveLength(3);
  });

  test('only production waits for load balancers when it stops, and never longer than half of the drain time', () => {
    expect(parseConfig(credentials).lingerMs).toBe(5_000);
    expect(parseConfig({ ...credentials, DRAIN_SECONDS: '4' }).lingerMs).toBe(2_000);
    expect(parseConfig({ ...credentials, MODE: 'development' }).lingerMs).toBe(0);
  });

  test('a URL is reduced to its origin', () => {
    expect(parseConfig({ ...credentials, UPSTREAM_URL: 'https://Example.com/' }).upstream).toEqual({
      kind: 'remote',
      url: 'https://example.com',
    });
  });

  test('production refuses to send the secret in clear to another machine', () => {
    expect(namesOf({ ...credentials, UPSTREAM_URL: 'http://sandbox:4010' })).toEqual(['UPSTREAM_URL']);
    expect(namesOf({ ...credentials, UPSTREAM_URL: 'http://127.0.0.1:4010' })).toEqual([]);
    expect(namesOf({ ...credentials, UPSTREAM_URL: 'http://sandbox:4010', MODE: 'development' })).toEqual([]);
  });
});

describe('problems', () => {
  test('all are reported at once, each with what was found, what is wanted, an example and the fix', () => {
    const problems = problemsOf({
      PORT: '99999',
      MODE: 'prod',
      LOG_LEVEL: 'loud',
      WORKERS: '0',
      DRAIN_SECONDS: '-1',
    });
    expect(problems.map((problem) => problem.name)).toEqual(['MODE', 'PORT', 'LOG_LEVEL', 'DRAIN_SECONDS', 'WORKERS']);
    expect(problems[1]).toEqual({
      name: 'PORT',
      got: '"99999"',
      wanted: 'a port, 0 to 65535 (0 picks a free one)',
      example: '4000',
      fix: 'Correct the value.',
    });
  });

  test('no secret is ever quoted', () => {
    const env = {
      PARTNER_ID: '1',
      PARTNER_SECRET: 'hush hush',
      APP_KEY: 'hush\nhush',
      API_KEYS: 'hush,hush',
      MASTER_KEY: 'hush',
      DATABASE_URL: 'mysql://hush',
      REDIS_URL: 'http://hush',
    };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.name)).toEqual([
      'PARTNER_SECRET',
      'APP_KEY',
      'MASTER_KEY',
      'DATABASE_URL',
      'REDIS_URL',
      'API_KEYS',
    ]);
    expect(inspect(problems, { depth: 9 })).not.toContain('hush');
  });

  test('a long wrong value is cut', () => {
    expect(problemsOf({ MODE: 'x'.repeat(100_000) })[0]?.got.length).toBeLessThan(80);
  });

  test.each([
    ['PORT', ['4000a', '1e3', ' ', '65536', '0x10']],
    ['HOST', ['a b', 'http://x', '-x']],
    ['UPSTREAM_URL', ['api.finicity.com', 'ftp://x', 'https://x/path', 'https://u:p@x', 'https://x?q']],
    ['MASTER_KEY', ['short', Buffer.alloc(31).toString('base64'), `${Buffer.alloc(32).toString('base64')}AAAA`]],
    [
      'DATABASE_URL',
      ['db', 'mysql://h/d', 'postgres://h', 'postgres:///d', 'postgres://u:p%zz@h/d', 'postgres://h/d e'],
    ],
    ['REDIS_URL', ['redis', 'http://h', 'redis:///0']],
    ['ADMIN_PORT', ['on', '70000', 'a b:1']],
    ['TRUST_PROXY', ['yes', '11']],
    ['MAX_REQUESTS_PER_SECOND', ['0', '1.5']],
    ['PARTNER_ENVIRONMENT', ['prod']],
    ['API_KEYS', [',', 'a:b:c', 'has space']],
  ] as const)('%s refuses what it cannot mean', (name, values) => {
    for (const value of values.filter((text) => text.trim() !== ''))
      expect(namesOf({ [name]: value }), value).toContain(name);
  });

  test('a shared database needs a key that is shared as well', () => {
    const DATABASE_URL = 'postgres://gateway:hush@db:5432/gateway?sslmode=verify-full';
    expect(namesOf({ DATABASE_URL })).toEqual(['MASTER_KEY']);
    const config = parseConfig({ DATABASE_URL, MASTER_KEY: Buffer.alloc(32, 1).toString('base64') });
    expect(config.databaseUrl?.reveal()).toBe(DATABASE_URL);
    expect(inspect(config, { depth: 9 })).not.toContain('hush');
  });

  test('two servers on one port are an error', () => {
    expect(namesOf({ PORT: '4010' })).toEqual(['SANDBOX_PORT']);
    expect(namesOf({ ADMIN_PORT: '4000' })).toEqual(['ADMIN_PORT']);
    expect(namesOf({ PORT: '0', ADMIN_PORT: '0', SANDBOX_PORT: '0' })).toEqual([]);
  });
});

describe('misspelt names', () => {
  test('a credential under a wrong name is an error, not a silent start of the sandbox', () => {
    expect(problemsOf({ PARTNERID: '2445' })).toMatchObject([
      { name: 'PARTNER_ID', fix: expect.stringContaining('did you mean PARTNER_ID') },
    ]);
  });

  test('a needed key under a wrong name is named in the fix', () => {
    const { API_KEYS: _, ...rest } = credentials;
    expect(problemsOf({ ...rest, API_KEY: 'x' })).toMatchObject([
      { name: 'API_KEYS', fix: expect.stringContaining('API_KEY is set') },
    ]);
  });

  test('any other is a notice', () => {
    expect(parseConfig({ DRAIN_SECOND: '5', loglevel: 'debug' }).notices).toEqual([
      'DRAIN_SECOND has no effect: did you mean DRAIN_SECONDS?',
      'loglevel has no effect: did you mean LOG_LEVEL?',
    ]);
  });

  test('the variables of an ordinary shell are none', () => {
    const env = {
      PATH: '/bin',
      HOME: '/root',
      HOSTNAME: 'x',
      SHELL: 'sh',
      TERM: 'xterm',
      PWD: '/',
      LANG: 'C',
      npm_config_prefix: '/x',
      PS1: '$',
      SHLVL: '1',
      EDITOR: 'vi',
      CI: '1',
      NODE: 'x',
    };
    expect(parseConfig(env).notices).toEqual([]);
  });
});

describe('clients', () => {
  test('a client has the name before the colon, or its place in the list', () => {
    const API_KEYS = `back-office:${'a'.repeat(20)}, ${'b'.repeat(20)}`;
    expect(parseConfig({ ...credentials, API_KEYS }).clients.map((client) => client.clientId)).toEqual([
      'back-office',
      'client-2',
    ]);
  });

  test.each([
    ['short', 'key 1 has 5 characters'],
    [`${'a'.repeat(20)},x:${'a'.repeat(20)}`, 'key 2 is there twice'],
    [`x:${'a'.repeat(20)},x:${'b'.repeat(20)}`, 'two keys are named x'],
  ])('%s is refused', (API_KEYS, got) => {
    expect(problemsOf({ ...credentials, API_KEYS })).toMatchObject([{ name: 'API_KEYS', got }]);
  });

  test('the sandbox takes short keys', () => {
    expect(parseConfig({ API_KEYS: 'dev:x' }).clients).toMatchObject([{ clientId: 'dev' }]);
  });
});

describe('a config', () => {
  test('cannot be changed', () => {
    const config = parseConfig(credentials);
    expect(
      [config, config.limits, config.upstream, config.clients, config.partners.get('2445')].every(Object.isFrozen),
    ).toBe(true);
  });

  test('never prints a secret', () => {
    const config = parseConfig({ ...credentials, MASTER_KEY: Buffer.alloc(32, 7).toString('base64') });
    const printed = inspect(config, { depth: 9 }) + JSON.stringify([...config.partners.values(), config]);
    for (const text of ['s3cr3t-value', 'app-key-value', 'a'.repeat(20), 'BwcH']) expect(printed).not.toContain(text);
  });

  test('ADMIN_PORT takes a port, an address or off', () => {
    expect(parseConfig({ ADMIN_PORT: '0' }).admin).toEqual({ host: '127.0.0.1', port: 0 });
    expect(parseConfig({ ADMIN_PORT: '0.0.0.0:9464' }).admin).toEqual({ host: '0.0.0.0', port: 9464 });
    expect(parseConfig({ ADMIN_PORT: '[::1]:9464' }).admin).toEqual({ host: '::1', port: 9464 });
    expect(parseConfig({ ADMIN_PORT: 'off' }).admin).toBeNull();
  });
});

describe('.env.example', () => {
  const example = readFile(new URL('../../.env.example', import.meta.url), 'utf8');

  test('lists every variable that the gateway reads, and no other', async () => {
    const listed = [...(await example).matchAll(/^#? ?([A-Z][A-Z_]*)=/gm)].map((match) => match[1]);
    expect(listed.toSorted()).toEqual(Object.keys(variables).toSorted());
  });

  test('as it stands starts the sandbox: nothing in it is set', async () => {
    expect(await example).not.toMatch(/^[A-Z]/m);
  });
});
