/** Sets the programs of this folder up as their users would: packages from the lockfile, the client packed, code generated. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtempDisposable, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../support/run-program.ts';

const folder = import.meta.dirname;
const root = join(folder, '../..');

/** npm of the PATH, or the one that started us: on Windows the first is a script that cannot be executed without a shell. */
export function npm(cwd: string, ...args: string[]): Promise<{ stdout: string }> {
  const { npm_execpath: path } = process.env;
  return path ? runProgram(process.execPath, [path, ...args], { cwd }) : runProgram('npm', args, { cwd });
}

/** Installs the client libraries, unless what is there came from this lockfile. */
export async function installClients(): Promise<void> {
  const stamp = join(folder, 'node_modules/.lock-hash');
  const hash = createHash('sha256')
    .update(await readFile(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return;
  await npm(folder, 'ci', '--ignore-scripts', '--prefix', folder);
  await writeFile(stamp, hash);
}

/** `npm pack` of client/; answers the path of the tarball and what is in it. */
export async function packClient(
  into: string,
): Promise<{ readonly tarball: string; readonly files: readonly string[] }> {
  // Under `npm test` the settings of the gateway's own project hold here too, and they let no script run, not even the build.
  const args = ['--json', '--no-ignore-scripts', '--pack-destination', into];
  const { stdout } = await npm(join(root, 'client'), 'pack', ...args);
  // What the build prints comes before it.
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(into, packed.filename), files: packed.files.map(({ path }) => path).toSorted() };
}

/** Puts the packed client where a program of this folder finds it. `npm ci` would take it out again. */
async function addClient(): Promise<void> {
  await using temporary = await mkdtempDisposable(join(tmpdir(), 'client-'));
  const { tarball } = await packClient(temporary.path);
  const target = join(folder, 'node_modules/open-finance-gateway-client');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  await runProgram('tar', ['-xzf', tarball, '--strip-components=1', '-C', target]);
}

/** The gateway's examples as operations of Relay, which wants them named after their module. */
async function writeRelayExamples(): Promise<void> {
  const examples = join(root, 'examples');
  const target = join(folder, 'relay/generated');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  for (const file of (await readdir(examples)).filter((name) => name.endsWith('.graphql'))) {
    const name = file.slice(0, -'.graphql'.length);
    const prefix = name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const text = (await readFile(join(examples, file), 'utf8'))
      .replace(
        /^(query|mutation) \w+/m,
        (_, kind: string) => `${kind} ${prefix}${kind === 'query' ? 'Query' : 'Mutation'}`,
      )
      // The compiler passes over a text with a backtick in it, and says nothing.
      .replaceAll(/^ *#.*\n/gm, '');
    const source = `import { graphql } from 'relay-runtime';\n\nexport default graphql\`\n${text}\`;\n`;
    await writeFile(join(target, `${name}.ts`), source);
  }
}

/** Everything that the programs of the four families need before they can be checked and run. */
export async function prepareFamilies(): Promise<void> {
  await installClients();
  const bin = (path: string) => join(root, 'node_modules', path);
  await Promise.all([
    addClient(),
    runProgram(process.execPath, [bin('@graphql-codegen/cli/esm/bin.js'), '--config', 'codegen.ts'], { cwd: folder }),
    writeRelayExamples().then(() =>
      runProgram(process.execPath, [join(folder, 'node_modules/relay-compiler/cli.js')], { cwd: folder }),
    ),
  ]);
}

/** Type-checks the programs with the compiler of the gateway. */
export async function checkTypes(): Promise<string> {
  const { stdout } = await runProgram(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    folder,
  ]).catch((error: { stdout: string }) => error);
  return stdout;
}
