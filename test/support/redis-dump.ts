import { Redis } from 'ioredis';

/** Everything that a server holds, keys and values, as text that can be searched. */
export async function dumpRedis(url: string): Promise<string> {
  const client = new Redis(url);
  try {
    const parts: unknown[] = [];
    for (const key of await client.keys('*')) {
      const type = await client.type(key);
      if (type === 'string') parts.push(key, await client.get(key));
      else if (type === 'hash') parts.push(key, await client.hgetall(key));
      else if (type === 'list') parts.push(key, await client.lrange(key, 0, -1));
      else if (type === 'set') parts.push(key, await client.smembers(key));
      else if (type === 'zset') parts.push(key, await client.zrange(key, '0', '-1'));
      else if (type === 'stream') parts.push(key, await client.xrange(key, '-', '+'));
      else throw new Error(`Redis holds a ${type}`);
    }
    return JSON.stringify(parts);
  } finally {
    client.disconnect();
  }
}
