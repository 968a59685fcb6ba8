import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface DebianProgram {
  readonly name: string;
  /** Where Debian puts it; of several the last by name is taken. */
  readonly pattern: string;
  readonly package: string;
}

/**
 * Path of a server that a test starts. Root installs Debian's package where it is missing, once for all that ask at the same
 * time. Null where it cannot be had: a CI run fails then, any other says loudly what it leaves out.
 */
export async function findProgram(program: DebianProgram): Promise<string | null> {
  const found = look(program) ?? (await install(program).then(() => look(program)));
  if (found !== undefined) return found;
  const message = `${program.name} is not there: install Debian's package ${program.package}, as root or by hand`;
  if (process.env.CI) throw new Error(message);
  process.stderr.write(`\n*** LEFT OUT: ${message}\n\n`);
  return null;
}

function look({ pattern }: DebianProgram): string | undefined {
  return globSync(pattern).sort().at(-1);
}

async function install({ package: name }: DebianProgram): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const commands = `apt-get update && apt-get install -y --no-install-recommends ${name}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('flock', ['/tmp/ofg-tests-apt.lock', 'sh', '-c', commands], { env }).catch((error: Error) => {
    process.stderr.write(`\n*** ${name} could not be installed: ${error.message}\n\n`);
  });
}

/** Whom a server may run as that refuses to be root's: itself, or an unprivileged user where this is root. */
export async function unprivileged(...names: readonly string[]): Promise<{ uid: number; gid: number } | object> {
  if (process.getuid?.() !== 0) return {};
  const users = new Map(
    (await readFile('/etc/passwd', 'utf8'))
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const name = [...names, 'nobody'].find((candidate) => users.has(candidate));
  return users.get(name ?? '') ?? {};
}
