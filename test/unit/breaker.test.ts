import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createBreakers } from '../../src/datasources/upstream/breaker.ts';
import type { Attempt, Fault, Outcome } from '../../src/datasources/upstream/outcome.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { asked, somePartner } from '../support/upstream-stages.ts';

// cockatiel reads Date.now(), so these tests turn that instead of the clock that is passed around.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const success: Outcome<never> = {
  kind: 'success',
  value: 'v' as never,
  status: 200,
  timing: { sentAt: 0, endedAt: 0 },
};
const failure = (fault: Fault): Outcome<never> => ({
  kind: 'failure',
  fault,
  error: new GatewayError('UPSTREAM_ERROR', fault),
});

function start() {
  const clock = createFakeClock();
  const state = { calls: 0, outcome: success as Outcome<never> | Promise<Outcome<never>> };
  const next: Attempt = async () => {
    state.calls += 1;
    return state.outcome;
  };
  const breakers = createBreakers({ next });
  const ask = async (outcome: Outcome<never> | Promise<Outcome<never>>, changes: Parameters<typeof asked>[1] = {}) => {
    state.outcome = outcome;
    const result = await breakers.stage(asked(clock, changes));
    return result.kind === 'success' ? 'success' : `${result.fault} ${result.error.code}`;
  };
  const many = async (times: number, outcome: Outcome<never>, changes?: Parameters<typeof asked>[1]) => {
    for (let n = 0; n < times; n += 1) await ask(outcome, changes);
  };
  return { breakers, state, ask, many };
}

const paused = 'refused UPSTREAM_UNAVAILABLE';

test('pauses calls once half of at least ten within 30 s failed', async () => {
  const { breakers, state, ask, many } = start();
  await many(9, failure('server'));
  expect(await ask(success)).toBe('success');
  await many(1, failure('server'));
  expect(await ask(success)).toBe(paused);
  expect(state.calls).toBe(11);
  expect(breakers.troubled(somePartner.partnerId)).toMatchObject([{ family: 'customers', state: 'open' }]);
});

test.each(['rejected', 'institution', 'refused', 'aborted', 'throttled', 'token', 'locked', 'not-in-plan'] as const)(
  'a fault of kind %s pauses nothing',
  async (fault) => {
    const { ask, many } = start();
    await many(50, failure(fault));
    expect(await ask(success)).toBe('success');
  },
);

test.each(['server', 'lost', 'unsent', 'unreadable'] as const)('a fault of kind %s counts', async (fault) => {
  const { ask, many } = start();
  await many(10, failure(fault));
  expect(await ask(success)).toBe(paused);
});

test('other partners and other families go on', async () => {
  const { ask, many } = start();
  await many(10, failure('server'));
  expect(await ask(success, { partner: { ...somePartner, partnerId: 'other' } })).toBe('success');
  expect(await ask(success, { endpoint: { family: 'accounts' } })).toBe('success');
});

test('a dead bank pauses live calls to itself and to no other bank', async () => {
  const { ask, many } = start();
  const dead = { endpoint: { live: true }, institutionId: '1' };
  await many(10, failure('institution'), dead);
  expect(await ask(success, dead)).toBe(paused);
  expect(await ask(success, { ...dead, institutionId: '2' })).toBe('success');
  expect(await ask(success)).toBe('success');
});

test('half open, one call goes through and the others are refused until it is back', async () => {
  const { state, ask, many } = start();
  await many(10, failure('server'));
  vi.setSystemTime(Date.now() + 60_000);
  const calls = state.calls;
  const gate = Promise.withResolvers<Outcome<never>>();
  const probe = ask(gate.promise);
  expect(await Promise.all(Array.from({ length: 20 }, () => ask(success)))).toEqual(Array(20).fill(paused));
  expect(state.calls).toBe(calls + 1);
  gate.resolve(success);
  expect(await probe).toBe('success');
  expect(await ask(success)).toBe('success');
});

test('a probe that fails, or that says nothing, keeps the pause', async () => {
  for (const fault of ['server', 'aborted'] as const) {
    const { ask, many } = start();
    await many(10, failure('server'));
    vi.setSystemTime(Date.now() + 60_000);
    await ask(failure(fault));
    expect(await ask(success)).toBe(paused);
  }
});
