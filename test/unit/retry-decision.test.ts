import { expect, test } from 'vitest';

import type { Failure, Fault } from '../../src/datasources/upstream/outcome.ts';
import { decideRetry, type RetrySituation } from '../../src/datasources/upstream/retry.ts';
import { createRetryBudget } from '../../src/datasources/upstream/retry-budget.ts';
import { type ErrorCode, GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const read = { idempotent: true, billable: false, live: false };
const failure = (
  fault: Fault,
  { code = 'UPSTREAM_ERROR' as ErrorCode, retryable = true, retryAfterMs = undefined as number | undefined } = {},
): Failure => ({
  kind: 'failure',
  fault,
  error: new GatewayError(code, 'x', { retryable }),
  retryAfterMs,
});
const decide = (changes: Partial<RetrySituation>) =>
  decideRetry({
    endpoint: read,
    failure: failure('server'),
    retries: 0,
    timeLeftMs: 10_000,
    budgetLeft: true,
    random: 0.5,
    ...changes,
  });

test.each([
  ['an idempotent read after a broken connection', read, failure('lost'), true],
  ['an idempotent read after a kept connection ended', read, failure('stale'), true],
  ['a billable call after a kept connection ended', { ...read, billable: true }, failure('stale'), false],
  ['a live call after a kept connection ended', { ...read, live: true }, failure('stale'), false],
  ['an idempotent read after a platform fault', read, failure('server'), true],
  ['an idempotent read turned away by the limit', read, failure('throttled'), true],
  ['any call that never left', { ...read, idempotent: false }, failure('unsent'), true],
  ['a billable call that never left', { ...read, billable: true }, failure('unsent'), true],
  ['a fault that does not pass', read, failure('server', { retryable: false }), false],
  ['a change whose answer was lost', { ...read, idempotent: false }, failure('lost'), false],
  ['a change after a platform fault', { ...read, idempotent: false }, failure('server'), false],
  ['a change turned away by the limit', { ...read, idempotent: false }, failure('throttled'), false],
  ['a billable call whose answer was lost', { ...read, billable: true }, failure('lost'), false],
  ['a billable call after a platform fault', { ...read, billable: true }, failure('server'), false],
  ['a live call whose answer was lost', { ...read, live: true }, failure('lost'), false],
  ['a call whose time is used up', read, failure('lost', { code: 'UPSTREAM_TIMEOUT' }), false],
  ['a fault of the institution', read, failure('institution'), false],
  ['an answer that cannot be read', read, failure('unreadable'), false],
  ['a refusal of our own', read, failure('refused'), false],
  ['an ordinary refusal', read, failure('rejected'), false],
] as const)('%s', (_, endpoint, failed, again) => {
  const decision = decide({ endpoint, failure: failed });
  expect(decision.again).toBe(again);
  expect(decision.because).not.toBe('');
});

test('the pause has full jitter, doubles, and ends at two retries', () => {
  expect(decide({ random: 0 })).toMatchObject({ delayMs: 0 });
  expect(decide({ random: 0.5 })).toMatchObject({ delayMs: 50 });
  expect(decide({ random: 0.5, retries: 1 })).toMatchObject({ delayMs: 100 });
  expect(decide({ retries: 2 })).toMatchObject({ again: false });
});

test('a pause that upstream asks for is obeyed in full or not at all', () => {
  const throttled = failure('throttled', { retryAfterMs: 5_000 });
  expect(decide({ failure: throttled })).toMatchObject({ again: true, delayMs: 5_000 });
  expect(decide({ failure: throttled, timeLeftMs: 5_000 })).toMatchObject({ again: false });
});

test('no retry without a budget', () => {
  expect(decide({ budgetLeft: false })).toMatchObject({ again: false });
});

test('a kept connection that ended costs no retry, no budget and no pause, but keeps the deadline', () => {
  const stale = failure('stale');
  expect(decide({ failure: stale, budgetLeft: false, retries: 2 })).toMatchObject({ delayMs: 0, charged: false });
  expect(decide({ failure: failure('lost') })).toMatchObject({ again: true, charged: true });
  expect(decide({ failure: stale, timeLeftMs: 0 })).toMatchObject({ again: false });
});

test('retries are at most 17 % of the recent first tries, but always three', () => {
  const clock = createFakeClock();
  const budget = createRetryBudget(clock);
  const spendAll = () => {
    let spent = 0;
    for (; budget.left(); spent += 1) budget.spend();
    return spent;
  };
  expect(spendAll()).toBe(3);
  for (let n = 0; n < 100; n += 1) budget.called();
  expect(spendAll()).toBe(14);
  expect(budget.left()).toBe(false);
});

test('the budget comes back with time', async () => {
  const clock = createFakeClock();
  const budget = createRetryBudget(clock);
  while (budget.left()) budget.spend();
  await clock.advance(20_000);
  expect(budget.left()).toBe(true);
});
