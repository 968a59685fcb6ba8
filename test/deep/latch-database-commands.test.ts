import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import { startSandbox } from '../../sandbox/index.ts';
import { callsTo, credentialsOf, loginTemplate, runCommand } from '../support/command.ts';
import { postgres, startPostgres } from '../support/postgres.ts';

test.skipIf(postgres === null)(
  'commands read and release the latches of the database that the gateway uses',
  async () => {
    await using sandbox = await startSandbox({ directory: 'short' });
    await using server = await startPostgres();
    const env = {
      ...credentialsOf(sandbox),
      MODE: 'development',
      API_KEYS: 'k'.repeat(24),
      PARTNER_SECRET: 'not-the-secret-1',
      DATABASE_URL: await server.database(),
      MASTER_KEY: randomBytes(32).toString('base64'),
    };
    // Each command has a data directory of its own: all that they have in common is the database.
    const refused = await runCommand(['doctor', '--login'], env);
    expect(refused.output).toMatch(/OK +database +PostgreSQL can be used/);
    expect(refused.code).toBe(1);
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(1);

    const known = await runCommand(['doctor', '--login'], env);
    expect(known.output).toMatch(/FAIL +latch/);
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(1);

    const released = await runCommand(['partner', 'release', sandbox.info.partners[0]!.partnerId, '--yes'], env);
    expect(released.output).toContain('Released.');
    await runCommand(['doctor', '--login'], env);
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(2);

    await server.crash();
    const away = await runCommand(['doctor'], env);
    expect(away.output).toMatch(/FAIL +database .*ECONNREFUSED/);
    expect(away.code).toBe(1);
  },
);
