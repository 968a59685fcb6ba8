import type { Config } from '../../config.ts';
import { connectRedis, tryWrite } from '../../coordination/redis-connection.ts';
import { systemClock } from '../../lib/clock.ts';
import { silentLogger } from '../../lib/logger.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const slowMs = 10;

/** Whether the server that REDIS_URL names answers and takes writes, and soon enough. A gateway starts without it, alone. */
export async function checkRedis({ redisUrl }: Config): Promise<readonly Finding[]> {
  if (redisUrl === null) return [];
  await using connection = await connectRedis({
    url: redisUrl.reveal(),
    clock: systemClock,
    log: silentLogger,
  });
  const { redis, patient } = connection;
  try {
    await patient(() => tryWrite(redis));
    const from = systemClock.monotonic();
    await patient(() => redis.time());
    const tookMs = systemClock.monotonic() - from;
    const text = `answers in ${tookMs.toFixed(1)} ms`;
    if (tookMs <= slowMs) return [ok('redis', text)];
    return [warn('redis', text, 'Put it nearer: every upstream call asks it for a piece of the budget.')];
  } catch {
    return [
      fail(
        'redis',
        'does not answer, or takes no writes',
        'Check REDIS_URL and the server: each instance has a login and a share of its own until then.',
      ),
    ];
  }
}
