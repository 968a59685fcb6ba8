import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { credentialsOf } from '../support/command.ts';
import { loginsOf } from '../support/fleet.ts';
import { addressesOf, ask, startProcess } from '../support/gateway-process.ts';
import { askMany } from '../support/load.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { askOnce, countOf, customers, started, workersOf } from '../support/workers.ts';

describe('WORKERS=2', () => {
  test('replaces a worker that dies, whose counts stay', async () => {
    const gateway = await startProcess({ env: { WORKERS: '2' } });
    const { url, adminUrl } = await addressesOf(gateway);
    await Promise.all(Array.from({ length: 10 }, () => askOnce(url, customers(3))));
    expect(await countOf(adminUrl, started)).toBe(10);
    const [first = 0, second] = await workersOf(gateway);
    process.kill(first, 'SIGKILL');
    await gateway.printed(/a worker has ended; another takes its place/);
    await expect.poll(() => workersOf(gateway), { timeout: 10_000 }).toHaveLength(2);
    expect(await workersOf(gateway)).toContain(second);
    expect(await ask(url, customers(4))).toHaveProperty('data.customers');
    expect(await countOf(adminUrl, started)).toBe(11);
    gateway.kill('SIGINT');
    expect(await gateway.exited).toBe(0);
  });

  test('leaves nothing behind when it is killed', async () => {
    const gateway = await startProcess({ env: { WORKERS: '2' } });
    const { url } = await addressesOf(gateway);
    gateway.kill('SIGKILL');
    await gateway.exited;
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`).then(
            () => 'there',
            () => 'gone',
          ),
        { timeout: 5_000 },
      )
      .toBe('gone');
  });

  test.skipIf(redisServer === null)('says on the port of operators that Redis is away for its workers', async () => {
    await using redis = await startRedis();
    await redis.kill();
    const env = { REDIS_URL: redis.url, MASTER_KEY: randomBytes(32).toString('base64') };
    const { adminUrl } = await addressesOf(await startProcess({ env: { WORKERS: '2', ...env } }));
    const says = async () => {
      const response = await fetch(`${adminUrl}/readyz`);
      const { status, coordination } = (await response.json()) as { status: string; coordination: { state: string } };
      const counts = await Promise.all(
        ['away', 'connected'].map((state) => countOf(adminUrl, new RegExp(`^ofg_coordination\\{state="${state}"`))),
      );
      return [response.status, status, coordination.state, ...counts];
    };
    await expect.poll(says, { timeout: 10_000 }).toEqual([200, 'degraded', 'away', 2, 0]);
    await redis.start();
    await expect.poll(says, { timeout: 10_000 }).toEqual([200, 'ready', 'connected', 0, 2]);
  });

  test('says once what is wrong with a setting', async () => {
    const other = await startProcess();
    const { url } = await addressesOf(other);
    const gateway = await startProcess({ env: { WORKERS: '4', PORT: new URL(url).port } });
    expect(await gateway.exited).toBe(1);
    expect(gateway.stderr().match(/is taken by another process/g)).toHaveLength(1);
    expect(gateway.output()).not.toMatch(/^\s+at /m);
  });
});

describe('WORKERS=4', () => {
  test('logs in once, and sends no more together than one process may', async () => {
    const perSecond = 40;
    const keys = ['a', 'b'].map((letter) => letter.repeat(24));
    await using sandbox = await startSandbox({ directory: 'short' });
    const gateway = await startProcess({
      env: {
        ...credentialsOf(sandbox),
        MODE: 'production',
        API_KEYS: keys.map((key, each) => `client${each}:${key}`).join(','),
        TRUSTED_DOCUMENTS: 'off',
        MAX_REQUESTS_PER_SECOND: String(perSecond),
        WORKERS: '4',
      },
    });
    const [, url = ''] = await gateway.printed(/"url":"([^"]+)"[^\n]*"msg":"ready"/);
    // Each is a call of its own.
    const query = (each: number) => `{ customers(first: 1, search: "u${each}") { edges { node { username } } } }`;
    const load = (count: number, from: number) =>
      askMany({ url, keys, count, ask: (each) => ({ query: query(from + each) }) });
    // Until the rate has been learnt.
    expect(await load(100, 0)).toEqual([]);
    const { total: before } = sandbox.calls();
    const from = performance.now();
    expect(await load(200, 1_000)).toEqual([]);
    const seconds = (performance.now() - from) / 1_000;
    const sent = sandbox.calls().total - before;
    console.info(`${sent} calls in ${seconds.toFixed(1)} s at ${perSecond} a second`);
    expect(sent).toBe(200);
    // A fifth of a second's worth may come at once.
    expect(sent).toBeLessThanOrEqual(perSecond * seconds + perSecond / 5 + 1);
    expect(loginsOf(sandbox)).toBe(1);
    gateway.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
  });
});
