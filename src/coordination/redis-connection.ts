import { Redis } from 'ioredis';
import type { Clock, Timer } from '../lib/clock.ts';

/** What is written when the server goes and comes back. */
export interface ConnectionLog {
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

export interface RedisConnectionOptions {
  /** redis:// or rediss://, with the password in it. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: ConnectionLog;
  /**
   * Longer than any answer on a healthy network takes, short enough that nobody notices the one call that waits for it.
   *
   * @default 50
   */
  readonly commandMs?: number;
}

/** The server is known not to answer, or has just not answered. */
export class RedisAwayError extends Error {
  override readonly name = 'RedisAwayError';
}

export interface RedisConnection extends AsyncDisposable {
  readonly redis: Redis;
  /** Runs a command, at once rejected with RedisAwayError while the server is known to be away. */
  ask<T>(run: () => Promise<T>): Promise<T>;
}

const probeEveryMs = 200;
const longestReconnectMs = 500;
const startMs = 2_000;

/**
 * A connection that never makes anybody wait: commands are not queued while there is no connection and not sent again, and
 * after the first that is not answered in time nobody tries until a probe is answered.
 */
export async function connectRedis({
  url,
  clock,
  log,
  commandMs = 50,
}: RedisConnectionOptions): Promise<RedisConnection> {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandMs,
    connectTimeout: 1_000,
    retryStrategy: (times) => Math.min(25 * 2 ** times, longestReconnectMs),
    enableReadyCheck: true,
  });
  let away = false;
  let probe: Timer | undefined;

  // Without a listener the process would end; what it says is said by `fail`.
  redis.on('error', fail);
  await firstAnswer(redis);
  if (redis.status !== 'ready') fail(new Error('no connection'));

  function fail(cause: unknown): void {
    if (away) return;
    away = true;
    log.warn(
      { reason: reasonOf(cause) },
      'Redis does not answer; this instance goes on alone, with its share of the budget',
    );
    probeSoon();
  }

  function probeSoon(): void {
    probe = clock.after(probeEveryMs, async () => {
      try {
        await redis.ping();
        away = false;
        log.info({}, 'Redis answers again');
      } catch {
        probeSoon();
      }
    });
  }

  return {
    redis,
    async ask(run) {
      if (away) throw new RedisAwayError('Redis is away');
      try {
        return await run();
      } catch (cause) {
        fail(cause);
        throw new RedisAwayError('Redis did not answer', { cause });
      }
    },
    async [Symbol.asyncDispose]() {
      away = true;
      probe?.cancel();
      redis.disconnect();
    },
  };
}

/** Resolves with the first connection, or when it has been waited for long enough to start without one. */
function firstAnswer(redis: Redis): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, startMs);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The name of what went wrong: messages of the client may hold the address, never its password. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause ? String(cause.code) : cause.message.slice(0, 100);
}
