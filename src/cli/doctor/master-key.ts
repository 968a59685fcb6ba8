import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { loadMasterKey } from '../../lib/master-key.ts';
import { problemsBehind } from '../failure-screen.ts';
import { hasMemory } from '../login-memory.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Whether the key that protects what is stored is there and can be read. It is not made here. */
export async function checkMasterKey(config: Config): Promise<Finding> {
  if (config.masterKey !== null) return ok('master key', 'from MASTER_KEY');
  const path = join(config.dataDir, 'master.key');
  const isThere = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
  if (!isThere) return (await hasMemory(config)) ? orphaned(path) : ok('master key', 'made at the first start');
  try {
    await loadMasterKey(config.dataDir, null);
    return ok('master key', `${path}`);
  } catch (error) {
    const [problem] = problemsBehind(error, config) ?? [];
    if (problem === undefined) throw error;
    return fail('master key', problem.got, problem.fix);
  }
}

function orphaned(path: string): Finding {
  return warn(
    'master key',
    `${path} is gone, while what it protected is still there`,
    'Restore it from a backup, or set MASTER_KEY to it. With a new key refused logins are forgotten and cursors end.',
  );
}
