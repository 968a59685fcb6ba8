import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDirectory } from './make-directory.ts';

const keyBytes = 32;

/** The key file holds something else than a key. Overwriting it could orphan what was protected with it. */
export class BadKeyFileError extends Error {
  override readonly name = 'BadKeyFileError';
  readonly code = 'BAD_KEY_FILE';
  readonly path: string;

  constructor(path: string) {
    super(`${path} does not hold ${keyBytes} bytes in base64`);
    this.path = path;
  }
}

/**
 * The key that all others are derived from: the configured one, or the one in `dataDir`/master.key, which is made at the
 * first start and can be read by its owner only. Two processes that start together on one directory get the same key.
 *
 * @param configured 32 bytes in base64
 * @throws a system error when the directory cannot be written, BadKeyFileError when the file is not a key
 */
export async function loadMasterKey(dataDir: string, configured: string | null): Promise<Buffer> {
  if (configured !== null) return Buffer.from(configured, 'base64');
  await makeDirectory(resolve(dataDir));
  const path = join(dataDir, 'master.key');
  return (await readKey(path)) ?? (await createKey(path));
}

/** What keys are derived from: the master key, and the one that it takes the place of while that goes out of use. */
export interface KeyRing {
  /** The key in force for a purpose: what is made now is made with it. */
  current(purpose: string): Buffer;
  /** The key in force, then the one before: what either made is still good. */
  all(purpose: string): Keys;
  readonly masters: Keys;
}

export type Keys = readonly [current: Buffer, ...previous: Buffer[]];

interface KeySettings {
  readonly dataDir: string;
  readonly masterKey: { reveal(): string } | null;
  readonly masterKeyPrevious: { reveal(): string } | null;
}

/** @throws what `loadMasterKey` throws */
export async function loadKeyRing({ dataDir, masterKey, masterKeyPrevious }: KeySettings): Promise<KeyRing> {
  const current = await loadMasterKey(dataDir, masterKey?.reveal() ?? null);
  const previous = masterKeyPrevious === null ? [] : [Buffer.from(masterKeyPrevious.reveal(), 'base64')];
  return keyRingOf([current, ...previous.filter((key) => !key.equals(current))]);
}

export function keyRingOf(masters: Keys): KeyRing {
  const [master, ...previous] = masters;
  const current = (purpose: string) => purposeKey(master, purpose);
  return {
    masters,
    current,
    all: (purpose) => [current(purpose), ...previous.map((key) => purposeKey(key, purpose))],
  };
}

async function readKey(path: string): Promise<Buffer | null> {
  try {
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
    if (key.length !== keyBytes) throw new BadKeyFileError(path);
    await chmod(path, 0o600).catch(() => {});
    return key;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  }
}

/** The finished file is linked into place, so that no other process ever reads half a key. */
async function createKey(path: string): Promise<Buffer> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path).catch((error) => {
      if (!isSystemError(error, 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const key = await readKey(path);
  if (key === null) throw new BadKeyFileError(path);
  return key;
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** A key for one purpose only, which reveals nothing about the master key or the keys of other purposes. */
export function purposeKey(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'open-finance-gateway', purpose, keyBytes));
}
