import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';

export interface Condition {
  /** Memory that is left after a collection. */
  readonly keptBytes: number;
  /** The longest time since the last question in which its own work kept the event loop from turning. */
  readonly longestStallMs: number;
}

/** A gateway in a process of its own, which nothing that this process does makes slow or large. */
export interface HostileGateway extends AsyncDisposable {
  readonly url: string;
  readonly sandbox: Sandbox;
  condition(): Promise<Condition>;
}

/** Its client may ask as much as it likes, and what it remembers of upstream is held small: what grows then is something else. */
export async function startHostileGateway(): Promise<HostileGateway> {
  const sandbox = await startSandbox({ directory: 'short' });
  const child = fork(
    fileURLToPath(new URL('./hostile-gateway-process.ts', import.meta.url)),
    [sandbox.url, JSON.stringify(sandbox.info)],
    { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const ended = once(child, 'exit');
  const hear = async <T>(): Promise<T> => {
    const heard = once(child, 'message').then(([message]) => message as T);
    return Promise.race([heard, ended.then(([code]) => Promise.reject(new Error(`it ended with ${code}`)))]);
  };
  const url = await hear<string>();
  return {
    url,
    sandbox,
    condition() {
      child.send('condition');
      return hear<Condition>();
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
      await sandbox[Symbol.asyncDispose]();
    },
  };
}
