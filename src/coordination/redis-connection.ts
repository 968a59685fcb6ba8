import { setImmediate as nextTurn } from 'node:timers/promises';
import { Redis, ReplyError } from 'ioredis';
import { type CoordinationHealth, sharing } from '../domain/gateway-health.ts';
import type { Clock, Timer } from '../lib/clock.ts';

/** Of every key. Versioned: instances of different releases share a server during a rolling restart. */
export const prefix = 'ofg1';

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
  /** Told when the server goes and comes back. */
  readonly onHealth?: ((health: CoordinationHealth) => void) | undefined;
}

/** The server is known not to answer, or has just not answered. */
class RedisAwayError extends Error {
  override readonly name = 'RedisAwayError';
}

/** Runs a command; rejects with RedisAwayError when there is no answer. */
export type AskRedis = <T>(run: () => Promise<T>) => Promise<T>;

export interface RedisConnection extends AsyncDisposable {
  readonly redis: Redis;
  health(): CoordinationHealth;
  /** Whoever finds out by himself that the server does not serve says so. */
  lose(cause: unknown): void;
  /** Has this done whenever the server is back, before anybody is told so: it may have come back empty. */
  onReturn(restore: () => Promise<unknown>): void;
  /** For what each call asks: after the first silence of 50 ms nobody waits until a probe is answered. */
  readonly quick: AskRedis;
  /** For what is rare and not worth much waiting: waits for up to a second. */
  readonly patient: AskRedis;
  /**
   * For tokens: an instance that goes on alone too early logs in beside the others, and an answer that is late is no sign of a
   * server that is away as long as machine and network are busy. Waits for up to five seconds, as a login itself may take, and
   * after that not again until the server is heard of.
   */
  readonly enduring: AskRedis;
}

/** Longer than any answer on a healthy network takes, short enough that nobody notices the one call that waits for it. */
const quickMs = 50;
const patientMs = 1_000;
const enduringMs = 5_000;
const probeEveryMs = 200;
const longestReconnectMs = 500;
const startMs = 2_000;

/**
 * Resolves if the server takes writes. One that is a replica after a failover, or full, answers reads, and does not serve:
 * what instances share they write.
 */
export async function tryWrite(redis: Redis): Promise<void> {
  await redis.set(`${prefix}:probe`, '', 'PX', 1_000);
}

/** A connection that keeps nobody waiting: commands are neither queued while there is no connection nor sent again. */
export async function connectRedis({ url, clock, log, onHealth }: RedisConnectionOptions): Promise<RedisConnection> {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    retryStrategy: (times) => Math.min(25 * 2 ** times, longestReconnectMs),
  });
  let away = false;
  let health: CoordinationHealth = sharing('connected');
  /** Somebody has waited in vain for as long as anybody would, and the server has not been heard of since. */
  let outwaited = false;
  let isOver = false;
  let probe: Timer | undefined;
  const restorers: (() => Promise<unknown>)[] = [];

  // Without a listener the process would end.
  redis.on('error', lose);
  await firstAnswer(redis);
  if (redis.status !== 'ready') lose(new Error('no connection'));

  function lose(cause: unknown): void {
    if (away) return;
    away = true;
    const reason = reasonOf(cause);
    tell({ state: 'away', awaySince: clock.wall(), reason });
    log.warn({ reason }, 'Redis does not answer; this instance goes on alone, with its share of the budget');
    probeSoon();
  }

  function tell(now: CoordinationHealth): void {
    health = now;
    onHealth?.(now);
  }

  function probeSoon(): void {
    if (isOver) return;
    probe = clock.after(probeEveryMs, () =>
      within(quickMs, () => tryWrite(redis))
        .then(comeBack)
        .catch(probeSoon),
    );
  }

  async function comeBack(): Promise<void> {
    outwaited = false;
    await Promise.all(restorers.map((restore) => restore()));
    // It may have gone again meanwhile.
    if (outwaited) return probeSoon();
    away = false;
    tell(sharing('connected'));
    log.info({}, 'Redis answers again');
  }

  async function within<T>(limitMs: number, run: () => Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const timer = clock.after(limitMs, async () => {
      // A busy process may have the answer already, and not have read it yet.
      await nextTurn();
      await nextTurn();
      late.reject(new Error(`no answer within ${limitMs} ms`));
    });
    try {
      return await Promise.race([run(), late.promise]);
    } finally {
      timer.cancel();
    }
  }

  const asking =
    (limitMs: number): AskRedis =>
    async (run) => {
      try {
        return await within(limitMs, run);
      } catch (cause) {
        throw silence(cause);
      }
    };

  const silence = (cause?: unknown) => new RedisAwayError('Redis does not answer', { cause });
  return {
    redis,
    health: () => health,
    lose,
    onReturn: (restore) => void restorers.push(restore),
    async quick(run) {
      if (away) throw silence();
      try {
        return await within(quickMs, run);
      } catch (cause) {
        lose(cause);
        throw silence(cause);
      }
    },
    patient: asking(patientMs),
    async enduring(run) {
      // A login asks several times: each would wait anew for what is known by now.
      if (outwaited) throw silence();
      try {
        return await within(enduringMs, run);
      } catch (cause) {
        outwaited = true;
        lose(cause);
        throw silence(cause);
      }
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
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

/** The name of what went wrong, such as `READONLY`: messages may hold the address or a user's name. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  if (cause instanceof ReplyError) return cause.message.split(' ', 1)[0] ?? '';
  return 'code' in cause ? String(cause.code) : cause.message.slice(0, 100);
}
