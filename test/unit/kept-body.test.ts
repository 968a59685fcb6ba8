import { expect, test } from 'vitest';

import { createCache } from '../../src/datasources/upstream/cache.ts';
import type { Answer, Endpoint } from '../../src/datasources/upstream/exchange.ts';
import { keptBodyOf } from '../../src/datasources/upstream/kept-body.ts';
import type { Asked } from '../../src/datasources/upstream/stage.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { endpoint } from '../support/upstream-stage.ts';
import { asked } from '../support/upstream-stages.ts';

const policy = { freshMs: 1_000, revalidateMs: 0, staleMs: 4_000 };
const long = 'x'.repeat(17_000);

/** A list as upstream sends it, of which some is not as the contract says. */
function answerOf(text: string, of: Partial<Endpoint<unknown>> = {}) {
  const reads: unknown[] = [];
  const read = (body: unknown, drift: (path: string) => void) => {
    drift('$.text');
    reads.push(body);
    return body;
  };
  const kept = keptBodyOf(endpoint({ cache: policy, response: { digits: [], read }, ...of }), {
    kind: 'response',
    status: 200,
    contentType: 'application/json',
    retryAfter: undefined,
    body: Buffer.from(JSON.stringify({ text })),
  });
  return { kept, reads };
}

function start(answer: Answer<unknown>, maxBytes = 1_000_000) {
  const clock = createFakeClock();
  let calls = 0;
  const next = <T>() => {
    calls += 1;
    return Promise.resolve(answer as Answer<T>);
  };
  const cache = createCache({ clock, maxBytes, next, shared: null, behind: <T>(ask: Asked<T>) => ask });
  const ask = (customerId = '1') => cache.stage(asked(clock, { customerId, endpoint: { cache: policy } }));
  return { clock, cache, ask, calls: () => calls };
}

test('a long list is read once more for whoever asks second, and never again', async () => {
  const { kept, reads } = answerOf(long);
  const { clock, cache, ask, calls } = start({
    value: 'first',
    status: 200,
    source: 'upstream',
    ageMs: 0,
    body: kept!,
  });
  const first = await ask();
  expect(first.value).toBe('first');
  expect(reads).toHaveLength(0);
  await clock.advance(900);
  const second = await ask();
  expect(second).toMatchObject({ value: { text: long }, source: 'cache', ageMs: 900 });
  const third = await ask();
  expect(third.value).toBe(second.value);
  expect([reads.length, calls()]).toEqual([1, 1]);
  const { caller: _, ...call } = asked(clock, { customerId: '1', endpoint: { cache: policy } });
  expect(cache.ageOf({ call, serial: second.serial! })).toBe(900);
  expect(cache.ageOf({ call, serial: second.serial! + 1 })).toBeNull();
});

test('what was read again is no younger than its body', async () => {
  const { kept } = answerOf(long);
  const { clock, ask, calls } = start({ value: 'first', status: 200, source: 'upstream', ageMs: 0, body: kept! });
  await ask();
  await clock.advance(1_000);
  expect((await ask()).source).toBe('cache');
  await clock.advance(1);
  expect((await ask()).source).toBe('upstream');
  expect(calls()).toBe(2);
});

test('bodies count by their bytes: what does not fit makes room', async () => {
  const { kept } = answerOf(long);
  const { ask, calls } = start({ value: 'v', status: 200, source: 'upstream', ageMs: 0, body: kept! }, 2.5 * 17_500);
  for (const customer of ['1', '2', '3', '2', '3', '1']) await ask(customer);
  // The first was the oldest when the third came.
  expect(calls()).toBe(4);
});

test('short answers, files and what is never kept have no body to keep', () => {
  expect(answerOf('short').kept).toBeUndefined();
  expect(answerOf(long, { cache: null }).kept).toBeUndefined();
  expect(answerOf(long, { response: { format: 'bytes', digits: [], read: (body) => body } }).kept).toBeUndefined();
});

test('a body that is a small part of a larger memory is kept without the rest', () => {
  const memory = Buffer.alloc(64 * 1024, ' ');
  memory.write(JSON.stringify({ text: long }));
  const kept = keptBodyOf(endpoint({ cache: policy }), {
    kind: 'response',
    status: 200,
    contentType: undefined,
    retryAfter: undefined,
    body: memory.subarray(0, 18_000),
  });
  memory.fill(0);
  expect(kept?.read()).toEqual({ text: long });
});
