import { readdir, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { type Finding, ok, warn } from './finding.ts';

/**
 * How many processes have the data directory open. Without Redis token and request budget live in each of them: together
 * they exceed the app key's limit. Only Linux tells, and only of processes of this machine or container.
 */
export async function checkInstances(config: Config): Promise<Finding> {
  if (config.redisUrl !== null) return ok('instances', 'any number: they share token and request budget through Redis');
  const count = await holdersOf(join(config.dataDir, 'latches.db'));
  const elsewhere = 'those elsewhere cannot be seen from here';
  if (count === null) return ok('instances', 'cannot be counted on this system: run one for each app key');
  if (count <= 1) return ok('instances', `${count} on this data directory; ${elsewhere}`);
  return warn(
    'instances',
    `${count} on this data directory, without a store that they share`,
    'Set REDIS_URL, or run one instance for each app key: together they exceed its limit.',
  );
}

/** Processes other than this one that have a file open; null where the system does not tell. */
async function holdersOf(file: string): Promise<number | null> {
  const [self, wanted] = await Promise.all([
    readlink('/proc/self').catch(() => null),
    realpath(file).catch(() => null),
  ]);
  if (self === null) return null;
  if (wanted === null) return 0;
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== self);
  const holds = await Promise.all(processes.map((id) => hasOpen(id, wanted)));
  return holds.filter(Boolean).length;
}

/** False for those that end meanwhile, and for those of other users. */
async function hasOpen(id: string, file: string): Promise<boolean> {
  const folder = `/proc/${id}/fd`;
  const names = await readdir(folder).catch(() => []);
  const targets = await Promise.all(names.map((name) => readlink(join(folder, name)).catch(() => null)));
  return targets.includes(file);
}
