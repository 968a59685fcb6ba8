import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { runCommand } from '../support/command.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

test('key create prints a key, and the entry with its hash; no two are alike', async () => {
  const run = await runCommand(['key', 'create']);
  const [, key = ''] = /^(ofg_[a-z0-9]{8}_[0-9a-f]{64})$/m.exec(run.output) ?? [];
  expect(run.output).toContain(`{ prefix: ${key.slice(0, 12)}, hash: "sha256:${hashKey(key)}" }`);
  expect((await runCommand(['key', 'create'])).output).not.toContain(key);
});

test('a partner is added with sealed secrets, listed, checked, and moved to production only when somebody agrees', async () => {
  const sandbox = await startSandbox({ directory: 'short' });
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  const { path } = await temporaryDirectory();
  const partner = sandbox.info.partners[1];
  if (!partner) throw new Error('a second partner');
  const { partnerId, partnerSecret, appKey, customers } = partner;
  const active = customers.filter(({ type }) => type === 'active').length;
  const file = join(path, 'partners.yaml');
  await writeFile(join(path, 'secret'), `${partnerSecret}\n`);
  await writeFile(join(path, 'key'), appKey);
  const env = { PARTNERS_FILE: file, DATA_DIR: path, UPSTREAM_URL: sandbox.url, MODE: 'development' };
  const add = (environment: string, ...more: string[]) => {
    const files = ['--secret-file', join(path, 'secret'), '--app-key-file', join(path, 'key')];
    return runCommand(['partner', 'add', partnerId, '--environment', environment, ...files, ...more], env);
  };

  expect((await add('non-billable', '--name', 'Second')).code).toBe(0);
  const written = await readFile(file, 'utf8');
  expect(written).toContain('environment: non-billable');
  for (const secret of [partnerSecret, appKey]) expect(written).not.toContain(secret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await writeFile(
    file,
    `# kept\n${written.replace('clients: []', 'clients: [{ clientId: office, scopes: [customers] }]')}`,
  );

  const listed = await runCommand(['partner', 'list'], env);
  expect(listed.output).toMatch(
    /Partner +\d+, Second[\s\S]*non-billable[\s\S]*office: no credential yet; customers[\s\S]*may log in/,
  );
  expect((await runCommand(['partner', 'check'], env)).code).toBe(0);

  const refused = await add('production');
  expect(refused.code).toBe(1);
  expect(refused.output).toContain(`${active} active customers of partner ${partnerId} will be billed`);
  expect(await readFile(file, 'utf8')).toContain('environment: non-billable');
  expect((await add('production', '--yes')).code).toBe(0);
  const moved = await readFile(file, 'utf8');
  expect(moved).toContain('# kept');
  expect(moved).toContain('environment: production');
  expect(moved).toContain('clientId: office');

  await writeFile(file, moved.replace('environment: production', 'environment: prod'));
  const broken = await runCommand(['partner', 'check'], env);
  expect(broken.code).toBe(1);
  expect(broken.stderr).toMatch(/partners\.yaml:\d+ +partners\[0\]\.environment: "prod"; wanted sandbox/);
});
