import { describe, expect, test } from 'vitest';
import type { AnswerPlace, AnswerStore } from '../../src/coordination/answer-store.ts';

const place: AnswerPlace = {
  partnerId: 'p',
  customerId: 'c',
  operation: 'GetCustomer',
  key: 'one',
  isImpersonal: false,
};
const value = { name: 'Ada', digits: '10.10', nothing: undefined, list: [1n] };

/** What every store of shared answers must hold. */
export function answerStoreContract(name: string, make: () => Promise<AnswerStore>): void {
  /** Puts an answer in, and answers what a later ask finds. */
  async function kept(store: AnswerStore, at = place, ageMs = 0): Promise<void> {
    const { askedAt } = await store.get(at);
    await store.put(at, { value, status: 200, ageMs }, askedAt, 60_000);
  }

  describe(`answer store contract: ${name}`, () => {
    test('answers what was put, with its status and age', async () => {
      const store = await make();
      expect((await store.get(place)).answer).toBeNull();
      await kept(store, place, 5_000);
      const { answer } = await store.get(place);
      expect(answer).toMatchObject({ value, status: 200 });
      expect(answer?.ageMs).toBeGreaterThanOrEqual(5_000);
      expect(answer?.ageMs).toBeLessThan(10_000);
    });

    test('answers nobody what belongs to another partner, customer or ask', async () => {
      const store = await make();
      await kept(store);
      for (const other of [{ partnerId: 'q' }, { customerId: 'd' }, { customerId: undefined }, { key: 'two' }]) {
        expect((await store.get({ ...place, ...other })).answer, JSON.stringify(other)).toBeNull();
      }
    });

    test.each([
      ['the partner', { partnerId: 'p' }, true],
      ['an operation of the partner', { partnerId: 'p', operations: ['Other', 'GetCustomer'] }, true],
      ['the customer', { partnerId: 'p', customerId: 'c' }, true],
      ['an operation of the customer', { partnerId: 'p', customerId: 'c', operations: ['GetCustomer'] }, true],
      ['another operation', { partnerId: 'p', operations: ['Other'] }, false],
      ['another customer', { partnerId: 'p', customerId: 'd' }, false],
      ['another partner', { partnerId: 'q' }, false],
    ])('a change of %s', async (_what, scope, isForgotten) => {
      const store = await make();
      await kept(store);
      await store.forget(scope);
      expect((await store.get(place)).answer === null).toBe(isForgotten);
    });

    test('an answer that was asked for before a change is not found after it, and one that was asked for after it is', async () => {
      const store = await make();
      const { askedAt } = await store.get(place);
      await store.forget({ partnerId: 'p', customerId: 'c' });
      await store.put(place, { value: 'old', status: 200, ageMs: 0 }, askedAt, 60_000);
      expect((await store.get(place)).answer).toBeNull();
      await kept(store);
      expect((await store.get(place)).answer).toMatchObject({ value });
    });

    test('what belongs to no customer is not touched by a change of one', async () => {
      const store = await make();
      const ours = { ...place, customerId: undefined };
      await kept(store, ours);
      await store.forget({ partnerId: 'p', customerId: 'c' });
      expect((await store.get(ours)).answer).not.toBeNull();
    });
  });
}
