import type { Redis } from 'ioredis';
import { type Notice, type NoticeHearer, type Notices, noticeSchema } from './notices.ts';

export interface RedisNoticesOptions {
  /** What tells. A connection that listens can do nothing else, so that a second one is made like it. */
  readonly redis: Redis;
  readonly prefix: string;
  /** An instance does not hear itself. */
  readonly instanceId: string;
}

export interface RedisNotices extends Notices, AsyncDisposable {
  /** Resolves if the server answers where it is listened to: a connection that is dead without saying so would hear nothing. */
  check(): Promise<unknown>;
  /** Gives the connection up for a new one. */
  reconnect(): void;
}

/** Notices that could not be told while the server was away; beyond so many it is enough to say that there were some. */
const mostUntold = 10_000;
const overflow = '*';

/**
 * Notices through a channel of the server. It keeps nothing: whoever was not connected has missed what was told meanwhile,
 * and hears that when it is connected again. What this instance could not tell it tells then.
 */
export async function openRedisNotices({ redis, prefix, instanceId }: RedisNoticesOptions): Promise<RedisNotices> {
  const channel = `${prefix}:notices`;
  const hearers = new Set<NoticeHearer>();
  const untold = new Set<string>();
  const listening = redis.duplicate({ autoResubscribe: false });
  let isConnected = false;
  let wasCut = redis.status !== 'ready';
  let isStopped = false;
  /** It was told to end, and waits for a server that hangs to hear of it. */
  let isGivenUp = false;

  // Without a listener the process would end; what goes wrong with the server is said by the other connection.
  listening.on('error', () => {});
  listening.on('close', () => {
    wasCut ||= isConnected;
    isConnected = false;
    isGivenUp = false;
  });
  listening.on('ready', () => void subscribe());
  listening.on('message', (_channel, text) => take(text));
  redis.on('ready', tellLater);
  if (!wasCut) await firstTry();

  /** Resolves with the first subscription, or when that failed. */
  function firstTry(): Promise<void> {
    return new Promise((resolve) => {
      listening.once('subscribed', resolve);
      listening.once('close', resolve);
    });
  }

  async function subscribe(): Promise<void> {
    try {
      await listening.subscribe(channel);
      isConnected = true;
      if (wasCut) for (const hearer of hearers) hearer.missed();
      wasCut = false;
      listening.emit('subscribed');
    } catch {
      // Cut again: the next connection subscribes.
      wasCut = true;
    }
  }

  function take(text: string): void {
    const at = text.indexOf(' ');
    if (text.slice(0, at) === instanceId) return;
    const body = text.slice(at + 1);
    const notice = read(body);
    for (const hearer of hearers) {
      if (body === overflow) hearer.missed();
      else if (notice !== null) hearer.heard(notice);
    }
  }

  function send(body: string): void {
    redis.publish(channel, `${instanceId} ${body}`).catch(() => {
      if (isStopped || untold.has(overflow)) return;
      untold.add(body);
      if (untold.size <= mostUntold) return;
      untold.clear();
      untold.add(overflow);
    });
  }

  function tellLater(): void {
    const bodies = [...untold];
    untold.clear();
    for (const body of bodies) send(body);
  }

  return {
    tell: (notice) => send(JSON.stringify(notice)),
    hear: (hearer) => void hearers.add(hearer),
    check: () => listening.ping(),
    reconnect() {
      if (isGivenUp) return;
      isGivenUp = true;
      listening.disconnect(true);
    },
    async [Symbol.asyncDispose]() {
      isStopped = true;
      redis.off('ready', tellLater);
      hearers.clear();
      listening.disconnect();
    },
  };
}

/** Null for what this release does not know: a later one may tell it during a rolling restart. */
function read(body: string): Notice | null {
  try {
    return noticeSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
