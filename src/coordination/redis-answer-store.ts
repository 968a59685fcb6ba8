import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Redis, Result } from 'ioredis';
import type { Envelope } from '../lib/envelope.ts';
import type { AnswerPlace, AnswerScope, AnswerStore } from './answer-store.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    ofgAnswer(numberOfKeys: number, ...keysAndArguments: readonly (string | number)[]): Result<string[], Context>;
  }
}

/**
 * KEYS: of `get` the answer, then the marks of changes that may have overtaken it; of `put` the answer; of `forget` the marks.
 * ARGV: verb; of `put` when it was asked for, its age, status, body and life; of `forget` the life of a mark. All keys of one
 * partner have the same hash tag, and lie on one server of a cluster.
 */
const answerScript = `
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local function text(number) return string.format('%.17g', number) end
if ARGV[1] == 'forget' then
  for _, key in ipairs(KEYS) do redis.call('SET', key, text(now), 'PX', ARGV[2]) end
  return {}
end
if ARGV[1] == 'put' then
  redis.call('HSET', KEYS[1], 'askedAt', ARGV[2], 'at', text(now - tonumber(ARGV[3])), 'status', ARGV[4], 'body', ARGV[5])
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
  return {}
end
local askedAt, at, status, body = unpack(redis.call('HMGET', KEYS[1], 'askedAt', 'at', 'status', 'body'))
if not askedAt then return { text(now) } end
for each = 2, #KEYS do
  local changedAt = redis.call('GET', KEYS[each])
  if changedAt and tonumber(changedAt) >= tonumber(askedAt) then return { text(now) } end
end
return { text(now), text(now - tonumber(at)), status, body }
`;

/** No answer lives longer here, so that a mark need not either. */
const longestMs = 60 * 60_000;
/** Longer than any call takes and any answer lives. */
const markMs = 2 * longestMs;
/** Of the serialized answer. Larger ones are cheaper to ask for again than to move about. */
const mostBytes = 1024 * 1024;
const unsealed = 'p.';

export interface RedisAnswerStoreOptions {
  readonly redis: Redis;
  readonly prefix: string;
  /** Of the gateway: another one may know other shapes of answers. */
  readonly version: string;
  readonly envelope: Pick<Envelope, 'seal' | 'open'>;
}

/** Written into each answer, and compared when it is read. */
interface Body {
  readonly owner: string;
  readonly value: unknown;
}

/** Answers in the server's memory. What is somebody's data is sealed, for its place alone; ids are in no key. */
export function createRedisAnswerStore({ redis, prefix, version, envelope }: RedisAnswerStoreOptions): AnswerStore {
  redis.defineCommand('ofgAnswer', { lua: answerScript });
  const digest = (...parts: readonly string[]) =>
    createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  const keyOf = ({ partnerId, key }: AnswerPlace) => `${prefix}:answer:{${digest(partnerId)}}:${digest(version, key)}`;
  const markOf = (partnerId: string, whose: string, what: string) =>
    `${prefix}:changed:{${digest(partnerId)}}:${digest(whose, what)}`;
  const sealPlace = ({ partnerId, customerId, key }: AnswerPlace) => ['answer', partnerId, customerId ?? '', key];

  return {
    async get(place) {
      const { partnerId, customerId, operation } = place;
      const whose = ['*', ...(customerId === undefined ? [] : [`=${customerId}`])];
      const marks = whose.flatMap((each) => ['*', `=${operation}`].map((what) => markOf(partnerId, each, what)));
      const keys = [keyOf(place), ...marks];
      const [now, ageMs, status, body] = await redis.ofgAnswer(keys.length, ...keys, 'get');
      const askedAt = Number(now);
      if (ageMs === undefined || status === undefined || body === undefined) return { answer: null, askedAt };
      const value = read(place, body);
      if (value === undefined) return { answer: null, askedAt };
      return { answer: { value: value.value, status: Number(status), ageMs: Math.max(0, Number(ageMs)) }, askedAt };
    },
    async put(place, { value, status, ageMs }, askedAt, ttlMs) {
      const bytes = serialize({ owner: ownerOf(place), value } satisfies Body);
      if (bytes.length > mostBytes) return;
      const plain = bytes.toString('base64');
      const body = place.isImpersonal ? unsealed + plain : envelope.seal(plain, sealPlace(place));
      const lifeMs = Math.ceil(Math.min(ttlMs, longestMs));
      await redis.ofgAnswer(1, keyOf(place), 'put', askedAt, ageMs, status, body, lifeMs);
    },
    async forget(scope) {
      const marks = marksOf(scope).map(([whose, what]) => markOf(scope.partnerId, whose, what));
      await redis.ofgAnswer(marks.length, ...marks, 'forget', markMs);
    },
  };

  /** Undefined for what is not this asker's, or cannot be read. */
  function read(place: AnswerPlace, body: string): Body | undefined {
    // What must be sealed is not taken from whoever can only write to the server.
    if (place.isImpersonal !== body.startsWith(unsealed)) return undefined;
    try {
      const plain = place.isImpersonal ? body.slice(unsealed.length) : envelope.open(body, sealPlace(place));
      const found = deserialize(Buffer.from(plain, 'base64')) as Body;
      return found.owner === ownerOf(place) ? found : undefined;
    } catch {
      return undefined;
    }
  }
}

const ownerOf = ({ partnerId, customerId, key }: AnswerPlace) => JSON.stringify([partnerId, customerId ?? null, key]);

function marksOf({ customerId, operations }: AnswerScope): [whose: string, what: string][] {
  const whose = customerId === undefined ? '*' : `=${customerId}`;
  return operations === undefined ? [[whose, '*']] : operations.map((operation) => [whose, `=${operation}`]);
}
