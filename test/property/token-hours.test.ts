import { expect, test } from 'vitest';
import { createFakeClock } from '../support/fake-clock.ts';
import { scale } from '../support/scale.ts';
import { everyLogin, runOut, simulateUpstream } from '../support/upstream-simulated.ts';
import { startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';
import { uniqueCall } from '../support/upstream-traffic.ts';

const minute = 60_000;

test('over 24 hours no token is used past its 118th minute, and each window costs one login', async () => {
  const clock = createFakeClock();
  const sender = simulateUpstream(clock, () => ({ status: 200, body: {} }));
  await using started = await startPipeline('', { clock, sender, latches: everyLogin });
  const road = { exchange: started.pipeline.exchange, clock, partner: somePartner };
  const hours = 24 * scale;
  // Every 20 s a call, but for two hours in the middle of each day: a token that nobody needs is not renewed.
  for (let at = 0; at < hours * 60 * minute; at += 20_000) {
    const hourOfDay = Math.floor(at / (60 * minute)) % 24;
    if (hourOfDay !== 12 && hourOfDay !== 13) await runOut(clock, road.exchange(uniqueCall(road)));
    await clock.advance(at + 20_000 - clock.monotonic());
  }
  expect(started.sink.calls.filter(({ error }) => error)).toEqual([]);
  // Tokens have been used for so long at least, or their age was not seen.
  expect(sender.oldestTokenMs).toBeGreaterThan(80 * minute);
  expect(sender.oldestTokenMs).toBeLessThanOrEqual(118 * minute);
  // 22 hours of traffic hold 14 windows of 90 minutes, and the quiet hours one end.
  expect(sender.logins / scale).toBeGreaterThanOrEqual(14);
  expect(sender.logins / scale).toBeLessThanOrEqual(17);
});
