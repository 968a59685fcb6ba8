import { randomBytes } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { secret } from '../../src/domain/secret.ts';
import { type Gateway, type GatewayOverrides, startGateway } from '../../src/gateway.ts';
import type { GraphqlAnswer } from './gateway.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { temporaryDirectory } from './upstream-stage.ts';

export interface Fleet extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly redis: RedisServer;
  readonly gateways: readonly Gateway[];
  readonly config: Config;
}

export interface FleetOptions {
  readonly configure?: (config: Config) => Config;
  readonly overrides?: GatewayOverrides;
  /** One for all, as a shared database would be. @default each has its own */
  readonly sharedStores?: boolean;
}

/** Gateways of this process that share a Redis and a sandbox. */
export async function startFleet(
  size: number,
  { configure = (config) => config, overrides = {}, sharedStores = false }: FleetOptions = {},
): Promise<Fleet> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short' }));
  const redis = stack.use(await startRedis());
  const masterKey = secret(randomBytes(32).toString('base64'));
  const first = stack.use(await temporaryDirectory()).path;
  const configFor = (dataDir: string) =>
    configure({
      ...parseConfig({ DATA_DIR: dataDir }),
      port: 0,
      admin: null,
      limits: { startPerSecond: 1_000, maxPerSecond: 1_000 },
      masterKey,
      redisUrl: secret(redis.url),
      partners: sandboxPartners(sandbox.info, sandbox.url),
    });
  const gateways: Gateway[] = [];
  for (let each = 0; each < size; each += 1) {
    const dataDir = sharedStores ? first : stack.use(await temporaryDirectory()).path;
    gateways.push(stack.use(await startGateway(configFor(dataDir), overrides)));
  }
  const owned = stack.move();
  return { sandbox, redis, gateways, config: configFor(first), [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Asks one of them with the demo key. */
export async function askOne<T = any>(
  { url }: { readonly url: string },
  query: string,
  variables: object = {},
): Promise<GraphqlAnswer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'x-api-key': 'sandbox',
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer<T>;
}

export const loginsOf = (sandbox: Sandbox): number =>
  sandbox.calls().byTemplate['POST /aggregation/v2/partners/authentication'] ?? 0;
