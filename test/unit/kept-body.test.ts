import { expect, test } from 'vitest';

import { createCache } from '../../src/datasources/upstream/cache.ts';
import type { Answer, Endpoint } from '../../src/datasources/upstream/exchange.ts';
import { keptBodyOf } from '../../src/datasources/upstream/kept-body.ts';
import type { Asked } from '../../src/datasources/upstream/stage.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { endpoint } from '../support/upstream-stage.ts';
import { asked, somePartner } from '../support/upstream-stages.ts';

const policy = { freshMs: 1_000, revalidateMs: 0, staleMs: 4_000 };
const long = 'x'.repeat(17_000);

/** A list as upstream sends it, of which some is not as the contract says. */
function answerOf(text: string, of: Partial<Endpoint<unknown>> = {}) {
  // A memory of its own, as the body of a long answer has.
  const body = new TextEncoder().encode(JSON.stringify({ text }));
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
    body,
  });
  return { kept, reads, isGivenBack: () => body.buffer.detached };
}

const fetched = { value: 'first', status: 200, source: 'upstream', ageMs: 0 } as const;

function start(answerTo: (call: number) => Answer<unknown>, maxBytes = 1_000_000) {
  const clock = createFakeClock();
  let calls = 0;
  const next = <T>() => {
    calls += 1;
    return Promise.resolve(answerTo(calls - 1) as Answer<T>);
  };
  const cache = createCache({ clock, maxBytes, next, shared: null, behind: <T>(ask: Asked<T>) => ask });
  const ask = (customerId = '1') => cache.stage(asked(clock, { customerId, endpoint: { cache: policy } }));
  return { clock, cache, ask, calls: () => calls };
}

test('a long list is read once more for whoever asks second, and never again', async () => {
  const { kept, reads } = answerOf(long);
  const { clock, cache, ask, calls } = start(() => ({ ...fetched, body: kept! }));
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
  const { clock, ask, calls } = start(() => ({ ...fetched, body: answerOf(long).kept! }));
  await ask();
  await clock.advance(1_000);
  expect((await ask()).source).toBe('cache');
  await clock.advance(1);
  expect((await ask()).source).toBe('upstream');
  expect(calls()).toBe(2);
});

test('bodies count by their bytes: what does not fit makes room', async () => {
  const { ask, calls } = start(() => ({ ...fetched, body: answerOf(long).kept! }), 2.5 * 17_500);
  for (const customer of ['1', '2', '3', '2', '3', '1']) await ask(customer);
  // The first was the oldest when the third came.
  expect(calls()).toBe(4);
});

test('the memory of a body is given back as soon as it has made room, was read again, or was forgotten', async () => {
  const answers = ['1', '2', '3'].map(() => answerOf(long));
  const { cache, ask } = start((call) => ({ ...fetched, body: answers[call]!.kept! }), 2.5 * 17_500);
  const givenBack = () => answers.map(({ isGivenBack }) => isGivenBack());
  await ask('1');
  await ask('2');
  expect(givenBack()).toEqual([false, false, false]);
  await ask('3');
  expect(givenBack()).toEqual([true, false, false]);
  expect((await ask('2')).value).toEqual({ text: long });
  expect(givenBack()).toEqual([true, true, false]);
  cache.invalidate({ partnerId: somePartner.partnerId, customerId: '3' }, 'here');
  expect(givenBack()).toEqual([true, true, true]);
});

test('a body that two have stored, who shared its call, is there for whoever asks next', async () => {
  const { kept } = answerOf(long);
  const { ask, calls } = start(() => ({ ...fetched, body: kept! }));
  await Promise.all([ask(), ask()]);
  expect((await ask()).value).toEqual({ text: long });
  expect(calls()).toBe(2);
});

test('a body that was given back before it is stored is asked for again', async () => {
  const { kept } = answerOf(long);
  kept!.release();
  kept!.release();
  const { ask, calls } = start(() => ({ ...fetched, body: kept! }));
  await ask();
  expect(await ask()).toMatchObject({ value: 'first', source: 'upstream' });
  expect(calls()).toBe(2);
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
  expect(kept?.read()).toEqual({ value: { text: long } });
  kept?.release();
  expect(memory.byteLength).toBe(64 * 1024);
});
