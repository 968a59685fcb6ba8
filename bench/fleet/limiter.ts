import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startSandbox } from '../../sandbox/index.ts';
import { startRedis } from '../../test/support/redis.ts';
import { temporaryDirectory } from '../../test/support/upstream-stage.ts';
import { percentile } from '../../test/support/upstream-traffic.ts';
import { atLeast, atMost, exactly, type Scenario } from '../figure.ts';
import type { Birth, Order, Sent } from './instance.ts';

const hidden = { perSecond: 100, burst: 20 };
type Calls = Sent['calls'];

async function startInstance(birth: Birth) {
  const child = fork(join(import.meta.dirname, 'instance.ts'), [JSON.stringify(birth)]);
  const exited = once(child, 'exit');
  const reply = async () => ((await once(child, 'message'))[0] as Sent).calls;
  await reply();
  return {
    async run(order: Order): Promise<Calls> {
      child.send(order);
      return reply();
    },
    async [Symbol.asyncDispose]() {
      child.send({ do: 'leave' } satisfies Order);
      await exited;
    },
  };
}

/** Of a second of work: sent, and turned away. */
const share = (calls: Calls) => (100 * calls.filter(([, status]) => status === 429).length) / calls.length;
const between = (calls: Calls, from: number, to: number) => calls.filter(([at]) => at >= from && at < to);

/** Four processes, one Redis, and an upstream that never says how much it takes. */
export const limiter: Scenario = async () => {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short' }));
  const redis = stack.use(await startRedis());
  const [partner] = sandbox.info.partners;
  if (partner === undefined) throw new Error('the sandbox has no partner');
  const { partnerId, partnerSecret, appKey } = partner;
  const { path: dataDir } = stack.use(await temporaryDirectory());
  const birth = { redisUrl: redis.url, dataDir, upstreamUrl: sandbox.url, partnerId, partnerSecret, appKey };
  const instances: Awaited<ReturnType<typeof startInstance>>[] = [];
  for (let each = 0; each < 4; each += 1) instances.push(stack.use(await startInstance(birth)));
  const all = async (order: Order) => (await Promise.all(instances.map(({ run }) => run(order)))).flat();
  const saturated = (seconds: number) => all({ do: 'saturate', workers: 15, forMs: seconds * 1_000 });
  const logins = () => sandbox.calls().byTemplate['POST /aggregation/v2/partners/authentication'] ?? 0;
  sandbox.setLimits(hidden);

  let from = Date.now();
  const steady = between(await saturated(30), from + 15_000, from + 30_000);
  const used = steady.filter(([, status]) => status !== 429).length / 15;

  // Killed two seconds into it, started again eight seconds later.
  from = Date.now();
  const around = saturated(20);
  await sleep(2_000);
  await redis.kill();
  const killedAt = Date.now();
  await sleep(8_000);
  await redis.start();
  const backAt = Date.now();
  const calls = await around;
  const alone = between(calls, killedAt, killedAt + 8_000).length / 8;
  const after = between(calls, backAt + 1_000, backAt + 6_000).filter(([, status]) => status !== 429).length / 5;

  // Forgets everything under load.
  const client = new Redis(redis.url);
  const flushed = saturated(6);
  await sleep(3_000);
  const flushedAt = Date.now();
  await client.flushall();
  const burst = between(await flushed, flushedAt, flushedAt + 1_000).length - hidden.perSecond;
  client.disconnect();

  // Few calls, beside a server that hangs.
  const quiet = all({ do: 'arrive', perSecond: 10, forMs: 6_000 });
  await sleep(2_000);
  redis.freeze();
  await sleep(3_000);
  redis.thaw();
  const hung = (await quiet).map(([, , queueMs]) => queueMs);

  const [first, ...others] = instances;
  await first?.run({ do: 'enqueue', count: 5_000 });
  await sleep(3_000);
  const asked = await Promise.all(others.map(({ run }) => run({ do: 'arrive', perSecond: 15, forMs: 10_000 })));
  const waits = asked.flat().map(([, , queueMs]) => queueMs);

  return [
    atLeast('four processes, hidden 100/s, second 15 to 30: budget used', used, 95, ' %'),
    atMost('four processes, hidden 100/s, second 15 to 30: 429s', share(steady), 1, ' %'),
    atMost(
      '5,000 background calls queued on one: interactive wait at the others, p95',
      percentile(waits, 0.95),
      50,
      ' ms',
    ),
    atMost('Redis killed: calls sent, of the budget', alone, 110, ' %'),
    atLeast('Redis back, from 1 s after: budget used', after, 90, ' %'),
    atMost('Redis hung: wait for the budget, p99', percentile(hung, 0.99), 60, ' ms'),
    atMost('Redis flushed: calls in the second after, beyond the budget', burst, hidden.burst),
    exactly('logins in all that', logins(), 1),
  ];
};
