import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { callsTo, checksOf, credentialsOf, type Ended, loginTemplate, runCommand } from '../support/command.ts';
import { redisServer, startRedis } from '../support/redis.ts';

const apiKey = 'k'.repeat(24);

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cli-doctor-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function upstream(): Promise<{ sandbox: Sandbox; env: Record<string, string> }> {
  const sandbox = await startSandbox({ directory: 'short' });
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  return { sandbox, env: { ...credentialsOf(sandbox), API_KEYS: apiKey, DATA_DIR: await folder() } };
}

const doctor = (env: Record<string, string>, ...options: string[]) => runCommand(['doctor', ...options], env);

const levelsOf = (ended: Ended) => new Set([...checksOf(ended).values()].flat().map((line) => line.split(' ')[0]));

describe('doctor', () => {
  test('finds an empty environment in order, and makes nothing', async () => {
    const dataDir = join(await folder(), 'not', 'there');
    const ended = await doctor({ DATA_DIR: dataDir });
    expect(ended.code).toBe(0);
    expect(levelsOf(ended)).toEqual(new Set(['OK']));
    expect([...checksOf(ended).keys()].sort()).toEqual(
      ['ADMIN_PORT', 'Node', 'PORT', 'SANDBOX_PORT', 'clock', 'credentials', 'data directory', 'disk space'].concat([
        'instances',
        'latch',
        'master key',
        'settings',
        'upstream',
      ]),
    );
    expect(existsSync(dataDir)).toBe(false);
    expect(ended.stderr).toBe('');
  });

  test.skipIf(redisServer === null)('finds a Redis that answers and takes no writes', async () => {
    await using server = await startRedis();
    const shared = { REDIS_URL: server.url, MASTER_KEY: randomBytes(32).toString('base64') };
    const { env } = await upstream();
    const redis = async () => checksOf(await doctor({ ...env, ...shared })).get('redis')?.[0];
    expect(await redis()).toMatch(/^(OK|WARN) .*answers in/);
    const client = new Redis(server.url);
    onTestFinished(() => client.disconnect());
    await client.replicaof('127.0.0.1', 1);
    expect(await redis()).toMatch(/^FAIL .*takes no writes/);
  });

  test('tries credentials only when told to, or when they have worked; and shows no secret', async () => {
    const { sandbox, env } = await upstream();
    const first = await doctor(env);
    expect(first.code).toBe(0);
    expect(checksOf(first).get('credentials')?.[0]).toMatch(/^WARN .*not tried/);
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(0);

    const told = await doctor(env, '--login');
    expect(told.code).toBe(0);
    const testing = sandbox.info.partners[0]!.customers.filter(({ type }) => type === 'testing').length;
    expect(checksOf(told).get('credentials')?.[0]).toMatch(new RegExp(`^OK .*; ${testing} of 500 testing customers`));
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(1);

    const proven = await doctor(env);
    expect(checksOf(proven).get('latch')?.[0]).toMatch(/^OK .*have worked/);
    expect(checksOf(proven).get('credentials')?.[0]).toMatch(/^OK /);
    const { partnerSecret, appKey } = sandbox.info.partners[0]!;
    const masterKey = readFileSync(join(env.DATA_DIR ?? '', 'master.key'), 'utf8').trim();
    for (const { output } of [first, told, proven])
      for (const hidden of [partnerSecret, appKey, apiKey, masterKey]) expect(output).not.toContain(hidden);
  });

  test('a wrong secret fails with the latch, and is not tried again', async () => {
    const { sandbox, env } = await upstream();
    const wrong = { ...env, PARTNER_SECRET: 'not-the-secret' };
    const tried = await doctor(wrong, '--login');
    expect(tried.code).toBe(1);
    expect(checksOf(tried).get('credentials')?.[0]).toMatch(/^FAIL .*CREDENTIALS_LATCHED/);
    const again = await doctor(wrong, '--login');
    expect(again.code).toBe(1);
    expect(checksOf(again).get('latch')?.[0]).toMatch(/^FAIL .*refused.* 1 of the 5 attempts/);
    expect(again.output).toContain(`npm run ofg -- partner release ${env.PARTNER_ID}`);
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(1);
    expect(again.output).not.toContain('not-the-secret');
  });

  test('names every wrong setting, and stops there', async () => {
    const ended = await doctor({ PORT: 'x', PARTNER_ID: '1' });
    expect(ended.code).toBe(1);
    const failed = [...checksOf(ended)].filter(([, lines]) => lines.some((line) => line.startsWith('FAIL')));
    expect(failed.map(([subject]) => subject).sort()).toEqual(['API_KEYS', 'APP_KEY', 'PARTNER_SECRET', 'PORT']);
    expect(ended.output.match(/^ +fix: /gm)).toHaveLength(4);
  });

  test('a data directory that cannot be one fails', async () => {
    const path = join(await folder(), 'file');
    await writeFile(path, '');
    const ended = await doctor({ DATA_DIR: join(path, 'data') });
    expect(ended.code).toBe(1);
    expect(checksOf(ended).get('data directory')?.[0]).toMatch(/^FAIL .*a part of the path is a file/);
  });

  test('a damaged key file fails, and one that is gone is missed', async () => {
    const { env } = await upstream();
    await doctor(env, '--login');
    const file = join(env.DATA_DIR ?? '', 'master.key');
    await rm(file);
    const gone = await doctor(env);
    expect(checksOf(gone).get('master key')?.[0]).toMatch(/^WARN .*is gone/);
    expect(existsSync(file)).toBe(false);
    await writeFile(file, 'no key');
    const damaged = await doctor(env);
    expect(damaged.code).toBe(1);
    expect(checksOf(damaged).get('master key')?.[0]).toMatch(/^FAIL /);
    expect(damaged.output).not.toContain('no key\n');
  });

  test('an upstream that does not listen fails, and no login is tried', async () => {
    const { sandbox, env } = await upstream();
    await sandbox[Symbol.asyncDispose]();
    const ended = await doctor(env, '--login');
    expect(ended.code).toBe(1);
    expect(checksOf(ended).get('upstream')?.[0]).toMatch(/^FAIL .*ECONNREFUSED/);
    expect(ended.output).toMatch(/fix: Allow connections/);
    expect(checksOf(ended).get('credentials')?.[0]).toMatch(/^WARN .*not tried/);
  });
});
