import { expect, test } from 'vitest';

import { createBreakers } from '../../src/datasources/upstream/breaker.ts';
import type { Attempt, Fault, Outcome } from '../../src/datasources/upstream/outcome.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { asked, somePartner } from '../support/upstream-stages.ts';

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
  const breakers = createBreakers({ clock, random: () => 0.5, next });
  const ask = async (outcome: Outcome<never> | Promise<Outcome<never>>, changes: Parameters<typeof asked>[1] = {}) => {
    state.outcome = outcome;
    const result = await breakers.stage(asked(clock, changes));
    return result.kind === 'success' ? 'success' : `${result.fault} ${result.error.code}`;
  };
  const many = async (times: number, outcome: Outcome<never>, changes?: Parameters<typeof asked>[1]) => {
    for (let n = 0; n < times; n += 1) await ask(outcome, changes);
  };
  return { clock, breakers, state, ask, many };
}

const paused = 'refused UPSTREAM_UNAVAILABLE';

test('pauses calls once more than four fifths of at least ten within 30 s failed', async () => {
  const { breakers, state, ask, many } = start();
  await many(2, success);
  await many(8, failure('server'));
  expect(await ask(failure('server'))).toBe('server UPSTREAM_ERROR');
  expect(await ask(success)).toBe(paused);
  expect(state.calls).toBe(11);
  expect(breakers.troubled(somePartner.partnerId)).toMatchObject([{ family: 'customers', state: 'open' }]);
});

test('after much success, twenty failures in a row pause calls at once', async () => {
  const { ask, many } = start();
  await many(1_000, success);
  await many(19, failure('server'));
  expect(await ask(failure('server'))).toBe('server UPSTREAM_ERROR');
  expect(await ask(success)).toBe(paused);
});

test('half of all calls failing pauses nothing', async () => {
  const { ask } = start();
  for (let n = 0; n < 500; n += 1) expect(await ask(n % 2 ? success : failure('server'))).not.toBe(paused);
});

test('failures of long ago do not count', async () => {
  const { clock, ask } = start();
  for (let n = 0; n < 15; n += 1) {
    await ask(failure('server'));
    await clock.advance(10_000);
  }
  expect(await ask(success)).toBe('success');
});

test.each([
  'rejected',
  'institution',
  'refused',
  'aborted',
  'stale',
  'throttled',
  'token',
  'locked',
  'not-in-plan',
] as const)('a fault of kind %s pauses nothing', async (fault) => {
  const { ask, many } = start();
  await many(50, failure(fault));
  expect(await ask(success)).toBe('success');
});

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
  const { clock, state, ask, many } = start();
  await many(10, failure('server'));
  await clock.advance(2_000);
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
    const { clock, ask, many } = start();
    await many(10, failure('server'));
    await clock.advance(2_000);
    await ask(failure(fault));
    expect(await ask(success)).toBe(paused);
  }
});

test('pauses grow to 15 s and not beyond, and a success starts them anew', async () => {
  const { clock, state, ask, many } = start();
  await many(10, failure('server'));
  const calls = state.calls;
  const probes: number[] = [];
  for (let second = 0; second < 120; second += 1) {
    await clock.advance(1_000);
    await ask(failure('server'));
    if (state.calls > calls + probes.length) probes.push(second);
  }
  const gaps = probes.slice(1).map((at, n) => at - probes[n]!);
  expect(gaps.slice(0, 2)).toEqual([4, 8]);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(15);
  await clock.advance(15_000);
  expect(await ask(success)).toBe('success');
  await many(20, failure('server'));
  await clock.advance(2_000);
  expect(await ask(success)).toBe('success');
});

test('the families of a partner try one call a second together, and each bank for itself', async () => {
  const { clock, state, ask, many } = start();
  const families = Array.from({ length: 5 }, (_, n) => ({ endpoint: { family: `f${n}` } }));
  const banks = Array.from({ length: 5 }, (_, n) => ({ endpoint: { live: true }, institutionId: `${n}` }));
  for (const each of [...families, ...banks]) await many(10, failure('server'), each);
  await clock.advance(2_000);
  const probes = async (of: readonly NonNullable<Parameters<typeof asked>[1]>[]) => {
    const before = state.calls;
    for (const each of of) await ask(success, each);
    return state.calls - before;
  };
  expect(await probes(families)).toBe(1);
  expect(await probes(banks)).toBe(5);
  for (let second = 0; second < 5; second += 1) await clock.advance(1_000).then(() => probes(families));
  expect(await probes(families)).toBe(5);
});
