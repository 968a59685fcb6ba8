import { randomUUID } from 'node:crypto';
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { prepareDataDir } from '../data-dir.ts';
import { problemsBehind } from '../failure-screen.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const mebibyte = 1024 * 1024;
/** Latches and idempotency keys are small; a database that cannot grow by a page fails all the same. */
const tooLittle = 64 * mebibyte;
const little = 512 * mebibyte;

/** Kinds of file systems, by the number that Linux has for them, whose contents go with the machine or the container. */
const fleeting: ReadonlyMap<number, string> = new Map([
  [0x01021994, 'memory (tmpfs)'],
  [0x858458f6, 'memory (ramfs)'],
  [0x794c7630, "a container's own layer (overlayfs)"],
]);

/** Whether the data directory can be written, will be there tomorrow, and has room. Nothing is made that was not there. */
export async function checkDataDir(config: Config): Promise<readonly Finding[]> {
  const path = resolve(config.dataDir);
  try {
    const existing = await nearestExisting(path);
    if (existing === path) await prepareDataDir(path, randomUUID());
    else await access(existing, constants.W_OK | constants.X_OK);
    const { type, bavail, bsize } = await statfs(existing);
    const made = existing === path ? '' : ', made at the first start';
    return [durability(config, `${path}${made}`, type), diskSpace(path, bavail * bsize)];
  } catch (error) {
    const [problem] = problemsBehind(error, config) ?? [];
    if (problem === undefined) throw error;
    return [fail('data directory', problem.got, problem.fix)];
  }
}

async function nearestExisting(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    return nearestExisting(dirname(path));
  }
}

function durability({ upstream }: Config, text: string, type: number): Finding {
  const kind = fleeting.get(type);
  if (kind === undefined || upstream.kind === 'embedded') return ok('data directory', text);
  return warn(
    'data directory',
    `${text} lies in ${kind}`,
    'Mount a volume and set DATA_DIR to it: refused logins are remembered there, and a restart that forgets them can lock the partner.',
  );
}

function diskSpace(path: string, free: number): Finding {
  const text = `${free >= 10 * 1024 * mebibyte ? `${Math.floor(free / 1024 / mebibyte)} GiB` : `${Math.floor(free / mebibyte)} MiB`} free`;
  const remedy = `Make room on the disk of ${path}.`;
  if (free < tooLittle) return fail('disk space', text, remedy);
  return free < little ? warn('disk space', text, remedy) : ok('disk space', text);
}
