import type { ChildProcess } from 'node:child_process';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtempDisposable, readdir, readFile, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test as base, describe, expect } from 'vitest';
import type { Stage } from '../support/dockerfile.ts';
import { finalStage, parseDockerfile } from '../support/dockerfile.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** What `npm ci` would put into node_modules, taken from our own instead of from a registry. */
async function install(directory: string, omitDevAndOptional: boolean): Promise<void> {
  if (!omitDevAndOptional) return symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  for (const path of Object.keys(packages).filter(Boolean)) {
    const { dev, optional, devOptional } = packages[path];
    if (dev || optional || devOptional) continue;
    const home = join(root, path);
    // What lies in a package's own node_modules is listed, or left out, by itself.
    const filter = (source: string) => !relative(home, source).split(sep).includes('node_modules');
    await cp(home, join(directory, path), { recursive: true, filter });
  }
}

/** Carries out what a stage copies and runs, in a directory that stands for its file system. */
async function build(stage: Stage, fileSystems: Map<string, string>, fileSystem: string): Promise<void> {
  let directory = fileSystem;
  for (const { name, text } of stage.instructions) {
    if (name === 'WORKDIR') directory = join(fileSystem, text);
    await mkdir(directory, { recursive: true });
    if (name === 'COPY') {
      const words = text.split(/\s+/);
      const [, from] = /^--from=(.+)$/.exec(words[0] ?? '') ?? [];
      const sources = from ? words.slice(1, -1) : words.slice(0, -1);
      const target = join(directory, words.at(-1) ?? '');
      for (const source of sources) {
        const path = from ? join(fileSystems.get(from) ?? '', source) : join(root, source);
        await cp(path, text.endsWith('/') ? join(target, basename(source)) : target, { recursive: true });
      }
    }
    if (name === 'RUN' && text.startsWith('npm ci'))
      await install(directory, text.includes('--omit=dev --omit=optional'));
    if (name === 'RUN' && /^(node scripts|npm sbom)/.test(text)) {
      const path = `${dirname(process.execPath)}:${process.env.PATH}`;
      execFileSync('sh', ['-c', text], { cwd: directory, env: { ...process.env, PATH: path }, stdio: 'inherit' });
    }
    if (name === 'RUN' && text.startsWith('mkdir')) await mkdir(join(fileSystem, 'data'));
  }
}

async function freePort(): Promise<string> {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : undefined);
}

async function exitOf(child: ChildProcess): Promise<[number | null, string | null]> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return [child.exitCode, child.signalCode];
}

const test = base.extend<{ image: { stage: Stage; fileSystem: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of a fixture's needs from this pattern
  image: async ({}, use) => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'image-'));
    const stages = parseDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'));
    const fileSystems = new Map<string, string>();
    for (const [index, stage] of stages.entries()) {
      const fileSystem = join(temporary.path, stage.alias ?? String(index));
      await build(stage, fileSystems, fileSystem);
      if (stage.alias) fileSystems.set(stage.alias, fileSystem);
    }
    const stage = finalStage(stages);
    await use({ stage, fileSystem: join(temporary.path, String(stages.length - 1)) });
  },
});

/** No engine here: the Dockerfile's own steps, carried out by hand, must end in a gateway that starts, answers and stops. */
describe('what the Dockerfile builds', () => {
  test('starts as the container would, passes its own health check and stops on its signal', async ({ image }) => {
    const { stage, fileSystem } = image;
    const cwd = join(fileSystem, stage.last('WORKDIR') ?? '');
    const env = {
      ...stage.environment,
      PATH: process.env.PATH,
      DATA_DIR: join(fileSystem, stage.environment.DATA_DIR ?? ''),
      HOST: '127.0.0.1',
      PORT: await freePort(),
      SANDBOX_PORT: await freePort(),
      ADMIN_PORT: 'off',
    };
    expect(await readdir(cwd)).not.toContain('src');
    // What is started need not be compiled again.
    expect((await readdir(join(cwd, 'dist/compiled'), { recursive: true })).length).toBeGreaterThan(10);
    const bill = JSON.parse(await readFile(join(cwd, 'dist/sbom.cdx.json'), 'utf8'));
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX' });
    expect(bill.components.length).toBeGreaterThan(20);
    const [, ...entry] = [...JSON.parse(stage.last('ENTRYPOINT') ?? ''), ...JSON.parse(stage.last('CMD') ?? '')];
    const gateway = spawn(process.execPath, entry, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [gateway.stdout, gateway.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    try {
      const [, , script] = JSON.parse(/CMD (\[.*\])$/.exec(stage.last('HEALTHCHECK') ?? '')?.[1] ?? '');
      const healthy = () => run(process.execPath, ['-e', script], { env });
      await expect
        .poll(
          () =>
            healthy().then(
              () => 'healthy',
              () => output,
            ),
          { timeout: 15_000 },
        )
        .toBe('healthy');
    } finally {
      gateway.kill(stage.last('STOPSIGNAL') as NodeJS.Signals);
    }
    expect(await exitOf(gateway), output).toEqual([0, null]);
  });
});
