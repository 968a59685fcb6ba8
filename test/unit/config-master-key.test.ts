import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BadKeyFileError, loadMasterKey, purposeKey } from '../../src/lib/master-key.ts';

async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'master-key-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

describe('the master key', () => {
  test('is made once, for its owner only, and found again', async () => {
    const dataDir = join(await directory(), 'deep', 'data');
    const key = await loadMasterKey(dataDir, null);
    expect(key).toHaveLength(32);
    expect(await loadMasterKey(dataDir, null)).toEqual(key);
    expect(Buffer.from(await readFile(join(dataDir, 'master.key'), 'utf8'), 'base64')).toEqual(key);
    expect((await stat(join(dataDir, 'master.key'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['master.key']);
  });

  test('is the same for processes that start together', async () => {
    const dataDir = await directory();
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadMasterKey(dataDir, null)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  });

  test('comes from the configuration when it is there, and touches no disk', async () => {
    const configured = Buffer.alloc(32, 9).toString('base64');
    expect((await loadMasterKey('/nonexistent/\0', configured)).toString('base64')).toBe(configured);
  });

  test('is never replaced: a damaged file is an error', async () => {
    const dataDir = await directory();
    await writeFile(join(dataDir, 'master.key'), 'half');
    await expect(loadMasterKey(dataDir, null)).rejects.toThrow(BadKeyFileError);
    await rm(join(dataDir, 'master.key'));
    await mkdir(join(dataDir, 'master.key'));
    await expect(loadMasterKey(dataDir, null)).rejects.toThrow();
  });

  test('gives each purpose a key of its own, always the same', () => {
    const master = Buffer.alloc(32, 1);
    expect(purposeKey(master, 'cursors')).toEqual(purposeKey(master, 'cursors'));
    expect(purposeKey(master, 'cursors')).not.toEqual(purposeKey(master, 'latches'));
    expect(purposeKey(master, 'cursors')).toHaveLength(32);
  });
});
