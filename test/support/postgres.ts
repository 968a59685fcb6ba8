import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

import { findProgram, unprivileged } from './debian-programs.ts';

const run = promisify(execFile);

export interface PostgresServer extends AsyncDisposable {
  /** A database that nobody else uses; answers its URL. */
  database(): Promise<string>;
  /** Ends the server without any tidying up, as a crash does. */
  crash(): Promise<void>;
  /** Starts it again on the same port and files. */
  start(): Promise<void>;
  /** Stops or resumes the server with all its connections: it is there and does not answer. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
}

/** Null where PostgreSQL cannot be had; the test is left out then, loudly. */
export const postgres = await findProgram({
  name: 'PostgreSQL 15',
  pattern: '/usr/lib/postgresql/*/bin/postgres',
  package: 'postgresql',
});

/**
 * A PostgreSQL server of its own on a free port, with its files in a temporary directory.
 *
 * @param settings by default those for speed: what a crash leaves on the disk is then anybody's guess
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = { fsync: 'off', full_page_writes: 'off' },
): Promise<PostgresServer> {
  if (postgres === null) throw new Error('there is no PostgreSQL here');
  const user = await unprivileged('postgres');
  const home = await mkdtemp(join(tmpdir(), 'ofg-postgres-'));
  if ('uid' in user) await chown(home, user.uid, user.gid);
  // In a session of its own: it must not hear the Ctrl-C of a terminal before the tests do.
  const how = { ...user, cwd: home, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, detached: true } as const;
  const data = join(home, 'data');
  const initdb = join(dirname(postgres), 'initdb');
  await run(initdb, ['-D', data, '-U', 'test', '--auth=trust', '--encoding=UTF8', '--no-sync'], how);
  const port = await freePort();
  const options = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '16MB',
    ...settings,
  };
  const args = ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])];

  const launch = async () => {
    const child = spawn(postgres ?? '', args, { ...how, stdio: ['ignore', 'ignore', 'pipe'] });
    const exited = once(child, 'exit');
    const stop = (signal: NodeJS.Signals) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    };
    const atExit = () => stop('SIGQUIT');
    process.once('exit', atExit);
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('ready to accept connections')) resolve();
      });
      exited.then(() => reject(new Error(`PostgreSQL did not start:\n${said}`)));
    });
    return {
      pid: child.pid ?? 0,
      async end(signal: NodeJS.Signals) {
        stop(signal);
        await exited;
        process.off('exit', atExit);
      },
    };
  };
  let server = await launch();
  const urlOf = (database: string) => `postgres://test@127.0.0.1:${port}/${database}`;

  return {
    async database() {
      const name = `db_${randomBytes(6).toString('hex')}`;
      await execute(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    crash: () => server.end('SIGQUIT'),
    async start() {
      server = await launch();
    },
    freeze: () => signalAll(server.pid, 'SIGSTOP'),
    thaw: () => signalAll(server.pid, 'SIGCONT'),
    async [Symbol.asyncDispose]() {
      await signalAll(server.pid, 'SIGCONT');
      await server.end('SIGQUIT');
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Each connection is a process of its own, and a group of its own. */
async function signalAll(pid: number, signal: NodeJS.Signals): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const child of [pid, ...children.trim().split(' ').map(Number)]) {
    try {
      if (child > 0) process.kill(child, signal);
    } catch {
      // Gone meanwhile.
    }
  }
}

/** Runs one statement on a connection of its own. */
export async function execute(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Free a moment ago; PostgreSQL cannot choose one by itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
