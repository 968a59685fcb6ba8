import { expect, test } from 'vitest';
import { createAllowances, type SharedAllowances } from '../../src/coordination/allowances.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const viewer = {
  partner: { partnerId: 'p' },
  clientId: 'c',
  client: { budget: { requestsPerMinute: 60, callsPerMinute: 600 } },
} as unknown as Viewer;

/** Two instances that tell each other. */
function pair() {
  const clock = createFakeClock();
  const members: SharedAllowances[] = [];
  const tellFrom = (own: number) => (spent: Parameters<SharedAllowances['heard']>[0]) => {
    for (const [index, member] of members.entries()) if (index !== own) member.heard(spent);
  };
  members.push(createAllowances(clock, tellFrom(0)), createAllowances(clock, tellFrom(1)));
  return { clock, a: members[0]!, b: members[1]! };
}

test('what one instance lets a client have the others do not let it have again', async () => {
  const { clock, a, b } = pair();
  for (let each = 0; each < 60; each += 1) expect(a.take(viewer, 'requests', 1)).toBeNull();
  await clock.advance(250);
  expect(b.take(viewer, 'requests', 1)).toBeGreaterThan(0);
  await clock.advance(60_000);
  expect(b.take(viewer, 'requests', 60)).toBeNull();
});

test('what is given back at one is there at all', async () => {
  const { clock, a, b } = pair();
  a.take(viewer, 'calls', 600);
  await clock.advance(250);
  expect(b.state(viewer, 'calls').currentlyAvailable).toBeLessThan(5);
  a.giveBack(viewer, 'calls', 500);
  await clock.advance(250);
  expect(b.state(viewer, 'calls').currentlyAvailable).toBeGreaterThanOrEqual(500);
});

test('two that let a client have all at the same moment make up for it afterwards', async () => {
  const { clock, a, b } = pair();
  a.take(viewer, 'requests', 60);
  b.take(viewer, 'requests', 60);
  await clock.advance(60_000);
  expect(a.take(viewer, 'requests', 1)).toBeGreaterThan(0);
  await clock.advance(60_000);
  expect(a.take(viewer, 'requests', 59)).toBeNull();
});
