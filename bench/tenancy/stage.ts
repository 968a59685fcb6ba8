import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import type { SandboxInfo } from '../../sandbox/index.ts';

export interface Vitals {
  readonly sockets: number;
  readonly timers: number;
}

/** A gateway and its upstream, each in a process of its own. */
export interface Stage extends AsyncDisposable {
  readonly url: string;
  readonly info: SandboxInfo;
  /** What the gateway holds open. */
  vitals(): Promise<Vitals>;
}

export interface Answer {
  readonly status: number;
  /** Milliseconds from before it was sent until its last byte. */
  readonly ms: number;
  /** Of the first error; undefined when there is none. */
  readonly code?: string;
}

export type Ask = (query: string, variables: object, key?: string) => Promise<Answer>;

const start = (name: string, ...args: string[]): ChildProcess =>
  fork(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

/** @throws when it ends instead */
async function hear<T>(child: ChildProcess): Promise<T> {
  const listening = new AbortController();
  const ended = once(child, 'exit', listening).then(([code]) =>
    Promise.reject(new Error(`a process ended with ${code}`)),
  );
  try {
    return await Promise.race([once(child, 'message', listening).then(([message]) => message as T), ended]);
  } finally {
    listening.abort();
    ended.catch(() => {});
  }
}

export async function startStage(): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const run = (name: string, ...args: string[]) => {
    const child = start(name, ...args);
    stack.defer(async () => {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    });
    return child;
  };
  const upstream = run('upstream-process');
  const { url: upstreamUrl, info } = await hear<{ url: string; info: SandboxInfo }>(upstream);
  const gateway = run('gateway-process', upstreamUrl, JSON.stringify(info));
  const { url } = await hear<{ url: string }>(gateway);
  const owned = stack.move();
  return {
    url,
    info,
    vitals() {
      gateway.send('vitals');
      return hear<Vitals>(gateway);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Asks over connections of its own, as many as there are asks at a time. */
export function asker(url: string): Ask & AsyncDisposable {
  const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
  const ask: Ask = async (query, variables, key = 'sandbox') => {
    const from = performance.now();
    const { statusCode, body } = await request(`${url}/graphql`, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await body.json()) as { errors?: { extensions: { code: string } }[] };
    const code = answer.errors?.[0]?.extensions.code;
    return { status: statusCode, ms: performance.now() - from, ...(code !== undefined && { code }) };
  };
  return Object.assign(ask, { [Symbol.asyncDispose]: () => dispatcher.destroy() });
}
