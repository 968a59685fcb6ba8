import { expect, test } from 'vitest';

import { createCoalesce } from '../../src/datasources/upstream/coalesce.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { asked, heldStage, somePartner, watch } from '../support/upstream-stages.ts';

function start() {
  const clock = createFakeClock();
  const { stage, calls } = heldStage();
  const coalesce = createCoalesce({ clock, next: stage });
  const ask = (changes: Parameters<typeof asked>[1] = {}) => watch(coalesce.stage(asked(clock, changes)));
  return { clock, coalesce, calls, ask };
}

test('identical asks in flight share one call, and each gets the answer', async () => {
  const { calls, ask } = start();
  const ends = [ask(), ask(), ask()];
  await settle();
  expect(calls).toHaveLength(1);
  calls[0]!.answer('v');
  await settle();
  expect(ends.map(({ end }) => end)).toEqual(['upstream v', 'coalesced v', 'coalesced v']);
});

test('asks of different partners or customers never share', async () => {
  const { calls, ask } = start();
  ask();
  ask({ customerId: 'c2' });
  ask({ partner: { ...somePartner, partnerId: 'other' } });
  await settle();
  expect(calls).toHaveLength(3);
});

test('two equal changes are two calls', async () => {
  const { calls, ask } = start();
  const change = { endpoint: { method: 'POST' as const, idempotent: false } };
  ask(change);
  ask(change);
  await settle();
  expect(calls).toHaveLength(2);
});

test('each waiter leaves at its own deadline, and the call goes on for the others', async () => {
  const { clock, calls, ask } = start();
  const short = ask({ caller: { deadlineAt: 100 } });
  const long = ask({ caller: { deadlineAt: 200 } });
  await clock.advance(150);
  expect([short.end, long.end]).toEqual(['UPSTREAM_TIMEOUT', undefined]);
  expect(calls[0]!.asked.caller.deadlineAt).toBe(200);
  calls[0]!.answer('v');
  await settle();
  expect(long.end).toBe('coalesced v');
});

test('a call has the highest priority of its waiters, and tells when it rises', async () => {
  const { calls, ask } = start();
  ask({ caller: { priority: 'background' } });
  await settle();
  const heard: string[] = [];
  calls[0]!.asked.onPromotion((priority) => void heard.push(priority));
  expect(calls[0]!.asked.caller.priority).toBe('background');
  ask({ caller: { priority: 'interactive' } });
  ask({ caller: { priority: 'subscription' } });
  await settle();
  expect(calls[0]!.asked.caller.priority).toBe('interactive');
  expect(heard).toEqual(['interactive']);
});

test('when the last waiter leaves, a queued call is dropped and a sent one is cancelled', async () => {
  for (const sent of [false, true]) {
    const { clock, calls, ask } = start();
    const controllers = [new AbortController(), new AbortController()];
    const ends = controllers.map(({ signal }) => ask({ caller: { signal } }));
    await settle();
    if (sent) calls[0]!.send();
    controllers[0]!.abort();
    await settle();
    expect(calls[0]!.asked.caller.signal.aborted).toBe(false);
    controllers[1]!.abort();
    await settle();
    expect(calls[0]!.asked.caller.signal.aborted).toBe(true);
    expect(ends.map(({ end }) => end)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(clock.timers).toBe(0);
  }
});

test.each([{ billable: true }, { live: true }])(
  'a sent call that is %o runs on without waiters, and the next ask joins it',
  async (kind) => {
    const { clock, calls, ask } = start();
    const first = ask({ endpoint: { ...kind, latency: 'live' }, caller: { deadlineAt: 1_000 } });
    await settle();
    calls[0]!.send();
    await clock.advance(5_000);
    expect(first.end).toBe('UPSTREAM_TIMEOUT');
    const second = ask({ endpoint: { ...kind, latency: 'live' } });
    await settle();
    expect(calls).toHaveLength(1);
    calls[0]!.answer('v');
    await settle();
    expect(second.end).toBe('coalesced v');
  },
);

test('a billable call that is still queued is dropped with its last waiter', async () => {
  const { clock, calls, ask } = start();
  ask({ endpoint: { billable: true }, caller: { deadlineAt: 1_000 } });
  await clock.advance(1_000);
  expect(calls[0]!.asked.caller.signal.aborted).toBe(true);
});

test('a call ends with the budget of its class, counted from its first request', async () => {
  const { clock, calls, ask } = start();
  const end = ask({ caller: { deadlineAt: 1e9 } });
  await clock.advance(60_000);
  calls[0]!.send();
  await clock.advance(9_999);
  calls[0]!.send();
  expect(end.end).toBeUndefined();
  await clock.advance(1);
  expect(end.end).toBe('UPSTREAM_TIMEOUT');
});

test('who wants an answer from now on joins a call that waits, and never one that was sent', async () => {
  const { calls, ask } = start();
  ask();
  const joins = ask({ maxAgeMs: 0 });
  await settle();
  expect(calls).toHaveLength(1);
  calls[0]!.send();
  const alone = ask({ maxAgeMs: 0 });
  const withAlone = ask();
  await settle();
  expect(calls).toHaveLength(2);
  calls[0]!.answer('old');
  calls[1]!.answer('new');
  await settle();
  expect([joins.end, alone.end, withAlone.end]).toEqual(['coalesced old', 'upstream new', 'coalesced new']);
});

test('nobody joins a call that a change has overtaken', async () => {
  const { coalesce, calls, ask } = start();
  ask();
  ask({ customerId: 'c2' });
  await settle();
  coalesce.invalidate({ partnerId: somePartner.partnerId, customerId: 'c1' });
  ask();
  ask({ customerId: 'c2' });
  await settle();
  expect(calls.map(({ asked: { customerId } }) => customerId)).toEqual(['c1', 'c2', 'c1']);
});

test('a change that was sent and given up has an unknown outcome', async () => {
  const { clock, calls, ask } = start();
  const end = ask({ endpoint: { method: 'POST', idempotent: false }, caller: { deadlineAt: 100 } });
  await settle();
  calls[0]!.send();
  await clock.advance(100);
  expect(end.end).toBe('OUTCOME_UNKNOWN');
});

test('an ask whose caller has gone already makes no call', async () => {
  const { calls, ask } = start();
  const end = ask({ caller: { signal: AbortSignal.abort() } });
  await settle();
  expect(end.end).toBe('CANCELLED');
  expect(calls).toHaveLength(0);
});

test('a failure reaches every waiter, and the next ask begins anew', async () => {
  const { calls, ask } = start();
  const ends = [ask(), ask()];
  await settle();
  calls[0]!.fail(new GatewayError('UPSTREAM_ERROR', 'x'));
  await settle();
  expect(ends.map(({ end }) => end)).toEqual(['UPSTREAM_ERROR', 'UPSTREAM_ERROR']);
  ask();
  await settle();
  expect(calls).toHaveLength(2);
});

test('shutting down ends every call, billable ones too, and refuses new ones', async () => {
  const { clock, coalesce, calls, ask } = start();
  const end = ask({ endpoint: { billable: true } });
  await settle();
  calls[0]!.send();
  await coalesce.shutDown();
  expect(end.end).toBe('SHUTTING_DOWN');
  expect(clock.timers).toBe(0);
  const late = ask();
  await settle();
  expect(late.end).toBe('SHUTTING_DOWN');
});
