import { expect, test } from 'vitest';
import { createCostlyCalls } from '../../src/datasources/upstream/costly-calls.ts';
import type { OperationCalls } from '../../src/datasources/upstream/exchange.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { asked, heldStage, somePartner, watch } from '../support/upstream-stages.ts';

const live = { billable: true, live: true, latency: 'live' } as const;

function start() {
  const clock = createFakeClock();
  const { stage, calls } = heldStage();
  const costly = createCostlyCalls({ clock, next: stage });
  const begin = (viewer = 'viewer') => {
    const controller = new AbortController();
    const operation = costly.begin(viewer);
    return {
      ask: ({ endpoint = live, caller, ...changes }: Parameters<typeof asked>[1] = {}) =>
        watch(
          costly.stage(
            asked(clock, { ...changes, endpoint, caller: { ...caller, operation, signal: controller.signal } }),
          ),
        ),
      end: (how: Parameters<OperationCalls['end']>[0]) => {
        if (how === 'gone') controller.abort();
        operation.end(how);
      },
    };
  };
  return { clock, costly, calls, begin };
}

test('an operation puts the same question once, at once or one after the other, however new it wants it', async () => {
  const { calls, begin } = start();
  const { ask } = begin();
  const first = [ask({ maxAgeMs: 0 }), ask({ maxAgeMs: 0 })];
  await settle();
  calls[0]!.send();
  calls[0]!.answer('v');
  await settle();
  const last = ask({ maxAgeMs: 0 });
  await settle();
  expect([...first, last].map(({ end }) => end)).toEqual(['upstream v', 'upstream v', 'upstream v']);
  expect(calls).toHaveLength(1);
  ask({ customerId: 'other' });
  ask({ query: { balance_cache_interval: 0 } });
  await settle();
  expect(calls).toHaveLength(3);
});

test('what is neither billed nor live, equal changes, and jobs are left alone', async () => {
  const { clock, costly, calls, begin } = start();
  const { ask } = begin();
  ask({ endpoint: {} });
  ask({ endpoint: {} });
  ask({ endpoint: { ...live, idempotent: false } });
  ask({ endpoint: { ...live, idempotent: false } });
  watch(costly.stage(asked(clock, { endpoint: live })));
  watch(costly.stage(asked(clock, { endpoint: live })));
  await settle();
  expect(calls).toHaveLength(6);
});

test('a failure stays one for the whole operation, and the next one asks anew', async () => {
  const { calls, begin } = start();
  const one = begin();
  const seen = [one.ask(), one.ask()];
  await settle();
  calls[0]!.send();
  calls[0]!.fail(new GatewayError('OUTCOME_UNKNOWN', 'lost'));
  await settle();
  seen.push(one.ask());
  await settle();
  expect(seen.map(({ end }) => end)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
  one.end('delivered');
  begin().ask();
  await settle();
  expect(calls).toHaveLength(2);
});

test('a remembered answer serves an ask that takes one so old, and no other', async () => {
  const { clock } = start();
  let calls = 0;
  const remembering = createCostlyCalls({
    clock,
    next: async <T>() => {
      calls += 1;
      return { value: calls as T, status: 200, source: calls === 1 ? 'cache' : 'upstream', ageMs: 500 } as const;
    },
  });
  const operation = remembering.begin('viewer');
  const ask = (maxAgeMs: number) =>
    remembering.stage(asked(clock, { endpoint: live, maxAgeMs, caller: { operation } }));
  await ask(1_000);
  await ask(500);
  expect(calls).toBe(1);
  await ask(0);
  await ask(0);
  expect(calls).toBe(2);
});

test('a client that goes away loses nothing that was sent: the same viewer gets it, once, and nobody else does', async () => {
  const { clock, calls, begin } = start();
  const gone = begin();
  const lost = gone.ask({ maxAgeMs: 0 });
  await settle();
  calls[0]!.send();
  gone.end('gone');
  await settle();
  expect(lost.end).toBe('CANCELLED');
  expect(calls[0]!.asked.caller.signal.aborted).toBe(false);

  const again = begin();
  const joined = again.ask({ maxAgeMs: 0 });
  const other = begin('other').ask({ maxAgeMs: 0 });
  await settle();
  expect(calls).toHaveLength(2);
  calls[0]!.answer('paid');
  calls[1]!.answer('theirs');
  await settle();
  expect([joined.end, other.end]).toEqual(['coalesced paid', 'upstream theirs']);
  again.end('delivered');

  begin().ask({ maxAgeMs: 0 });
  await settle();
  expect(calls).toHaveLength(3);
  await clock.advance(400_000);
  expect(clock.timers).toBe(0);
});

test('an answer that came after its client had gone waits three minutes, and tells its age', async () => {
  const { clock, calls, costly, begin } = start();
  const gone = begin();
  gone.ask();
  await settle();
  calls[0]!.send();
  gone.end('gone');
  calls[0]!.answer('paid');
  await clock.advance(179_999);
  const operation = costly.begin('viewer');
  const answer = await costly.stage(asked(clock, { endpoint: live, caller: { operation } }));
  expect(answer).toMatchObject({ value: 'paid', ageMs: 179_999, source: 'coalesced' });
  operation.end('gone');
  await clock.advance(180_000);
  begin().ask();
  await settle();
  expect(calls).toHaveLength(2);
});

test('what was answered already is kept too, when its operation ends without telling', async () => {
  const { calls, begin } = start();
  for (const how of ['gone', 'pending'] as const) {
    const operation = begin(how);
    operation.ask();
    await settle();
    calls.at(-1)!.send();
    calls.at(-1)!.answer(how);
    await settle();
    operation.end(how);
    const again = begin(how).ask({ maxAgeMs: 0 });
    await settle();
    expect(again.end).toBe(`coalesced ${how}`);
  }
  expect(calls).toHaveLength(2);
});

test('what was told at last, or overtaken, is not kept for the rest of the three minutes', async () => {
  const { clock, calls, costly, begin } = start();
  for (const end of ['told', 'overtaken'] as const) {
    const gone = begin();
    gone.ask();
    await settle();
    calls.at(-1)!.send();
    calls.at(-1)!.answer('paid');
    await settle();
    gone.end('gone');
    expect(clock.timers).toBe(1);
    if (end === 'overtaken') costly.invalidate({ partnerId: somePartner.partnerId });
    else {
      const again = begin();
      again.ask();
      await settle();
      again.end('delivered');
    }
    expect(clock.timers).toBe(0);
  }
  expect(calls).toHaveLength(2);
});

test('a question still in line is dropped with its client, and goes on when the viewer was told that it is pending', async () => {
  const { calls, begin } = start();
  const gone = begin();
  gone.ask();
  await settle();
  gone.end('gone');
  expect(calls[0]!.asked.caller.signal.aborted).toBe(true);

  const pending = begin();
  pending.ask();
  await settle();
  pending.end('pending');
  expect(calls[1]!.asked.caller.signal.aborted).toBe(false);
  const again = begin().ask();
  await settle();
  calls[1]!.send();
  calls[1]!.answer('v');
  await settle();
  expect(again.end).toBe('coalesced v');
  expect(calls).toHaveLength(2);
});

test('what a pending field asks after its operation is for the next one', async () => {
  const { calls, begin } = start();
  const operation = begin();
  operation.end('pending');
  operation.ask();
  await settle();
  calls[0]!.send();
  const again = begin().ask({ maxAgeMs: 0 });
  await settle();
  calls[0]!.answer('v');
  await settle();
  expect([again.end, calls.length]).toEqual(['coalesced v', 1]);
});

test('two operations of one viewer at once share a call, unless one wants what is newer than the call', async () => {
  const { calls, begin } = start();
  const [one, other] = [begin(), begin()];
  one.ask();
  other.ask();
  await settle();
  expect(calls).toHaveLength(1);
  calls[0]!.send();
  begin().ask({ maxAgeMs: 0 });
  await settle();
  expect(calls).toHaveLength(2);
  one.end('gone');
  expect(calls[0]!.asked.caller.signal.aborted).toBe(false);
});

test('nobody is given what a change has overtaken', async () => {
  const { costly, calls, begin } = start();
  const gone = begin();
  gone.ask();
  await settle();
  calls[0]!.send();
  gone.end('gone');
  costly.invalidate({ partnerId: somePartner.partnerId, customerId: 'c1' });
  begin().ask();
  await settle();
  expect(calls).toHaveLength(2);
});
