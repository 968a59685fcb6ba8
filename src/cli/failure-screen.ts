import { resolve } from 'node:path';
import type { ConfigProblem } from '../config/problems.ts';
import { ConfigError, problemWith } from '../config/problems.ts';
import type { Config } from '../config.ts';
import { BadKeyFileError } from '../lib/master-key.ts';
import { UnusableDatabaseError } from '../store/stores.ts';
import { rows } from './text.ts';

/**
 * One screen that names what to change, for everything that an operator can cause and repair. Null for the rest: those
 * are defects of the gateway and keep their stack.
 *
 * @param config what was in force, where it came so far
 * @param what what did not happen, as the beginning of the screen
 */
export function failureScreen(
  error: unknown,
  config: Config | null,
  what = 'The gateway did not start',
): string | null {
  const problems = problemsBehind(error, config);
  return problems === null ? null : screen(what, problems);
}

/** The settings that an error is about; null where it is about none. */
export function problemsBehind(error: unknown, config: Config | null): readonly ConfigProblem[] | null {
  if (error instanceof ConfigError) return error.problems;
  if (config === null || !(error instanceof Error)) return null;
  if (error instanceof BadKeyFileError) return [badKeyFile(error, config)];
  if (error instanceof UnusableDatabaseError) return [unusableDatabase(error)];
  const { code, syscall, path, port, host, address }: SystemFailure = error;
  if (port !== undefined && code !== undefined) return [cannotListen(code, port, host ?? address, config)];
  if (code !== undefined && isInside(path, config.dataDir)) return [unusableDataDir(code, syscall, path, config)];
  return null;
}

/** What a system error carries. Our own listen errors say `host`, those of the sandbox `address`. */
interface SystemFailure extends NodeJS.ErrnoException {
  readonly port?: number;
  readonly host?: string;
  readonly address?: string;
}

function screen(what: string, problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? 'one setting needs attention' : `${problems.length} settings need attention`;
  const parts = problems.map(({ name, got, wanted, example, fix }) =>
    rows([
      [name, `${got}; wanted ${wanted}`],
      ...(example === null ? [] : [['  example', example.startsWith('#') ? example : `${name}=${example}`] as const]),
      ['  fix', fix],
    ]),
  );
  return `\n${what}: ${count}.\n\n${parts.join('\n\n')}\n\nEvery setting is described in .env.example.\n\n`;
}

function cannotListen(code: string, port: number, host: string | undefined, config: Config): ConfigProblem {
  const name = settingOf(port, host, config);
  const free = String(port + 1);
  const known: Record<string, Pick<ConfigProblem, 'got' | 'wanted' | 'example' | 'fix'>> = {
    EADDRINUSE: {
      got: `port ${port} is taken by another process`,
      wanted: 'a free port',
      example: free,
      fix: `Stop the other process, or choose another port. 0 picks a free one.`,
    },
    EACCES: {
      got: `port ${port} is reserved for privileged users`,
      wanted: 'a port that this user may open',
      example: '4000',
      fix: 'Choose a port above 1023.',
    },
  };
  const notOurs = {
    got: `${host} cannot be opened (${code})`,
    wanted: 'an address of this machine',
    example: name === 'ADMIN_PORT' ? `127.0.0.1:${port}` : '127.0.0.1',
    fix: 'Listen on an address that this machine has, or on 0.0.0.0 for all of them.',
  };
  const reason = known[code];
  if (reason !== undefined) return { name, ...reason };
  return { name: name === 'PORT' ? 'HOST' : name, ...notOurs };
}

/** Port and host together: several ports may be 0. */
function settingOf(port: number, host: string | undefined, { port: own, host: ownHost, admin }: Config) {
  if (port === own && (host === undefined || host === ownHost)) return 'PORT';
  if (port === admin?.port && (host === undefined || host === admin.host)) return 'ADMIN_PORT';
  return 'SANDBOX_PORT';
}

const reasons: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of that name',
  EISDIR: 'there is a directory where a file should be',
  ENOSPC: 'the disk is full',
  ENOENT: 'it cannot be made there',
};

function unusableDataDir(
  code: string,
  syscall: string | undefined,
  path: string | undefined,
  config: Config,
): ConfigProblem {
  return {
    name: 'DATA_DIR',
    got: `${path ?? config.dataDir}: ${reasons[code] ?? `${syscall} failed`} (${code})`,
    wanted: 'a directory that can be written and survives restarts',
    example: './data',
    fix: `Make ${resolve(config.dataDir)} writable for the user that runs the gateway, or choose another directory.`,
  };
}

function unusableDatabase({ message }: UnusableDatabaseError): ConfigProblem {
  const fix = 'Make it reachable from here for a role that may create tables, or unset it to keep state in DATA_DIR.';
  return problemWith('DATABASE_URL', message, fix);
}

function badKeyFile(error: BadKeyFileError, config: Config): ConfigProblem {
  return {
    name: 'MASTER_KEY',
    got: `not set, and ${error.message}`,
    wanted: '32 bytes in base64, here or in the file',
    example: 'the output of: openssl rand -base64 32',
    fix: `Restore the file from a backup of ${config.dataDir}. Without one, delete it: a new key is made, cursors in use end, and refused logins are forgotten.`,
  };
}

function isInside(path: string | undefined, directory: string): boolean {
  if (path === undefined) return false;
  const [inner, outer] = [resolve(path), resolve(directory)];
  return inner.startsWith(outer) || outer.startsWith(inner);
}
