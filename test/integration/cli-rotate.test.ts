import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { credentialsOf, runCommand, type Terminal } from '../support/command.ts';
import { login, partnerOf } from './sandbox-client.ts';

const oldSecret = 'sandbox-secret-one-1';
const newSecret = 'a-New-Secret-42';
const path = 'PUT /aggregation/v2/partners/authentication';

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ directory: 'short' });
});
afterAll(() => sandbox[Symbol.asyncDispose]());
beforeEach(async () => {
  sandbox.reset();
  folder = await mkdtemp(join(tmpdir(), 'cli-rotate-'));
  await writeFile(join(folder, 'new-secret'), `${newSecret}\n`);
  return () => rm(folder, { recursive: true, force: true });
});

interface Rotate extends Terminal {
  readonly env?: Record<string, string>;
}

async function rotate(options: readonly string[], { env = {}, ...terminal }: Rotate = {}) {
  const args = ['partner', 'rotate', partnerOf(sandbox).partnerId, ...options];
  const settings = { ...credentialsOf(sandbox), MODE: 'development', DATA_DIR: folder, ...env };
  const ended = await runCommand(args, settings, terminal);
  expect(ended.output).not.toMatch(new RegExp(`${oldSecret}|${newSecret}|^\\s+at `, 'm'));
  return ended;
}

const fromFile = () => ['--secret-file', join(folder, 'new-secret'), '--yes'];
const statusWith = async (partnerSecret: string) => {
  const { appKey, partnerId } = partnerOf(sandbox);
  return (await login(sandbox, appKey, { partnerId, partnerSecret })).status;
};
const changes = () => sandbox.calls().byTemplate[path] ?? 0;

test('a secret from a file is in force, and the old one for 30 days more', async () => {
  const { code, output } = await rotate(fromFile());
  expect([code, changes()]).toEqual([0, 1]);
  expect(output).toContain('30 days');
  expect(output).toContain('Changed.');
  expect([await statusWith(newSecret), await statusWith(oldSecret)]).toEqual([200, 200]);
  sandbox.setClock({ offsetMs: 31 * 24 * 60 * 60_000 });
  expect([await statusWith(newSecret), await statusWith(oldSecret)]).toEqual([200, 401]);
});

test('from standard input, with --immediate, the old one is refused at once, and never sent again', async () => {
  expect((await rotate(['--secret-file', '-', '--immediate', '--yes'], { piped: `${newSecret}\n` })).code).toBe(0);
  expect([await statusWith(newSecret), await statusWith(oldSecret)]).toEqual([200, 401]);
  // The latch of the old pair is closed, so that a command with the old settings sends nothing.
  const again = await rotate(fromFile());
  expect([again.code, changes()]).toEqual([1, 1]);
  expect(again.stderr).toContain('CREDENTIALS_LATCHED');
});

test('at a terminal it is typed twice, unseen, and confirmed', async () => {
  expect(await rotate([], { typed: [newSecret, newSecret, 'n'] })).toMatchObject({ code: 0 });
  expect(changes()).toBe(0);
  expect((await rotate([], { typed: [newSecret, 'something-else-1'] })).stderr).toContain('not the same');
  expect((await rotate([], { typed: [newSecret, newSecret, 'y'] })).output).toContain('Changed.');
  expect([changes(), await statusWith(newSecret)]).toEqual([1, 200]);
});

test.each<[string, (folder: string) => readonly string[], Rotate, string]>([
  ['no secret and no terminal', () => [], {}, '--secret-file'],
  ['a file that is not there', (at) => ['--secret-file', join(at, 'nothing'), '--yes'], {}, 'cannot be read (ENOENT)'],
  ['a secret that Mastercard would not take', () => ['--secret-file', '-', '--yes'], { piped: 'short' }, '12 to 255'],
  ['nobody to confirm', (at) => ['--secret-file', join(at, 'new-secret')], {}, 'Add --yes'],
  ['the old secret', () => ['--secret-file', '-', '--yes'], { piped: oldSecret }, 'the new secret is the old one'],
  ['another partner', () => ['--yes'], { env: { PARTNER_ID: '7' } }, 'is not configured here; 7 is'],
])('with %s nothing is sent', async (_, options, rest, says) => {
  const { code, stderr } = await rotate(options(folder), rest);
  expect([code, changes()]).toEqual([1, 0]);
  expect(stderr).toContain(says);
});

test('on the embedded sandbox there is nothing to change', async () => {
  const none = { UPSTREAM_URL: '', PARTNER_ID: '', PARTNER_SECRET: '', APP_KEY: '', MODE: '' };
  const { code, stderr } = await rotate(fromFile(), { env: none });
  expect(code).toBe(1);
  expect(stderr).toContain('begins anew');
});

test('a wrong old secret is sent once, however often it is tried', async () => {
  const env = { PARTNER_SECRET: 'not-the-secret' };
  for (let n = 0; n < 3; n += 1) {
    const { code, stderr } = await rotate(fromFile(), { env });
    expect(code).toBe(1);
    expect(stderr).toContain('CREDENTIALS_LATCHED');
    expect(stderr).not.toContain('not-the-secret');
  }
  expect([changes(), await statusWith(oldSecret)]).toEqual([1, 200]);
});

test('a lost answer says that either secret may hold, and what to do', async () => {
  sandbox.addFault({ match: { method: 'PUT' }, effect: { kind: 'status', status: 503, when: 'after' } });
  const { code, stderr } = await rotate(fromFile());
  expect(code).toBe(1);
  expect(stderr).toContain('is not known');
  expect(stderr).toContain('doctor --login');
  expect(await statusWith(newSecret)).toBe(200);
});
