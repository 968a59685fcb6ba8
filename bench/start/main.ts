import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cpuMs, gatewayFlags, rssMb } from '../peers/processes.ts';
import { printed } from '../printed.ts';

/**
 * From the start of the process to its first answer, in production, with the sandbox in a process and on a core of its own.
 * `npm run build` first. `--rounds 7`, `--entry dist/src/main.js`, `--cores 0` is where the gateway may run, `0,1` leaves it both.
 * The first round of an entry fills what is kept from start to start and is not counted.
 */
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    entry: { type: 'string', multiple: true, default: ['dist/src/main.js'] },
    cores: { type: 'string', multiple: true, default: ['0', '0,1'] },
    wanted: { type: 'string', default: '1000' },
  },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const apiKey = 'k'.repeat(24);
const query =
  '{ customers(first: 1) { edges { node { customerId accounts { accountId name balance { amount } institution { name } } } } } }';

interface Start {
  readonly listensMs: number;
  readonly answersMs: number;
  readonly cpu: number;
  readonly rss: number;
}

const sandbox = spawn(process.execPath, ['src/main.ts', 'sandbox', '--port', '0'], { cwd: root });
try {
  const upstream = await printed(sandbox, /(http:\/\/127\.0\.0\.1:\d+)/);
  const info = (await (await fetch(`${upstream}/__sandbox/info`)).json()) as { partners: Record<string, string>[] };
  const [partner = {}] = info.partners;
  const settings = {
    PARTNER_ID: partner.partnerId,
    PARTNER_SECRET: partner.partnerSecret,
    APP_KEY: partner.appKey,
    UPSTREAM_URL: upstream,
    API_KEYS: `bench:${apiKey}`,
    TRUSTED_DOCUMENTS: 'off',
    NODE_ENV: 'production',
    ADMIN_PORT: 'off',
    PORT: '0',
  };
  let isFast = true;
  for (const entry of options.entry) {
    if (!existsSync(join(root, entry))) throw new Error(`there is no ${entry}: npm run build`);
    for (const cores of options.cores) {
      await startOnce(entry, cores, settings);
      const starts: Start[] = [];
      for (let round = 0; round < Number(options.rounds); round++) starts.push(await startOnce(entry, cores, settings));
      const answersMs = median(starts.map((start) => start.answersMs));
      isFast &&= answersMs <= Number(options.wanted);
      const spread = `${Math.min(...starts.map((start) => start.answersMs)).toFixed(0)}–${Math.max(...starts.map((start) => start.answersMs)).toFixed(0)}`;
      process.stdout.write(
        `${entry} on core ${cores}: listens after ${median(starts.map((start) => start.listensMs)).toFixed(0)} ms, ` +
          `answers after ${answersMs.toFixed(0)} ms (${spread}), CPU ${median(starts.map((start) => start.cpu)).toFixed(0)} ms, ` +
          `RSS ${median(starts.map((start) => start.rss)).toFixed(0)} MiB\n`,
      );
    }
  }
  process.exitCode = isFast ? 0 : 1;
} finally {
  sandbox.kill();
}

async function startOnce(entry: string, cores: string, settings: NodeJS.ProcessEnv): Promise<Start> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'bench-start-'));
  const from = performance.now();
  const child = spawn('taskset', ['-c', cores, process.execPath, ...gatewayFlags, entry, 'serve'], {
    cwd: root,
    env: { ...process.env, ...settings, DATA_DIR: folder.path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await printed(child, /"url":"([^"]+)"/);
    const listensMs = performance.now() - from;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const answersMs = performance.now() - from;
    if (response.status !== 200 || text.includes('"errors"')) throw new Error(text);
    const pid = child.pid ?? 0;
    return { listensMs, answersMs, cpu: cpuMs(pid), rss: rssMb(pid) };
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
