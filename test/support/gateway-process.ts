import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface GatewayProcess {
  readonly pid: number;
  /** Everything written so far, standard output and standard error together. */
  output(): string;
  stderr(): string;
  /** Resolves with what the pattern finds in the output, as soon as it does. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals | null>;
}

export interface ProcessOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout?: 'pipe' | number;
  /** A program with its arguments that starts it, and becomes it. */
  readonly inside?: readonly string[];
}

/** The gateway as an operator starts it: a process of its own, on free ports and an empty data directory. */
export async function startProcess({
  args = ['serve'],
  env = {},
  stdout = 'pipe',
  inside = [],
}: ProcessOptions = {}): Promise<GatewayProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-'));
  const [program = process.execPath, ...rest] = [...inside, process.execPath, '--v8-pool-size=1', main, ...args];
  const child = spawn(program, rest, {
    env: {
      // What one process has compiled, the next one need not compile again.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      MALLOC_ARENA_MAX: '2',
      PATH: process.env.PATH,
      PORT: '0',
      SANDBOX_PORT: '0',
      ADMIN_PORT: '0',
      DATA_DIR: join(dataDir, 'data'),
      ...env,
    },
    stdio: ['ignore', stdout, 'pipe'],
  });
  let all = '';
  let errors = '';
  const listeners = new Set<() => void>();
  const collect = (text: string) => {
    all += text;
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    collect(text);
  });
  // 'close' and not 'exit': the last lines may still be on their way.
  const exited = once(child, 'close').then(([code, signal]) => signal ?? code);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    pid: child.pid ?? 0,
    output: () => all,
    stderr: () => errors,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(all);
          if (found === null) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        exited.then(() => reject(new Error(`ended without printing ${pattern}:\n${all}`)));
        look();
      }),
    kill: (signal) => child.kill(signal),
    exited,
  };
}

export interface Addresses {
  readonly url: string;
  readonly adminUrl: string;
  readonly sandboxUrl: string;
}

/** The addresses that the banner shows. */
export async function addressesOf(gateway: GatewayProcess): Promise<Addresses> {
  await gateway.printed(/"msg":"ready"/);
  const [, url = ''] = await gateway.printed(/GraphQL +(http\S+)\/graphql/);
  const [, adminUrl = ''] = await gateway.printed(/Metrics +(http\S+)\/metrics/);
  const [, sandboxUrl = ''] = await gateway.printed(/Sandbox +(http[^\s;]+)/);
  return { url, adminUrl, sandboxUrl };
}

/** Asks with the demo key. */
export async function ask(url: string, query: string): Promise<{ data?: unknown; errors?: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown; errors?: unknown };
}
