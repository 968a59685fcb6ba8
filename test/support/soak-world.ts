import { openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { hashKey } from '../../src/domain/api-keys.ts';
import { type GatewayProcess, startProcess } from './gateway-process.ts';
import { type Inspector, inspect } from './inspector.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { temporaryDirectory } from './upstream-stage.ts';

/** One gateway as a process, everything it stands on, and a look inside. */
export interface SoakWorld extends AsyncDisposable {
  readonly url: string;
  readonly process: GatewayProcess;
  readonly inspector: Inspector;
  readonly sandbox: Sandbox;
  readonly redis: RedisServer;
  readonly key: string;
  /** Where it writes its log. */
  readonly log: string;
  /** The partners file anew, with the other one of two allowances of its clients, and a signal to read it. */
  reload(): Promise<void>;
  /** The requests in a minute that the last one written allows. */
  readonly allowance: number;
  /** A Redis that knows nothing, and a process that has therefore forgotten all answers that it shares through it. */
  forget(): Promise<void>;
}

const clients = ['web', 'mobile'];
/** Idle connections to upstream are gone soon after the last call, and no look finds more of them than another. */
const keepAliveMs = 4_000;
const scopes =
  'customers, customers.write, accounts, accounts.write, transactions, identity, payments, reports, connect, billing, metrics';

export async function startSoakWorld(): Promise<SoakWorld> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short', keepAliveMs }));
  const redis = stack.use(await startRedis());
  const { path } = stack.use(await temporaryDirectory());
  const key = 's'.repeat(24);
  const partnersFile = join(path, 'partners.yaml');
  const [partner] = sandbox.info.partners;
  if (partner === undefined) throw new Error('the sandbox has no partner');
  let allowance = 100_000;
  const write = () => {
    allowance = allowance === 100_000 ? 100_001 : 100_000;
    const budget = `{ requestsPerMinute: ${allowance}, callsPerMinute: 1000000 }`;
    const entries = clients.map(
      (clientId, each) => `
      - clientId: ${clientId}
        keys: [{ hash: "sha256:${hashKey(each === 0 ? key : `${key}${each}`)}" }]
        scopes: [${scopes}]
        documents: any
        redirectUris: ["http://localhost/*"]
        budget: ${budget}`,
    );
    return writeFile(
      partnersFile,
      `partners:
  - partnerId: "${partner.partnerId}"
    environment: sandbox
    partnerSecret: ${partner.partnerSecret}
    appKey: ${partner.appKey}
    upstreamUrl: ${sandbox.url}
    clients:${entries.join('')}\n`,
    );
  };
  await write();
  const [port, log] = [await freePort(), join(path, 'log')];
  const process = await startProcess({
    stdout: openSync(log, 'a'),
    env: {
      NODE_OPTIONS: '--inspect=127.0.0.1:0',
      MODE: 'development',
      PARTNERS_FILE: partnersFile,
      MASTER_KEY: Buffer.alloc(32, 3).toString('base64'),
      REDIS_URL: redis.url,
      REDIS_CACHE: 'all',
      DATA_DIR: join(path, 'data'),
      PORT: String(port),
      ADMIN_PORT: 'off',
      MAX_REQUESTS_PER_SECOND: '1000',
      DRAIN_SECONDS: '5',
    },
  });
  const [, address = ''] = await process.printed(/Debugger listening on (ws:\S+)/);
  const inspector = stack.use(await inspect(address));
  const url = `http://127.0.0.1:${port}`;
  await isReady(url, process);
  const owned = stack.move();
  return {
    url,
    process,
    inspector,
    sandbox,
    redis,
    key,
    log,
    get allowance() {
      return allowance;
    },
    async reload() {
      await write();
      process.kill('SIGHUP');
    },
    async forget() {
      await redis.kill();
      await redis.start();
      const server = new Redis(redis.url);
      // It forgets as soon as it hears notices again.
      while ((await server.pubsub('CHANNELS')).length === 0) await sleep(20);
      server.disconnect();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function isReady(url: string, process: GatewayProcess): Promise<void> {
  let hasEnded = false;
  void process.exited.then(() => {
    hasEnded = true;
  });
  for (;;) {
    const status = await fetch(`${url}/readyz`, { headers: { connection: 'close' } }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    if (hasEnded) throw new Error(`ended before it was ready:\n${process.stderr()}`);
    await sleep(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
