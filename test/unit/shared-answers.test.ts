import { expect, test } from 'vitest';
import type { AnswerScope, AnswerStore } from '../../src/coordination/answer-store.ts';
import { createSharedAnswers } from '../../src/datasources/upstream/shared-answers.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { asked } from '../support/upstream-stages.ts';

const policy = { freshMs: 1_000, revalidateMs: 0, staleMs: 0 };

function start() {
  let away = true;
  const told: AnswerScope[] = [];
  const store: AnswerStore = {
    get: async () => {
      if (away) throw new Error('away');
      return { answer: null, askedAt: 0 };
    },
    put: async () => {},
    async forget(scope) {
      if (away) throw new Error('away');
      told.push(scope);
    },
  };
  const shared = createSharedAnswers({ store, what: 'all' })!;
  return {
    shared,
    told,
    async comesBack() {
      await settle();
      away = false;
      await shared.find(asked(createFakeClock()), policy);
    },
  };
}

test('a change that the store could not be told of is told before anything is read of it', async () => {
  const { shared, told, comesBack } = start();
  shared.forget({ partnerId: 'p', customerId: '1' });
  shared.forget({ partnerId: 'p', customerId: '2', operations: ['GetCustomer'] });
  shared.forget({ partnerId: 'p', customerId: '1' });
  await comesBack();
  expect(told).toEqual([
    { partnerId: 'p', customerId: '1' },
    { partnerId: 'p', customerId: '2', operations: ['GetCustomer'] },
  ]);
});

test('of more changes than can be remembered it is told as of one of all customers, of those partners alone', async () => {
  const { shared, told, comesBack } = start();
  for (let each = 0; each < 5_000; each += 1) shared.forget({ partnerId: 'crowded', customerId: `${each}` });
  for (let each = 0; each < 5; each += 1) shared.forget({ partnerId: 'other', customerId: `${each}` });
  await comesBack();
  expect(told[0]).toEqual({ partnerId: 'crowded' });
  expect(told.slice(1)).toEqual(['0', '1', '2', '3', '4'].map((customerId) => ({ partnerId: 'other', customerId })));
});
