import { describe, expect, test } from 'vitest';
import { banner } from '../../src/cli/banner.ts';
import { credentialBox } from '../../src/cli/credential-box.ts';
import { failureScreen } from '../../src/cli/failure-screen.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { ConfigError } from '../../src/config/problems.ts';
import type { Config } from '../../src/config.ts';
import { parseConfig } from '../../src/config.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { scopes } from '../../src/domain/viewer.ts';
import { BadKeyFileError } from '../../src/lib/master-key.ts';

const credentials = {
  PARTNER_ID: '2445',
  PARTNER_SECRET: 's3cr3t-value',
  APP_KEY: 'app-key-value',
  API_KEYS: 'a'.repeat(20),
};

const info = {
  partners: [
    { partnerId: 'p1', partnerSecret: 'x1', appKey: 'k1', plan: 'sandbox' as const },
    { partnerId: 'p2', partnerSecret: 'x2', appKey: 'k2', plan: 'production' as const },
  ],
};

function bannerOf(config: Config, color = false): string {
  const places = { url: 'http://127.0.0.1:4000', adminUrl: 'http://127.0.0.1:9464', dataDir: '/var/data' };
  return banner({ version: '1.2.3', config, color, ...places });
}

function sandboxConfig(env: Record<string, string> = {}): Config {
  const config = parseConfig(env);
  return { ...config, partners: sandboxPartners(info, 'http://127.0.0.1:4010', config.clients) };
}

describe('the banner', () => {
  test('says where everything is and which keys are valid', () => {
    const text = bannerOf(sandboxConfig());
    for (const part of [
      '1.2.3',
      'SANDBOX',
      '/graphql',
      '/healthz',
      ':9464/metrics',
      ':4010/__sandbox/info',
      '/var/data',
    ])
      expect(text).toContain(part);
    expect(text).toContain('x-api-key: sandbox; for the other demo partners: sandbox-2');
    expect(text).not.toContain('\u001b');
    expect(bannerOf(sandboxConfig(), true)).toContain('\u001b');
  });

  test('says what has no effect, one line each', () => {
    const text = bannerOf(sandboxConfig({ DRAIN_SECOND: '4', PORTT: '1' }));
    expect(text.match(/^ {2}! .*$/gm)).toEqual(['  ! DRAIN_SECOND has no effect: did you mean DRAIN_SECONDS?']);
  });

  test('offers no GraphiQL and no demo key in production, and shows no secret', () => {
    const text = bannerOf(parseConfig(credentials));
    expect(text).toContain('https://api.finicity.com for partner 2445');
    for (const part of ['GraphiQL', 'x-api-key', 's3cr3t-value', 'app-key-value']) expect(text).not.toContain(part);
  });
});

describe('the partners of the embedded sandbox', () => {
  test('answer to the demo keys with every scope, and the first one to keys of the environment as well', () => {
    const partners = [...sandboxConfig({ API_KEYS: 'dev:short' }).partners.values()];
    expect(partners[0]?.clients.map(({ clientId }) => clientId)).toEqual(['sandbox', 'dev']);
    expect(partners[0]?.clients[0]).toMatchObject({ clientId: 'sandbox', keyHashes: [hashKey('sandbox')], scopes });
    expect(partners[1]?.clients[0]?.keyHashes).toEqual([hashKey('sandbox-2')]);
    expect(partners[1]?.partner).toMatchObject({ environment: 'production', upstreamUrl: 'http://127.0.0.1:4010' });
  });
});

describe('the screen of a failed start', () => {
  const config = parseConfig({});
  const system = (fields: object) => Object.assign(new Error('failed'), fields);

  test('names every wrong setting with what was found, what is wanted, an example and the fix', () => {
    const error = (() => {
      try {
        return parseConfig({ PORT: 'x', MODE: 'y' });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    const screen = failureScreen(error, null);
    expect(screen).toMatchInlineSnapshot(`
      "
      The gateway did not start: 2 settings need attention.

        MODE       "y"; wanted sandbox, development or production
          example  MODE=production
          fix      Correct the value.

        PORT       "x"; wanted a port, 0 to 65535 (0 picks a free one)
          example  PORT=4000
          fix      Correct the value.

      Every setting is described in .env.example.

      "
    `);
  });

  test.each([
    [{ code: 'EADDRINUSE', port: 4000 }, 'PORT', 'taken by another process'],
    [{ code: 'EADDRINUSE', port: 4010 }, 'SANDBOX_PORT', 'taken by another process'],
    [{ code: 'EADDRINUSE', port: 9464 }, 'ADMIN_PORT', 'taken by another process'],
    [{ code: 'EACCES', port: 4000 }, 'PORT', 'privileged'],
    [{ code: 'EADDRNOTAVAIL', port: 4000 }, 'HOST', 'cannot be opened'],
    [{ code: 'EROFS', path: './data/x' }, 'DATA_DIR', 'read-only'],
    [{ code: 'ENOTDIR', path: './data' }, 'DATA_DIR', 'a part of the path is a file'],
    [{ code: 'ENOSPC', path: './data/probe' }, 'DATA_DIR', 'the disk is full'],
  ])('%o names %s', (fields, name, reason) => {
    const screen = failureScreen(system(fields), config);
    expect(screen).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(screen).toContain(reason);
    expect(screen).not.toMatch(/^\s+at /m);
  });

  test('a damaged key file names MASTER_KEY', () => {
    expect(failureScreen(new BadKeyFileError('data/master.key'), config)).toContain('MASTER_KEY');
  });

  test('a defect is not dressed up as a mistake of the operator', () => {
    expect(failureScreen(new TypeError('undefined is not a function'), config)).toBeNull();
    expect(failureScreen(system({ code: 'ENOENT', path: '/elsewhere/file' }), config)).toBeNull();
  });
});

describe('the box about refused credentials', () => {
  test('names the partner, the reason and what to do, in lines of one width', () => {
    const text = credentialBox('2445', new GatewayError('CREDENTIALS_LATCHED', 'Mastercard refused the login.'));
    expect(text).toContain('Partner 2445: CREDENTIALS_LATCHED');
    expect(text).toContain('Correct PARTNER_ID or PARTNER_SECRET');
    expect(
      new Set(
        text
          .trim()
          .split('\n')
          .map((line) => line.length),
      ).size,
    ).toBe(1);
  });
});
