import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { findBundledNode } from './node-binary.mjs';

/**
 * Makes node_modules what package-lock.json says it is.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function ensurePackages(root, say) {
  if (isFresh(root)) return;
  const release = lock(root, say);
  try {
    // Whoever held the lock may have done the work.
    if (isFresh(root)) return;
    say('Installing dependencies (about 30 s)…');
    install(root);
    writeStamp(root);
  } finally {
    release();
  }
}

const lockfileOf = (root) => join(root, 'package-lock.json');
const stampOf = (root) => join(root, 'node_modules', '.bootstrap-stamp');

/** What the installed tree depends on: the lockfile, and the machine, since platform packages differ. */
function fingerprint(root) {
  const lockfile = readFileSync(lockfileOf(root));
  return createHash('sha256').update(lockfile).update(`${process.platform}-${process.arch}`).digest('hex');
}

function isFresh(root) {
  try {
    if (readFileSync(stampOf(root), 'utf8') === fingerprint(root)) return true;
  } catch {
    // No stamp: the packages are missing, or somebody ran npm by hand.
  }
  if (!installedAsLocked(root)) return false;
  writeStamp(root);
  return true;
}

/**
 * Compares contents, not times: a checkout gives an old lockfile a new time and a new lockfile an old one. npm writes its
 * list of what is installed last, so an interrupted installation has none; but `--package-lock-only` writes it as well,
 * hence the look at the folders.
 */
function installedAsLocked(root) {
  try {
    const locked = JSON.parse(readFileSync(lockfileOf(root), 'utf8')).packages;
    const installed = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const isInstalled = ([path, wanted]) => {
      const found = installed[path];
      if (found === undefined) return path === '' || Boolean(wanted.optional);
      return found.version === wanted.version && found.integrity === wanted.integrity && existsSync(join(root, path));
    };
    return Object.entries(locked).every(isInstalled) && findBundledNode(root) !== null;
  } catch {
    return false;
  }
}

function writeStamp(root) {
  try {
    writeFileSync(stampOf(root), fingerprint(root));
  } catch {
    // A read-only checkout works as well, a few milliseconds slower.
  }
}

function install(root) {
  // --loglevel=error hides the warnings that packages wish for a newer Node than the one npm runs on: they get it.
  const args = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ];
  const [command, ...first] = npmCommand();
  const result = spawnSync(command, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: first.length === 0 && process.platform === 'win32',
  });
  if (result.status === 0) return;
  const output = [result.error?.message, result.stdout, result.stderr].filter(Boolean).join('\n').trim();
  throw new Error(
    `The dependencies could not be installed: npm ${args[0]} failed.\n\n${output}\n\nRepair what it names, then run the same command again.`,
  );
}

/** The npm that runs us, on the Node that runs us; otherwise the one on the PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script !== undefined && basename(script) === 'npm-cli.js' && existsSync(script))
    return [process.execPath, script];
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return existsSync(beside) ? [process.execPath, beside] : ['npm'];
}

const namingMs = 2_000;

/** Two commands started together on a fresh clone must not install over each other. */
function lock(root, say) {
  const path = join(tmpdir(), `bootstrap-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  const holder = join(path, 'pid');
  for (let told = false; ; ) {
    try {
      mkdirSync(path);
      writeFileSync(holder, String(process.pid));
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') return () => {};
    }
    if (!isHeld(path, holder)) rmSync(path, { recursive: true, force: true });
    else if (!told) say('Waiting for another command that is installing the dependencies…');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** A lock without a process behind it is left over, unless it was made just now: its holder writes its name next. */
function isHeld(path, holder) {
  try {
    const pid = Number(readFileSync(holder, 'utf8'));
    if (pid > 0) {
      process.kill(pid, 0);
      return true;
    }
  } catch (error) {
    if (error.code !== 'ENOENT') return error.code === 'EPERM';
  }
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < namingMs;
}
