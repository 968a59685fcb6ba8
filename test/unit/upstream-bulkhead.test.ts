import { expect, test } from 'vitest';

import { createBulkhead } from '../../src/datasources/upstream/bulkhead.ts';
import type { Outcome } from '../../src/datasources/upstream/outcome.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { asked, somePartner } from '../support/upstream-stages.ts';

const success: Outcome<never> = {
  kind: 'success',
  value: 'v' as never,
  status: 200,
  timing: { sentAt: 0, endedAt: 0 },
};

test('one bank that hangs holds so many live calls and no more; others, and calls that no bank answers, go on', async () => {
  const clock = createFakeClock();
  const held: (() => void)[] = [];
  const bulkhead = createBulkhead({
    mostPerInstitution: 3,
    next: () => new Promise((resolve) => held.push(() => resolve(success))),
  });
  const ask = (changes: Parameters<typeof asked>[1]) => {
    const seen: { end?: string } = {};
    void bulkhead(asked(clock, changes)).then((outcome) => {
      seen.end = outcome.kind === 'success' ? 'success' : outcome.error.code;
    });
    return seen;
  };
  const dead = { endpoint: { live: true }, institutionId: '1' };
  const calls = Array.from({ length: 5 }, () => ask(dead));
  await settle();
  expect(calls.map(({ end }) => end)).toEqual([...Array(3).fill(undefined), ...Array(2).fill('UPSTREAM_UNAVAILABLE')]);
  const others = [
    ask({ ...dead, institutionId: '2' }),
    ask({ ...dead, partner: { ...somePartner, partnerId: 'other' } }),
    ask({ institutionId: '1' }),
  ];
  for (const answer of held.splice(0)) answer();
  await settle();
  expect(others.map(({ end }) => end)).toEqual(Array(3).fill('success'));
  const again = ask(dead);
  await settle();
  for (const answer of held) answer();
  await settle();
  expect(again.end).toBe('success');
});
