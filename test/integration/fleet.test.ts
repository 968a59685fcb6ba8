import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';

import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { parseConfig } from '../../src/config.ts';
import { secret } from '../../src/domain/secret.ts';
import { type Gateway, startGateway } from '../../src/gateway.ts';
import { type RedisServer, redisServer, startRedis } from '../support/redis.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

interface Fleet extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly redis: RedisServer;
  readonly gateways: readonly Gateway[];
}

async function startFleet(size: number): Promise<Fleet> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox());
  const redis = stack.use(await startRedis());
  const masterKey = secret(randomBytes(32).toString('base64'));
  const gateways: Gateway[] = [];
  for (let each = 0; each < size; each += 1) {
    const { path } = stack.use(await temporaryDirectory());
    const config = {
      ...parseConfig({ DATA_DIR: path }),
      port: 0,
      admin: null,
      limits: { startPerSecond: 1_000, maxPerSecond: 1_000 },
      masterKey,
      redisUrl: secret(redis.url),
      partners: sandboxPartners(sandbox.info, sandbox.url),
    };
    gateways.push(stack.use(await startGateway(config)));
  }
  const owned = stack.move();
  return { sandbox, redis, gateways, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function ask({ url }: Gateway, query: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code ?? 'answered';
}

const loginsOf = (sandbox: Sandbox) => sandbox.calls().byTemplate['POST /aggregation/v2/partners/authentication'] ?? 0;

/** Differs with `page`, so that no instance answers from its cache. */
const customers = (page: number) => `{ customers(first: ${page}) { edges { node { username } } } }`;

describe.skipIf(redisServer === null)('two gateways on one Redis', () => {
  test('log in once for their first calls together, and never again because Redis forgets or dies', async () => {
    await using fleet = await startFleet(2);
    const { sandbox, redis, gateways } = fleet;
    const everywhere = (pages: readonly number[]) =>
      Promise.all(gateways.flatMap((gateway) => pages.map((page) => ask(gateway, customers(page)))));

    const first = await everywhere(Array.from({ length: 25 }, (_, page) => page + 1));
    expect(new Set(first)).toEqual(new Set(['answered']));
    expect(loginsOf(sandbox)).toBe(1);

    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    expect(new Set(await everywhere([30, 31]))).toEqual(new Set(['answered']));
    await redis.kill();
    expect(new Set(await everywhere([40, 41]))).toEqual(new Set(['answered']));
    await redis.start();
    expect(new Set(await everywhere([50, 51]))).toEqual(new Set(['answered']));
    expect(loginsOf(sandbox)).toBe(1);
  });
});
