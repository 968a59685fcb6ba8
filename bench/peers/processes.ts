import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Whose words a server's schema uses: ours, those of the REST API, or those with the rows of an account as a plain list. */
export type Dialect = 'own' | 'rest' | 'restBatched';

/** The server has a core of its own; what asks it and what it asks share the other. */
export const cores = { server: 0, others: 1 } as const;

export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Milliseconds from the start of the process until it listened. */
  readonly startMs: number;
}

export interface Server extends Started {
  readonly port: number;
  readonly path: string;
  readonly dialect: Dialect;
}

/** As the image and `npm start` run the gateway. */
export const gatewayFlags = ['--v8-pool-size=1'];

/** Starts a program of this folder, on one core unless that is null. It says by a message that it is ready. */
export async function start<T extends object>(
  file: string,
  core: number | null,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Started & T> {
  const from = performance.now();
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: [...process.execArgv, ...flags],
  });
  const pid = child.pid ?? 0;
  if (core !== null) pin(pid, core);
  const message = await hear<T>(child);
  // What serves may be a program that this one has started.
  return { child, pid, ...message, startMs: performance.now() - from };
}

/** @throws when the process ends instead of saying something */
async function hear<T>(child: ChildProcess): Promise<T> {
  const listening = new AbortController();
  const ended = once(child, 'exit', listening).then(([code]) => Promise.reject(new Error(`ended with ${code}`)));
  ended.catch(() => {});
  try {
    return await Promise.race([once(child, 'message', listening).then(([message]) => message as T), ended]);
  } finally {
    listening.abort();
  }
}

export async function ask<T>(child: ChildProcess, message: object | string): Promise<T> {
  const answer = hear<T>(child);
  child.send(message);
  return answer;
}

export async function stop({ child }: Started): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Threads that it starts later stay there as well. */
export function pin(pid: number, core: number | 'all'): void {
  const list = core === 'all' ? `0-${availableParallelism() - 1}` : String(core);
  const { status } = spawnSync('taskset', ['-a', '-p', '-c', list, String(pid)], { stdio: 'ignore' });
  if (status !== 0) throw new Error('taskset could not put a process on its core');
}

const ticksPerSecond = 100;

/** CPU time of a process with all its threads, in milliseconds. */
export const cpuMs = (pid: number): number => cpuOf(`/proc/${pid}`).ms;

/** The same of each thread: its name, its number and its milliseconds. */
export function threadsOf(pid: number): readonly { readonly thread: string; readonly ms: number }[] {
  const folder = `/proc/${pid}/task`;
  return readdirSync(folder).map((id) => {
    const { name, ms } = cpuOf(`${folder}/${id}`);
    return { thread: `${name} ${id}`, ms };
  });
}

function cpuOf(folder: string): { readonly name: string; readonly ms: number } {
  const stat = readFileSync(`${folder}/stat`, 'latin1');
  const end = stat.lastIndexOf(')');
  const fields = stat.slice(end + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { name: stat.slice(stat.indexOf('(') + 1, end), ms: (ticks * 1000) / ticksPerSecond };
}

/** Resident memory in MiB. */
export function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
}
