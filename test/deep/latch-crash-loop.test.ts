import { randomBytes } from 'node:crypto';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, test, vi } from 'vitest';

import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { type GatewayProcess, startProcess } from '../support/gateway-process.ts';
import { postgres, startPostgres } from '../support/postgres.ts';
import { scale } from '../support/scale.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

interface Size {
  readonly processes: number;
  /** Of each process. */
  readonly deaths: number;
  /** Answered, by all of them together. */
  readonly operations: number;
}

const isDeep = scale > 1;
const promised: Size = { processes: 8, deaths: 20, operations: 10_000 };
/** Always as many at once as are promised. `npm run test:deep` shows all of it on a directory, TEST_SCALE=100 on a database. */
const directorySize: Size = {
  processes: promised.processes,
  deaths: Math.min(promised.deaths, 1 + scale),
  operations: Math.min(promised.operations, 500 * scale),
};
const databaseSize = scale >= 100 ? promised : { processes: 8, deaths: 4, operations: 2_000 };
const limitMs = isDeep ? 900_000 : 120_000;

const loginPath = '/aggregation/v2/partners/authentication';
const key = 'a-key-of-twenty-characters';
const wrongSecret = 'not-the-secret-1';

type Environment = Readonly<Record<string, string>>;

function environmentOf(sandbox: Sandbox): Environment {
  const { partnerId, appKey } = sandbox.info.partners[0]!;
  return {
    MODE: 'development',
    ADMIN_PORT: 'off',
    UPSTREAM_URL: sandbox.url,
    PARTNER_ID: partnerId,
    PARTNER_SECRET: wrongSecret,
    APP_KEY: appKey,
    API_KEYS: `web:${key}`,
  };
}

interface Tally {
  deaths: number;
  operations: number;
  /** Operations whose process died under them. */
  cut: number;
  /** How the others ended. */
  readonly codes: Set<string>;
  stderr: string;
}

/** The error code of an operation, `answered`, or `cut` where the process is gone. */
async function operate(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ query: '{ customers { edges { node { username } } } }' }),
    });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? 'answered';
  } catch {
    return 'cut';
  }
}

async function start(env: Environment): Promise<{ gateway: GatewayProcess; url: string }> {
  const gateway = await startProcess({ env });
  const [, url = ''] = await gateway.printed(/"url":"(http[^"]+)"/);
  return { gateway, url };
}

/**
 * From the start to kill -9. Half of the lives end with their first operations, the others when all that they were given is
 * done. In the deep tier some of the first end in the midst of a login: the others then wait 15 s for its permit to run out.
 */
async function live(env: Environment, operations: number, tally: Tally): Promise<void> {
  const { gateway, url } = await start(env);
  let left = operations;
  const first = Promise.withResolvers<void>();
  const ask = async () => {
    while (left > 0) {
      left -= 1;
      const end = await operate(url);
      if (end === 'cut') {
        tally.cut += 1;
        return;
      }
      first.resolve();
      tally.operations += 1;
      tally.codes.add(end);
    }
  };
  const asked = Promise.all(Array.from({ length: 10 }, ask));
  const early = isDeep ? pause(Math.random() * 100) : first.promise;
  await (Math.random() < 0.5 ? early : asked);
  gateway.kill('SIGKILL');
  expect(await gateway.exited).toBe('SIGKILL');
  await asked;
  tally.deaths += 1;
  tally.stderr += gateway.stderr();
}

/** Each process dies and is started again, all of them at once; then one does what is left to do. */
async function crashLoop(environments: readonly Environment[], { deaths, operations }: Size): Promise<Tally> {
  const tally: Tally = { deaths: 0, operations: 0, cut: 0, codes: new Set(), stderr: '' };
  const share = Math.ceil(operations / (environments.length * deaths));
  await Promise.all(
    environments.map(async (env) => {
      for (let death = 0; death < deaths; death += 1) await live(env, share, tally);
    }),
  );
  while (tally.operations < operations) await live(environments[0]!, operations - tally.operations, tally);
  return tally;
}

/** One refusal that is remembered, at most two that were sent, a partner that is not locked, and a screen that helps. */
async function expectOneRefusal(sandbox: Sandbox, env: Environment, { stderr, ...tally }: Tally): Promise<void> {
  const { byTemplate, total } = sandbox.calls();
  console.info({ ...tally, sends: total });
  expect(total, 'nothing but logins is sent').toBe(byTemplate[`POST ${loginPath}`]);
  expect([1, 2]).toContain(total);
  expect(tally.codes).toContain('CREDENTIALS_LATCHED');
  expect(tally.codes).not.toContain('answered');
  expect(stderr).toContain('CREDENTIALS_LATCHED');
  expect(stderr).toContain('PARTNER_SECRET');
  expect(stderr).not.toContain(wrongSecret);
  const { partnerSecret } = sandbox.info.partners[0]!;
  const { url } = await start({ ...env, PARTNER_SECRET: partnerSecret });
  expect(await operate(url)).toBe('answered');
}

/** The files of all that died there, by SQLite's own check. */
function expectNoDamage(directory: string): void {
  const files = globSync(join(directory, '*.db'));
  expect(files.map((file) => basename(file))).toEqual(expect.arrayContaining(['latches.db', 'metrics.db']));
  for (const file of files) {
    using database = new DatabaseSync(file, { readOnly: true });
    expect(database.prepare('pragma integrity_check').all(), file).toEqual([{ integrity_check: 'ok' }]);
  }
}

async function slowSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  // Long enough for some to die in the midst of it; the others then wait for the permit to run out.
  if (isDeep) sandbox.addFault({ match: { path: loginPath }, effect: { kind: 'latency', ms: 50 } });
  return sandbox;
}

test(
  'a wrong secret is refused once, however many processes on one directory die however often',
  async () => {
    await using sandbox = await slowSandbox();
    await using volume = await temporaryDirectory();
    const env = { ...environmentOf(sandbox), DATA_DIR: volume.path };
    const tally = await crashLoop(Array(directorySize.processes).fill(env), directorySize);
    await expectOneRefusal(sandbox, env, tally);
    expectNoDamage(volume.path);
  },
  limitMs,
);

test.skipIf(!isDeep || postgres === null)(
  'and once for processes with a directory each that share a database',
  async () => {
    await using stack = new AsyncDisposableStack();
    const sandbox = stack.use(await slowSandbox());
    const server = stack.use(await startPostgres({}));
    const shared = { DATABASE_URL: await server.database(), MASTER_KEY: randomBytes(32).toString('base64') };
    const directories = await Promise.all(Array.from({ length: databaseSize.processes }, temporaryDirectory));
    const environments = directories.map((directory) => {
      stack.use(directory);
      return { ...environmentOf(sandbox), ...shared, DATA_DIR: directory.path };
    });
    const tally = await crashLoop(environments, databaseSize);
    await expectOneRefusal(sandbox, environments[0]!, tally);
  },
  limitMs,
);

// Half a minute of waiting for permits to run out, on the clock of the processes.
test.skipIf(!isDeep)('processes that die while the answer is on its way send it twice and never again', async () => {
  await using sandbox = await startSandbox();
  await using volume = await temporaryDirectory();
  const env = { ...environmentOf(sandbox), DATA_DIR: volume.path };
  sandbox.addFault({ match: { path: loginPath }, effect: { kind: 'hang' } });
  for (let sends = 1; sends <= 2; sends += 1) {
    const { gateway, url } = await start(env);
    const cut = operate(url);
    await vi.waitFor(() => expect(sandbox.calls().total).toBe(sends), { timeout: 25_000, interval: 5 });
    gateway.kill('SIGKILL');
    expect(await cut).toBe('cut');
  }
  const { url } = await start(env);
  expect(await operate(url)).toBe('CREDENTIALS_LATCHED');
  expect(sandbox.calls().byTemplate).toEqual({ [`POST ${loginPath}`]: 2 });
});
