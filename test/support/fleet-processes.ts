import { randomBytes } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { credentialsOf } from './command.ts';
import { type GatewayProcess, startProcess } from './gateway-process.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { temporaryDirectory } from './upstream-stage.ts';

export interface FleetMember {
  readonly process: GatewayProcess;
  readonly url: string;
}

export interface ProcessFleet extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly redis: RedisServer;
  /** One more process, on a port of its own. Resolves when it is ready. */
  join(env?: Readonly<Record<string, string>>): Promise<FleetMember>;
  /** One more process, not waited for. */
  launch(env?: Readonly<Record<string, string>>): Promise<GatewayProcess>;
}

export const fleetKey = 'k'.repeat(24);

/** Gateways as processes that share a Redis, a data directory and a sandbox; a database would do for the directory. */
export async function startProcessFleet(env: Readonly<Record<string, string>> = {}): Promise<ProcessFleet> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short' }));
  const redis = stack.use(await startRedis());
  const { path } = stack.use(await temporaryDirectory());
  const common = {
    ...credentialsOf(sandbox),
    MODE: 'production',
    ADMIN_PORT: 'off',
    API_KEYS: `test:${fleetKey}`,
    TRUSTED_DOCUMENTS: 'off',
    MASTER_KEY: randomBytes(32).toString('base64'),
    REDIS_URL: redis.url,
    DATA_DIR: path,
    MAX_REQUESTS_PER_SECOND: '1000',
    ...env,
  };
  const launch = (own: Readonly<Record<string, string>> = {}) => startProcess({ env: { ...common, ...own } });
  const owned = stack.move();
  return {
    sandbox,
    redis,
    launch,
    async join(own) {
      const process = await launch(own);
      return { process, url: await addressOf(process) };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Where a process in production mode says that it listens. */
async function addressOf(process: GatewayProcess): Promise<string> {
  const [, url = ''] = await process.printed(/"url":"([^"]+)"[^\n]*"msg":"ready"/);
  return url;
}

/** `answered`, the code of the first error, or the name of what went wrong with the connection. */
export async function outcomeOf(url: string, query: string): Promise<string> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': fleetKey },
      body: JSON.stringify({ query }),
    });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? 'answered';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}

/** Differs with `page`: nothing is answered from a cache. */
export const customersPage = (page: number) => `{ customers(first: ${page}) { edges { node { username } } } }`;
