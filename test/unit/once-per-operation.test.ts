import { expect, test } from 'vitest';
import type { Answer, Call, Endpoint } from '../../src/datasources/upstream/exchange.ts';
import { oncePerOperation } from '../../src/datasources/upstream/once-per-operation.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { asked } from '../support/upstream-stages.ts';

function start(answers: (Partial<Answer<unknown>> | GatewayError)[]) {
  const clock = createFakeClock();
  let calls = 0;
  const exchange = oncePerOperation(async <T>() => {
    const next = answers[calls++] ?? {};
    if (next instanceof GatewayError) throw next;
    return { value: calls as T, status: 200, source: 'upstream', ageMs: 0, ...next } as Answer<T>;
  });
  const ask = (endpoint: Partial<Endpoint<unknown>>, changes: Partial<Call<unknown>> = {}) =>
    exchange({ ...asked(clock, { endpoint }), ...changes });
  return { ask, calls: () => calls };
}

const billable = { billable: true };

test('the same billable question is put once, at once or one after the other', async () => {
  const { ask, calls } = start([]);
  await Promise.all([ask(billable), ask(billable)]);
  await ask(billable, { maxAgeMs: 0 });
  expect(calls()).toBe(1);
  await ask(billable, { customerId: 'other' });
  await ask(billable, { query: { balance_cache_interval: 0 } });
  expect(calls()).toBe(3);
});

test('what is not billed, and two equal changes, are left alone', async () => {
  const { ask, calls } = start([]);
  await Promise.all([ask({}), ask({})]);
  await Promise.all([1, 2].map(() => ask({ billable: true, idempotent: false, method: 'POST' })));
  expect(calls()).toBe(4);
});

test('a lost answer stays lost for the whole operation', async () => {
  const { ask, calls } = start([new GatewayError('OUTCOME_UNKNOWN', 'lost')]);
  await expect(ask(billable)).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  await expect(ask(billable)).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  expect(calls()).toBe(1);
});

test('a remembered answer serves an ask that takes one so old, and no other', async () => {
  const { ask, calls } = start([{ source: 'cache', ageMs: 500 }]);
  await ask(billable, { maxAgeMs: 1_000 });
  await ask(billable, { maxAgeMs: 500 });
  expect(calls()).toBe(1);
  await ask(billable, { maxAgeMs: 0 });
  await ask(billable, { maxAgeMs: 0 });
  expect(calls()).toBe(2);
});
