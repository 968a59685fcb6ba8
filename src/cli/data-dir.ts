import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeDirectory } from '../lib/make-directory.ts';

/**
 * Makes sure that the data directory exists and can be written, before anything depends on it: a database that fails
 * later fails in words of its own.
 *
 * @param probe part of the name of a file that is written and removed again; unlike that of other processes
 * @returns the absolute path
 * @throws the system's error, whose `path` is the directory or what is in the way of it
 */
export async function prepareDataDir(dataDir: string, probe: string): Promise<string> {
  const path = resolve(dataDir);
  await makeDirectory(path);
  const file = join(path, `.probe-${probe}`);
  try {
    await writeFile(file, 'x');
  } catch (error) {
    // The operator knows of no such file.
    throw Object.assign(error as NodeJS.ErrnoException, { path });
  } finally {
    await rm(file, { force: true });
  }
  return path;
}
