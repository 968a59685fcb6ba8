import { expect, test } from 'vitest';
import { createAccessWatch } from '../../src/coordination/access-watch.ts';

test('whoever delivers a customer’s data is told before the end of access returns, and nobody else', () => {
  const access = createAccessWatch();
  const first = access.watch('p', 'c');
  const second = access.watch('p', 'c');
  const others = [access.watch('p', 'other'), access.watch('q', 'c')];
  const ended = { partnerId: 'p', customerId: 'c', institutionLoginId: '7' };
  access.end(ended);
  expect([first, second].map(({ signal }) => signal.reason)).toEqual([ended, ended]);
  expect(others.some(({ signal }) => signal.aborted)).toBe(false);
});

test('whoever has stopped is told nothing, and whoever begins afterwards begins anew', () => {
  const access = createAccessWatch();
  const gone = access.watch('p', 'c');
  gone[Symbol.dispose]();
  access.end({ partnerId: 'p', customerId: 'c', institutionLoginId: null });
  expect(gone.signal.aborted).toBe(false);
  const later = access.watch('p', 'c');
  gone[Symbol.dispose]();
  expect(later.signal.aborted).toBe(false);
  access.end({ partnerId: 'p', customerId: 'c', institutionLoginId: null });
  expect(later.signal.aborted).toBe(true);
});

test('ids that contain one another are told apart', () => {
  const access = createAccessWatch();
  const watched = access.watch('p","c', 'd');
  access.end({ partnerId: 'p', customerId: 'c","d', institutionLoginId: null });
  expect(watched.signal.aborted).toBe(false);
});
