import { expect, test } from 'vitest';

import type { Endpoint } from '../../src/datasources/upstream/exchange.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { everyLogin, runOut, type SimulatedAnswer, simulateUpstream } from '../support/upstream-simulated.ts';
import { caller, callOf, endpoint, startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';
import { arrive, bySecond, sum } from '../support/upstream-traffic.ts';

const second = 1_000;
const families = ['customers', 'accounts', 'transactions', 'institutions', 'consumers'];
const policy = { freshMs: 10 * second, revalidateMs: 20 * second, staleMs: 3_600 * second };

/** A pipeline before an upstream that answers as told; 503 and silence are what an outage looks like from here. */
async function start() {
  const clock = createFakeClock();
  const script: { answer: () => SimulatedAnswer | Promise<SimulatedAnswer> } = { answer: healthy };
  const sender = simulateUpstream(clock, () => script.answer());
  const started = await startPipeline('', { clock, sender, latches: everyLogin });
  const ask = (of: Endpoint<unknown>, customerId: string) =>
    started.pipeline.exchange(callOf({ partner: somePartner, customerId }, of, { caller: caller({}, clock) }));
  return { ...started, clock, sender, script, ask };
}

const healthy = () => ({ status: 200, body: {} });
const silence = () => new Promise<never>(() => {});

async function everySecond(clock: FakeClock, seconds: number, work: (second: number) => void): Promise<void> {
  for (let n = 0; n < seconds; n += 1) {
    work(n);
    await clock.advance(second);
  }
}

test.each([
  ['answers 503', () => ({ status: 503 })],
  ['never answers', silence],
])(
  'while upstream %s for 60 s every warm read is answered, and within 30 s of its return all is well',
  async (_, dead) => {
    await using stage = await start();
    const { clock, sender, script } = stage;
    const warm = families.map((family) => endpoint({ family, operation: `Get-${family}`, cache: policy }));
    const readAll = () => Promise.all(warm.flatMap((of) => ['1', '2', '3', '4'].map((id) => stage.ask(of, id))));
    await runOut(clock, readAll());

    script.answer = dead;
    const ends: string[] = [];
    const waits: number[] = [];
    const cold: string[] = [];
    let oldestMs = 0;
    const watchOne = (asked: Promise<{ source: string; ageMs: number }>, into: string[]) =>
      void asked.then(
        ({ source, ageMs }) => {
          oldestMs = Math.max(oldestMs, ageMs);
          into.push(source);
        },
        (error) => into.push(error.code),
      );
    let asks = 0;
    const onceASecond = () => {
      const at = clock.monotonic();
      for (const of of warm) {
        for (const id of ['1', '2', '3', '4']) {
          const asked = stage.ask(of, id).finally(() => waits.push(clock.monotonic() - at));
          watchOne(asked, ends);
        }
        asks += 1;
        watchOne(stage.ask({ ...of, cache: null }, `cold-${asks}`), cold);
      }
    };
    const sentAt: number[] = [];
    await everySecond(clock, 60, () => {
      sentAt.push(sender.calls);
      onceASecond();
    });
    await clock.advance(2 * second);
    expect(new Set(ends)).toEqual(new Set(['cache', 'stale']));
    expect(ends).toHaveLength(60 * 20);
    expect(Math.max(...waits)).toBeLessThanOrEqual(2 * second + 1);
    // Once paused, all families together are tried once a second at most.
    const late = sentAt.slice(40).map((calls, n) => (sentAt[40 + n + 1] ?? calls) - calls);
    expect(Math.max(...late)).toBeLessThanOrEqual(1);

    script.answer = healthy;
    await everySecond(clock, 30, onceASecond);
    oldestMs = 0;
    cold.length = 0;
    await everySecond(clock, 5, onceASecond);
    expect(new Set(cold)).toEqual(new Set(['upstream']));
    // Refreshed behind again, as ever.
    expect(oldestMs).toBeLessThanOrEqual(policy.freshMs + second);
  },
);

test('with half of all answers failing for a minute, calls grow by at most a fifth, and nothing is paused', async () => {
  await using stage = await start();
  const { clock, script } = stage;
  let dice = 1;
  const random = () => {
    dice = (dice * 48_271) % 2_147_483_647;
    return dice / 2_147_483_647;
  };
  const road = { exchange: stage.pipeline.exchange, clock, partner: somePartner };
  await runOut(clock, arrive(road, { perSecond: 50, forMs: 20 * second }));
  script.answer = () => ({ status: random() < 0.5 ? 500 : 200, body: {} });
  const fromWall = clock.wall();
  await runOut(clock, arrive(road, { perSecond: 50, forMs: 60 * second }));
  const records = stage.sink.calls.filter(({ at }) => at >= fromWall);
  const asks = 60 * 50;
  const sent = sum(bySecond(records, fromWall, 62).sent);
  const answered = records.filter(({ source, error }) => source === 'upstream' && !error).length;
  expect(sent / asks).toBeLessThanOrEqual(1.2);
  // Half of what is sent can succeed at most.
  expect(answered / asks).toBeGreaterThanOrEqual(0.9 * 0.5 * 1.2);
  expect(records.filter(({ source }) => source === 'refused')).toEqual([]);
});
