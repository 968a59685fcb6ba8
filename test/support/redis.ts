import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findProgram } from './debian-programs.ts';

export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Ends the server at once; what it knew is lost. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Stops or resumes it with all its connections: it is there and does not answer. */
  freeze(): void;
  thaw(): void;
}

/** Null where Redis cannot be had; the test is left out then, loudly. */
export const redisServer = await findProgram({
  name: 'Redis',
  pattern: '/usr/bin/{redis,valkey}-server',
  package: 'redis-server',
});

/** A Redis or Valkey server of its own on a free port, which writes nothing to the disk. */
export async function startRedis(): Promise<RedisServer> {
  if (redisServer === null) throw new Error('there is no Redis here');
  const program = redisServer;
  const home = await mkdtemp(join(tmpdir(), 'ofg-redis-'));
  // Port 0 would mean no port at all: the first start looks for a free one by trying.
  let port = 0;

  async function launch(wanted: number) {
    const args = ['--port', String(wanted), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', home];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    const exited = once(child, 'exit');
    const atExit = () => child.kill('SIGKILL');
    process.once('exit', atExit);
    exited.then(() => process.off('exit', atExit));
    const ready = await new Promise<boolean>((resolve) => {
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ready to accept connections')) resolve(true);
      });
      exited.then(() => resolve(false));
    });
    return ready ? { child, exited } : null;
  }

  async function launchSomewhere() {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      port = 20_000 + Math.floor(Math.random() * 10_000);
      const launched = await launch(port);
      if (launched !== null) return launched;
    }
    throw new Error('no free port for Redis');
  }

  let server = await launchSomewhere();
  const kill = async () => {
    server.child.kill('SIGKILL');
    await server.exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async start() {
      const launched = await launch(port);
      if (launched === null) throw new Error(`Redis did not start again on port ${port}`);
      server = launched;
    },
    freeze: () => void server.child.kill('SIGSTOP'),
    thaw: () => void server.child.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      server.child.kill('SIGCONT');
      await kill();
      await rm(home, { recursive: true, force: true });
    },
  };
}
