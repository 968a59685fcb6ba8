import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigError, problemWith } from '../config/problems.ts';
import type { Config } from '../config.ts';
import { type MovedTable, moveStores } from '../store/move-stores.ts';
import { commandConfig } from './command-config.ts';
import type { Edge } from './edge.ts';
import { runCommand } from './run-command.ts';
import { rows } from './text.ts';

/** Takes what the files of the data directory remember over to PostgreSQL. May be repeated, and cut off. */
export function runMigrate(edge: Edge): Promise<number> {
  return runCommand(
    edge,
    'Not everything was taken over',
    () => commandConfig(edge.env),
    async (config) => {
      const { dataDir, databaseUrl } = config;
      if (databaseUrl === null) {
        throw new ConfigError([
          problemWith('DATABASE_URL', 'not set', 'Set it to the database that takes everything over.'),
        ]);
      }
      await checkKey(config);
      edge.stdout.write(`\nFrom ${resolve(dataDir)}:\n\n`);
      const moved: MovedTable[] = [];
      await moveStores(dataDir, databaseUrl.reveal(), (table) => {
        moved.push(table);
        edge.stdout.write(
          `${rows([[`${table.store}.${table.table}`, `${table.rows} rows, ${table.added} of them new`]])}\n`,
        );
      });
      const sum = (count: (table: MovedTable) => number) => moved.reduce((total, table) => total + count(table), 0);
      const total = `${sum(({ rows: all }) => all)} rows, ${sum(({ added }) => added)} of them new`;
      edge.stdout.write(
        moved.length === 0
          ? '  nothing: there are no files of a gateway\n\n'
          : `\n${total}. The files stay as they are.\n\n`,
      );
      return 0;
    },
  );
}

/** Rows are named by hashes under the key that the directory was filled with: under another one they would mean nothing. */
async function checkKey({ dataDir, masterKey, masterKeyPrevious }: Config): Promise<void> {
  const filled = await readFile(join(dataDir, 'master.key'), 'utf8').catch(() => null);
  const known = [masterKey, masterKeyPrevious].map((key) => key?.reveal());
  if (filled === null || known.includes(filled.trim())) return;
  const fix = `Set MASTER_KEY to what is in ${join(resolve(dataDir), 'master.key')}: what is stored there is named by that key.`;
  throw new ConfigError([problemWith('MASTER_KEY', 'another key than that of DATA_DIR', fix)]);
}
