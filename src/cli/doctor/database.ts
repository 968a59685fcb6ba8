import type { Config } from '../../config.ts';
import { systemClock } from '../../lib/clock.ts';
import { silentLogger } from '../../lib/logger.ts';
import { openStores } from '../../store/stores.ts';
import { problemsBehind } from '../failure-screen.ts';
import { type Finding, fail, ok } from './finding.ts';

/** Whether the database that DATABASE_URL names can be used. Opened as the gateway does, which makes its tables. */
export async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  const { dataDir, databaseUrl } = config;
  if (databaseUrl === null) return [];
  try {
    await using _stores = await openStores({
      dataDir,
      databaseUrl: databaseUrl.reveal(),
      clock: systemClock,
      log: silentLogger,
    });
    return [ok('database', 'PostgreSQL can be used, and has the tables of this version')];
  } catch (error) {
    const [problem] = problemsBehind(error, config) ?? [];
    if (problem === undefined) throw error;
    return [fail('database', problem.got, problem.fix)];
  }
}
