import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/problems.ts';
import { parseConfig, rereadPartners } from '../../src/config.ts';
import { createPartnerRegistry } from '../../src/coordination/partner-registry.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { createEnvelope } from '../../src/lib/envelope.ts';

const masterKey = Buffer.alloc(32, 7);
const hash = (text: string) => `sha256:${hashKey(text)}`;

const good = `
partners:
  - partnerId: 2445580000000
    name: Main
    environment: production
    partnerSecret: { file: secrets/main }
    appKey: { env: MAIN_APP_KEY }
    projects: [lending]
    connectExperience: default
    clients:
      - clientId: back-office
        keys: [{ prefix: ofg_abc, hash: "${hash('one')}" }, { hash: "${hash('two')}" }]
        scopes: [customers, metrics]
      - clientId: mobile
        scopes: [accounts]
        jwt: { issuer: "https://id.example.com", audience: app, jwksFile: keys.json, customerClaim: cust }
        allowedOrigins: [ "https://App.example.com/" ]
        redirectUris: [ "https://app.example.com/back?x=1" ]
        documents: trusted
        billableBudget: { perDay: 0 }
  - partnerId: "77"
    environment: sandbox
    partnerSecret: inline-secret
    appKey: inline-key
    upstreamUrl: http://127.0.0.1:4010
`;

const files: Record<string, string> = {
  '/etc/ofg/partners.yaml': good,
  '/etc/ofg/secrets/main': 'mounted-secret\n',
  '/etc/ofg/keys.json': '{"keys":[]}',
};
const env = { PARTNERS_FILE: '/etc/ofg/partners.yaml', MAIN_APP_KEY: 'key-of-main' };

function reader(changes: Record<string, string> = {}) {
  return (path: string) => {
    const text = { ...files, ...changes }[path];
    if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
    return text;
  };
}

function problemsOf(text: string, more: Record<string, string> = {}, files: Record<string, string> = {}) {
  try {
    parseConfig({ ...env, ...more }, reader({ '/etc/ofg/partners.yaml': text, ...files }));
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const linesOf = (text: string, more?: Record<string, string>, files?: Record<string, string>) =>
  problemsOf(text, more, files).map(({ name, got, wanted }) => `${name} ${got}; wanted ${wanted}`);

describe('a partners file', () => {
  const config = parseConfig(env, reader());

  test('means production, with every partner and secret, wherever it comes from', () => {
    expect(config).toMatchObject({ mode: 'production', partnersFile: '/etc/ofg/partners.yaml' });
    const [main, second] = [...config.partners.values()];
    expect(main?.partner).toMatchObject({
      partnerId: '2445580000000',
      name: 'Main',
      environment: 'production',
      projects: ['lending'],
      connectExperience: 'default',
      upstreamUrl: 'https://api.finicity.com',
    });
    expect(main?.partner.partnerSecret.reveal()).toBe('mounted-secret');
    expect(main?.partner.appKey.reveal()).toBe('key-of-main');
    expect(second?.partner).toMatchObject({ environment: 'sandbox', upstreamUrl: 'http://127.0.0.1:4010' });
    expect(second?.partner.partnerSecret.reveal()).toBe('inline-secret');
  });

  test('says of each client what it may do', () => {
    const [office, mobile] = config.partners.get('2445580000000')?.clients ?? [];
    expect(office).toMatchObject({ clientId: 'back-office', keyHashes: [hashKey('one'), hashKey('two')] });
    expect(office?.settings).toMatchObject({
      allowedOrigins: [],
      documents: null,
      budget: { requestsPerMinute: 6000 },
    });
    expect(mobile).toMatchObject({
      scopes: ['accounts'],
      jwt: { customerClaim: 'cust', algorithms: ['ES256', 'EdDSA', 'PS256'], clockToleranceSeconds: 10 },
      settings: {
        allowedOrigins: ['https://app.example.com'],
        redirectUris: ['https://app.example.com/back?x=1'],
        documents: 'trusted',
      },
      billableBudget: { perDay: 0 },
    });
  });

  test('may be JSON', () => {
    const partner = { partnerId: '1', environment: 'sandbox', partnerSecret: 's', appKey: 'k' };
    const text = JSON.stringify({ partners: [partner] });
    expect([...parseConfig(env, reader({ '/etc/ofg/partners.yaml': text })).partners.keys()]).toEqual(['1']);
  });

  test('never prints a secret', () => {
    const printed = inspect(config, { depth: 9 }) + JSON.stringify([...config.partners.values(), config]);
    for (const text of ['mounted-secret', 'key-of-main', 'inline-secret', 'inline-key'])
      expect(printed).not.toContain(text);
  });

  test('is not used by the embedded sandbox', () => {
    expect(parseConfig({ ...env, MODE: 'sandbox' }, reader()).notices).toEqual([
      'PARTNERS_FILE is not used: MODE=sandbox answers from the embedded sandbox',
    ]);
  });
});

describe('sealed secrets', () => {
  const sealedFor = (id: string, field: string, key = masterKey) =>
    createEnvelope([key]).seal('sealed-secret', [id, field]);
  const withSealed = (sealed: string) =>
    good.replace('partnerSecret: inline-secret', `partnerSecret: { sealed: ${sealed} }`);
  const keys = { MASTER_KEY: masterKey.toString('base64') };

  test('open with the master key, or with the one before', () => {
    const read = (text: string, more: Record<string, string>) =>
      parseConfig({ ...env, ...more }, reader({ '/etc/ofg/partners.yaml': text }))
        .partners.get('77')
        ?.partner.partnerSecret.reveal();
    expect(read(withSealed(sealedFor('77', 'partnerSecret')), keys)).toBe('sealed-secret');
    const next = { MASTER_KEY: Buffer.alloc(32, 8).toString('base64'), MASTER_KEY_PREVIOUS: keys.MASTER_KEY };
    expect(read(withSealed(sealedFor('77', 'partnerSecret')), next)).toBe('sealed-secret');
  });

  test.each([
    ['for another partner', sealedFor('78', 'partnerSecret'), keys, 'sealed for another partner or field, or altered'],
    ['for another field', sealedFor('77', 'appKey'), keys, 'sealed for another partner or field, or altered'],
    ['with another key', sealedFor('77', 'partnerSecret', Buffer.alloc(32, 9)), keys, 'sealed with another master key'],
    ['and no key', sealedFor('77', 'partnerSecret'), {}, 'sealed, and there is no master key'],
  ])('%s do not', (_what, sealed, more, got) => {
    expect(linesOf(withSealed(sealed), more)).toEqual([
      expect.stringContaining(`partners[1].partnerSecret: ${got}; wanted a secret that can be read`),
    ]);
  });
});

describe('problems', () => {
  test('are all reported at once, each with its line, and quote no secret', () => {
    const text = good
      .replace('environment: production', 'environment: prod')
      .replace('    projects:', '    project:')
      .replace('scopes: [customers, metrics]', 'scopes: [customers, everything]')
      .replace(hash('two'), 'hush-hush-key')
      .replace('partnerSecret: inline-secret', 'partnerSecret: "hush hush"')
      .replace('{ perDay: 0 }', '{ perDay: -1 }')
      .replace('"https://App.example.com/"', '"https://app.example.com/path"');
    const lines = linesOf(text);
    expect(lines.map((line) => line.replace('/etc/ofg/partners.yaml', ''))).toEqual([
      ':5 partners[0].environment: "prod"; wanted sandbox, non-billable, production',
      ':12 partners[0].clients[0].keys[1].hash: a value of 13 characters (not shown); wanted sha256: and 64 hex digits',
      expect.stringMatching(/^:13 partners\[0\]\.clients\[0\]\.scopes\[1\]: "everything"; wanted one of customers, /),
      ':17 partners[0].clients[1].allowedOrigins[0]: "https://app.example.com/path"; wanted an origin: an http(s) URL without a path',
      ':20 partners[0].clients[1].billableBudget.perDay: -1; wanted a whole number from 0',
      ':8 partners[0].project: not known; wanted nothing of this name',
      ':23 partners[1].partnerSecret: a value of 9 characters (not shown); wanted a text without spaces, or one of { env: NAME }, { file: path }, { sealed: text }',
    ]);
    expect(JSON.stringify(problemsOf(text))).not.toContain('hush');
  });

  test('a missing secret is named by where it should be', () => {
    expect(linesOf(good, { MAIN_APP_KEY: '' }, { '/etc/ofg/secrets/main': ' \n' })).toEqual([
      expect.stringContaining(':6 partners[0].partnerSecret: secrets/main is empty'),
      expect.stringContaining(':7 partners[0].appKey: the variable MAIN_APP_KEY is empty'),
    ]);
  });

  test('what is there twice is found even beside other faults', () => {
    const client = `[{ clientId: a, keys: [{ hash: "${hash('k')}" }], scopes: [] }, { clientId: a, keys: [{ hash: "${hash('k')}" }], scopes: [nothing] }]`;
    const text = `partners: [{ partnerId: 1, environment: sandbox, partnerSecret: s, appKey: k, clients: ${client} }, { partnerId: "1", environment: sandbox, partnerSecret: s, appKey: k }]`;
    expect(linesOf(text).join('\n')).toMatch(
      /scopes\[0\].*\n.*the partner is there twice.*\n.*two clients of the partner.*\n.*the key is there twice/,
    );
  });

  test('two clients cannot take the same tokens', () => {
    const jwt = 'jwt: { issuer: i, audience: a, jwksFile: keys.json }';
    const text = `partners: [{ partnerId: 1, environment: sandbox, partnerSecret: s, appKey: k, clients: [{ clientId: a, scopes: [], ${jwt} }, { clientId: b, scopes: [], ${jwt} }] }]`;
    expect(linesOf(text)).toEqual([expect.stringContaining('two clients take tokens of this issuer and audience')]);
  });

  test.each([
    ['partners: [', 'not readable'],
    ['', 'empty'],
    ['[]', 'a list'],
    ['partners: []', 'a list; wanted at least one partner'],
    ['partners: [7]', 'partners[0]: 7; wanted'],
  ])('%j is no partners file', (text, got) => {
    expect(linesOf(text).join()).toContain(got);
  });

  test('a file that is not there is a problem of the setting', () => {
    expect(() => parseConfig({ PARTNERS_FILE: '/nowhere' }, reader())).toThrow(ConfigError);
  });

  test('the settings of a single partner beside it are a contradiction', () => {
    expect(problemsOf(good, { PARTNER_ID: '1', API_KEYS: 'a'.repeat(30) }).map(({ name }) => name)).toEqual([
      'PARTNER_ID',
      'API_KEYS',
    ]);
  });
});

test('a partner that did not change is the same object after the file was read again', () => {
  const registry = createPartnerRegistry(rereadPartners(env, reader()));
  const before = registry.current();
  registry.replace(rereadPartners(env, reader({ '/etc/ofg/secrets/main': 'another' })));
  expect(registry.current().get('77')?.partner).toBe(before.get('77')?.partner);
  expect(registry.current().get('2445580000000')?.partner.partnerSecret.reveal()).toBe('another');
});
