import { expect, test } from 'vitest';

import { createCache } from '../../src/datasources/upstream/cache.ts';
import { estimateSize } from '../../src/datasources/upstream/estimate-size.ts';
import { inBackground } from '../../src/datasources/upstream/in-background.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { asked, heldStage, somePartner, watch } from '../support/upstream-stages.ts';

const policy = { freshMs: 1_000, revalidateMs: 1_000, staleMs: 4_000 };

function start(maxBytes = 1_000_000) {
  const clock = createFakeClock();
  const { stage, calls } = heldStage();
  const shutdown = new AbortController();
  const cache = createCache({
    clock,
    maxBytes,
    next: stage,
    shared: null,
    behind: (ask) => inBackground(ask, clock, shutdown.signal),
  });
  const ask = ({ endpoint, ...changes }: Parameters<typeof asked>[1] = {}) =>
    watch(cache.stage(asked(clock, { ...changes, endpoint: { cache: policy, ...endpoint } })));
  const fill = async (value: unknown, changes: Parameters<typeof asked>[1] = {}) => {
    const seen = ask(changes);
    await settle();
    calls.at(-1)!.answer(value);
    await settle();
    calls.length = 0;
    return seen;
  };
  return { clock, cache, calls, ask, fill };
}

test('a fresh answer is served without a call', async () => {
  const { clock, calls, ask, fill } = start();
  await fill('v');
  await clock.advance(1_000);
  const seen = ask();
  await settle();
  expect(seen.end).toBe('cache v');
  expect(calls).toHaveLength(0);
});

test('a stale answer is served, and one call in the background brings the next', async () => {
  const { clock, calls, ask, fill } = start();
  await fill('old');
  await clock.advance(1_001);
  const seen = [ask(), ask()];
  await settle();
  expect(seen.map(({ end }) => end)).toEqual(['stale old', 'stale old']);
  expect(calls.map(({ asked: { caller } }) => [caller.priority, caller.cause])).toEqual([
    ['background', { kind: 'job', job: 'revalidate' }],
  ]);
  calls[0]!.answer('new');
  await settle();
  const next = ask();
  await settle();
  expect(next.end).toBe('cache new');
});

test('past the time to revalidate behind, an ask waits for a new answer', async () => {
  const { clock, calls, ask, fill } = start();
  await fill('old');
  await clock.advance(2_001);
  const seen = ask();
  await settle();
  expect(seen.end).toBeUndefined();
  calls[0]!.answer('new');
  await settle();
  expect(seen.end).toBe('upstream new');
});

test.each([
  ['UPSTREAM_UNAVAILABLE', 4_999, 'stale old'],
  ['UPSTREAM_TIMEOUT', 4_999, 'stale old'],
  ['CREDENTIALS_LATCHED', 4_999, 'stale old'],
  ['UPSTREAM_UNAVAILABLE', 5_001, 'UPSTREAM_UNAVAILABLE'],
  ['NOT_FOUND', 3_000, 'NOT_FOUND'],
  ['NOT_IN_PLAN', 3_000, 'NOT_IN_PLAN'],
] as const)('when upstream answers %s to an ask %i ms later, it gets: %s', async (code, ageMs, expected) => {
  const { clock, calls, ask, fill } = start();
  await fill('old');
  await clock.advance(ageMs);
  const seen = ask();
  await settle();
  calls[0]!.fail(new GatewayError(code, 'down'));
  await settle();
  expect(seen.end).toBe(expected);
});

test('an upstream that hangs is down too: after 2 s the old answer stands in, and the call goes on for those to come', async () => {
  const { clock, calls, ask, fill } = start();
  await fill('old');
  await clock.advance(2_001);
  const first = ask();
  await clock.advance(1_999);
  expect(first.end).toBeUndefined();
  await clock.advance(1);
  expect(first.end).toBe('stale old');
  const next = ask();
  await settle();
  expect(next.end).toBe('stale old');
  expect(calls.map(({ asked: { caller } }) => caller.priority)).toEqual(['interactive', 'background']);
  for (const call of calls) call.answer('new');
  await settle();
  const last = ask();
  await settle();
  expect([last.end, clock.timers]).toEqual(['cache new', 0]);
});

test.each([{ live: true }, { billable: true }])('an old answer that is %o stands in for no failure', async (kind) => {
  const { calls, ask, fill } = start();
  await fill('old', { endpoint: kind });
  const seen = ask({ endpoint: kind });
  await settle();
  calls[0]!.fail(new GatewayError('UPSTREAM_UNAVAILABLE', 'down'));
  await settle();
  expect(seen.end).toBe('UPSTREAM_UNAVAILABLE');
});

test.each([
  [0, 0, undefined],
  [500, 500, 'cache v'],
  [500, 501, undefined],
  [3_000, 2_500, 'stale v'],
])('an ask for an answer of at most %s ms takes one that is %s ms old: %s', async (maxAgeMs, ageMs, expected) => {
  const { clock, calls, ask, fill } = start();
  await fill('v');
  await clock.advance(ageMs);
  const seen = ask({ maxAgeMs });
  await settle();
  expect(seen.end).toBe(expected);
  expect(calls).toHaveLength(expected === undefined ? 1 : 0);
});

test.each([{ live: true }, { billable: true }])(
  'an answer that is %o is reused only as far as the caller allows, and never refreshed behind',
  async (kind) => {
    const { clock, calls, ask, fill } = start();
    await fill('v', { endpoint: kind });
    const allowed = ask({ endpoint: kind, maxAgeMs: 60_000 });
    await clock.advance(2_000);
    const stale = ask({ endpoint: kind, maxAgeMs: 60_000 });
    await settle();
    expect([allowed.end, stale.end, calls.length]).toEqual(['cache v', 'stale v', 0]);
    ask({ endpoint: kind });
    await settle();
    expect(calls).toHaveLength(1);
  },
);

test('failures and endpoints without a policy are not kept', async () => {
  const { calls, ask, fill } = start();
  ask();
  await settle();
  calls[0]!.fail(new GatewayError('NOT_FOUND', 'x'));
  await settle();
  ask();
  await settle();
  expect(calls).toHaveLength(2);
  await fill('v', { endpoint: { cache: null } });
  ask({ endpoint: { cache: null } });
  await settle();
  expect(calls).toHaveLength(1);
});

test('a change forgets what it touches, and nothing else', async () => {
  const { cache, ask, fill } = start();
  await fill('one');
  await fill('two', { customerId: 'c2' });
  await fill('accounts', { endpoint: { operation: 'GetCustomerAccounts' } });
  cache.invalidate({ partnerId: somePartner.partnerId, customerId: 'c1', operations: ['GetCustomer'] }, 'here');
  const seen = [ask(), ask({ customerId: 'c2' }), ask({ endpoint: { operation: 'GetCustomerAccounts' } })];
  await settle();
  expect(seen.map(({ end }) => end)).toEqual([undefined, 'cache two', 'cache accounts']);
  cache.invalidate({ partnerId: 'somebody else' }, 'here');
  cache.invalidate({ partnerId: somePartner.partnerId }, 'here');
  const after = ask({ customerId: 'c2' });
  await settle();
  expect(after.end).toBeUndefined();
});

test('an answer asked for before a change is delivered but not kept', async () => {
  const { cache, calls, ask } = start();
  const before = ask();
  await settle();
  cache.invalidate({ partnerId: somePartner.partnerId, customerId: 'c1' }, 'here');
  calls[0]!.answer('old');
  await settle();
  expect(before.end).toBe('upstream old');
  ask();
  await settle();
  expect(calls).toHaveLength(2);
});

test('the cache stays within its bytes', async () => {
  const { calls, ask, fill } = start(10_000);
  for (let n = 0; n < 20; n += 1) await fill('x'.repeat(1_000), { customerId: `c${n}` });
  const seen = ask({ customerId: 'c19' });
  for (let n = 0; n < 20; n += 1) ask({ customerId: `c${n}` });
  await settle();
  expect(seen.end).toBeDefined();
  expect(calls.length).toBeGreaterThanOrEqual(11);
});

test('the size of a value is near what it takes on the heap', () => {
  expect(estimateSize('x'.repeat(1_000))).toBe(1_016);
  const rows = Array.from({ length: 1_000 }, (_, n) => ({
    id: String(n),
    amount: '10.10',
    memo: 'a memo of some length',
  }));
  expect(estimateSize(rows)).toBeGreaterThan(100_000);
  expect(estimateSize(rows)).toBeLessThan(300_000);
  const loop: { self?: unknown } = {};
  loop.self = loop;
  expect(estimateSize(loop)).toBeLessThan(100);
});
