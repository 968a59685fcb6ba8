import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SandboxInfo } from '../../sandbox/index.ts';
import type { Asking, Outcome } from './traffic.ts';

export interface Vitals {
  /** Connections of clients. */
  readonly inbound: number;
  readonly timers: number;
}

/** A gateway and its upstream, each in a process of its own. */
export interface Stage extends AsyncDisposable {
  readonly url: string;
  readonly info: SandboxInfo;
  /** @param nice how willingly its process gives way to the others, as of `nice` */
  crowd(nice: number): Promise<Crowd>;
  /** A process that holds so many senders that never end, and so many subscriptions. */
  holder(customerId: string, senders: number, subscriptions: number): Promise<Holder>;
  /** What the gateway holds open. */
  vitals(): Promise<Vitals>;
}

export interface Holder {
  /** Senders that the gateway has not closed. */
  left(): Promise<number>;
  /** Without a word to anybody. */
  kill(): Promise<void>;
}

/** Whoever asks, in a process of its own. */
export type Crowd = (asking: Omit<Asking, 'url'>) => Promise<Outcome>;

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
  const stack = new AsyncDisposableStack();
  const run = (name: string, ...args: string[]) => {
    const child = start(name, ...args);
    stack.defer(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
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
  return {
    url,
    info,
    async crowd(nice) {
      const child = run('traffic-process', String(nice));
      await hear(child);
      return (asking) => {
        child.send({ ...asking, url });
        return hear<Outcome>(child);
      };
    },
    async holder(customerId, senders, subscriptions) {
      const child = run('holder-process', url, customerId, String(senders), String(subscriptions));
      await hear(child);
      return {
        left() {
          child.send('left');
          return hear<number>(child);
        },
        async kill() {
          const exited = once(child, 'exit');
          child.kill('SIGKILL');
          await exited;
        },
      };
    },
    vitals() {
      gateway.send('vitals');
      return hear<Vitals>(gateway);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
