import { describe, expect, test } from 'vitest';
import { createMemoryLeaseStore } from '../../src/coordination/memory-lease-store.ts';
import { createReportPoller, type ReportChange } from '../../src/coordination/report-poller.ts';
import type { ReportSummary } from '../../src/domain/reports.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const report = (reportId: string, status: string): ReportSummary => ({
  reportId,
  status,
  type: 'voa',
  requestId: null,
  requesterName: null,
  createdDate: 0,
  consumerId: null,
});

function setUp() {
  const clock = createFakeClock();
  const leases = createMemoryLeaseStore({ clock });
  const world = { reports: [report('r1', 'inProgress')] as ReportSummary[], reads: 0, fails: false };
  const heard: ReportChange[] = [];
  const poller = (instanceId: string) =>
    createReportPoller({
      clock,
      leases,
      instanceId,
      async read() {
        world.reads += 1;
        if (world.fails) throw new Error('upstream is down');
        return world.reports;
      },
      publish: (change) => void heard.push(change),
    });
  return { clock, world, heard, poller };
}

const statuses = (heard: readonly ReportChange[]) => heard.map(({ reportId, status }) => `${reportId} ${status}`);

describe('the report poller', () => {
  test('serves a thousand watchers of one customer by one call every twenty seconds, in a fleet of four', async () => {
    const { clock, world, heard, poller } = setUp();
    const fleet = ['a', 'b', 'c', 'd'].map(poller);
    for (let watcher = 0; watcher < 1_000; watcher += 1) fleet[watcher % 4]?.watch('p', 'c');
    await clock.advance(100_000);
    expect(world.reads).toBeLessThanOrEqual(6);
    expect(world.reads).toBeGreaterThanOrEqual(5);
    expect(statuses(heard)).toEqual(['r1 inProgress']);
    world.reports = [report('r1', 'success')];
    await clock.advance(20_000);
    expect(heard.at(-1)).toMatchObject({ reportId: 'r1', status: 'success', final: true });
    const { reads } = world;
    await clock.advance(600_000);
    // The others find out once, each in its turn, and then everybody rests.
    expect(world.reads - reads).toBeLessThanOrEqual(4);
  });

  test('goes on in another process when one dies, and its final event arrives', async () => {
    const { clock, world, heard, poller } = setUp();
    const first = poller('a');
    const second = poller('b');
    const dying = first.watch('p', 'c');
    await clock.advance(1_000);
    second.watch('p', 'c');
    await clock.advance(20_000);
    // As a process that is killed does: it neither says so nor gives its lease back.
    dying.stop();
    world.reports = [report('r1', 'success')];
    await clock.advance(60_000);
    expect(heard.some(({ final }) => final)).toBe(true);
  });

  test('is cut short by a nudge, but not again and again', async () => {
    const { clock, world, poller } = setUp();
    const only = poller('a');
    only.watch('p', 'c');
    await clock.advance(6_000);
    expect(world.reads).toBe(1);
    only.nudge('p', 'c');
    await clock.advance(0);
    expect(world.reads).toBe(2);
    for (let forged = 0; forged < 100; forged += 1) only.nudge('p', 'c');
    await clock.advance(4_999);
    expect(world.reads).toBe(2);
    await clock.advance(1);
    expect(world.reads).toBe(3);
    only.nudge('p', 'nobody watches');
    await clock.advance(1_000);
    expect(world.reads).toBe(3);
  });

  test('asks less and less often while upstream fails, and as before once it answers', async () => {
    const { clock, world, heard, poller } = setUp();
    world.fails = true;
    poller('a').watch('p', 'c');
    await clock.advance(20 * 60_000);
    expect(world.reads).toBeLessThan(10);
    world.fails = false;
    await clock.advance(5 * 60_000);
    expect(statuses(heard)).toEqual(['r1 inProgress']);
  });

  test('stops with the last watcher, and with the gateway', async () => {
    const { clock, world, poller } = setUp();
    const only = poller('a');
    const watches = [only.watch('p', 'c'), only.watch('p', 'c')];
    await clock.advance(1_000);
    watches[0]?.stop();
    watches[0]?.stop();
    await clock.advance(20_000);
    expect(world.reads).toBe(2);
    watches[1]?.stop();
    await clock.advance(60_000);
    expect(world.reads).toBe(2);
    only.watch('p', 'other');
    await only[Symbol.asyncDispose]();
    await clock.advance(60_000);
    expect(world.reads).toBe(2);
    expect(clock.timers).toBe(0);
  });
});
