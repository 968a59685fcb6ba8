import { expect, test } from 'vitest';
import { billingOf, budgetWindows } from '../../src/domain/billing.ts';

const day = 24 * 60 * 60 * 1000;
const usual = {
  mayBeBilled: true,
  outcome: 'success',
  environment: 'production',
  customerType: 'active',
  reportAgeMs: null,
} as const;

/** From what Mastercard's FAQ and the digest of its public texts say, line by line. */
test.each([
  ['a successful call for an active customer in production', {}, 'billed'],
  ['a customer whose type nobody knows counts as active', { customerType: null }, 'billed'],
  ['a testing customer, even in production', { customerType: 'testing' }, 'waived'],
  ['the sandbox', { environment: 'sandbox' }, 'waived'],
  ['Production (Non-Billable)', { environment: 'non-billable' }, 'waived'],
  ['a call that failed', { outcome: 'failure' }, 'free'],
  ['a call that failed in the sandbox', { outcome: 'failure', environment: 'sandbox' }, 'free'],
  ['a call whose end nobody knows', { outcome: 'unknown' }, 'billed'],
  ['an endpoint that is never billed', { mayBeBilled: false }, 'free'],
  ['a refresh of a report on its day', { reportAgeMs: 0 }, 'free'],
  ['a refresh of a report of 59 days', { reportAgeMs: 59 * day }, 'free'],
  ['a refresh of a report of 60 days', { reportAgeMs: 60 * day }, 'billed'],
  ['a late refresh for a testing customer', { reportAgeMs: 61 * day, customerType: 'testing' }, 'waived'],
] as const)('%s', (_what, changes, expected) => {
  expect(billingOf({ ...usual, ...changes })).toBe(expected);
});

test('the windows of a budget are calendar days and months in UTC', () => {
  const last = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
  expect(budgetWindows({ perDay: 5, perMonth: 50 }, last)).toEqual([
    { name: 'day 2026-12-31', most: 5, endsAt: Date.UTC(2027, 0, 1) },
    { name: 'month 2026-12', most: 50, endsAt: Date.UTC(2027, 0, 1) },
  ]);
  expect(budgetWindows({ perDay: 5 }, last + 1)[0]?.name).toBe('day 2027-01-01');
  expect(budgetWindows({ perOperation: 5 }, last)).toEqual([]);
});
