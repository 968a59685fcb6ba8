import { describe, expect, test } from 'vitest';
import { type Account, accountRef } from '../../src/domain/accounts.ts';
import type { BundleSection } from '../../src/domain/payment-bundles.ts';
import { planPremiumCalls } from '../../src/loaders/premium-plan.ts';

const account = (accountId: string, institutionLoginId: string, type = 'checking') =>
  ({ ...accountRef('c', accountId), institutionLoginId, type }) as Account;
const wish = (accountId: string, ...sections: BundleSection[]) => ({
  account: accountRef('c', accountId),
  sections: new Set(sections),
});

/** `login 1: owners, balance`, `account a: …`, or `a: owners` for a call of its own. */
const plan = (...args: Parameters<typeof planPremiumCalls>) =>
  planPremiumCalls(...args).map((call) => {
    if (call.kind === 'login') return `login ${call.institutionLoginId}: ${call.sections.join(', ')}`;
    if (call.kind === 'account') return `account ${call.account.accountId}: ${call.sections.join(', ')}`;
    return `${call.account.accountId}: ${call.section}`;
  });

describe('with the bundle', () => {
  const known = [account('a', '1'), account('b', '1'), account('card', '2', 'creditCard'), account('d', '2')];

  test.each([
    ['every account of a login wants the same', [wish('a', 'owners'), wish('b', 'owners')], ['login 1: owners']],
    ['one of two wants it: the other is not paid for', [wish('a', 'owners')], ['a: owners']],
    ['one of two wants several', [wish('a', 'balance', 'owners')], ['account a: owners, balance']],
    [
      'what all want comes for all, the rest for one',
      [wish('a', 'owners', 'instruction'), wish('b', 'owners')],
      ['login 1: owners', 'a: instruction'],
    ],
    [
      'a card cannot have a balance, and does not stand in the way',
      [wish('card', 'owners'), wish('d', 'owners', 'balance')],
      ['login 2: owners, balance'],
    ],
    [
      'logins are calls of their own',
      [wish('a', 'owners'), wish('b', 'owners'), wish('card', 'owners'), wish('d', 'owners')],
      ['login 1: owners', 'login 2: owners'],
    ],
    ['an account that nobody has listed', [wish('x', 'owners', 'balance')], ['account x: owners, balance']],
  ])('%s', (_what, wishes, expected) => {
    expect(plan(wishes, known, true)).toEqual(expected);
  });

  test('one section of the only account of a login is a call of its own', () => {
    expect(plan([wish('a', 'owners')], [account('a', '1')], true)).toEqual(['a: owners']);
  });
});

test('without it every section is a call', () => {
  const known = [account('a', '1'), account('b', '1')];
  const wishes = [wish('a', 'balance', 'owners'), wish('b', 'owners')];
  expect(plan(wishes, known, false)).toEqual(['a: owners', 'a: balance', 'b: owners']);
});
