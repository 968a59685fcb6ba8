import { expect, test } from 'vitest';
import { scale } from '../support/scale.ts';
import { json } from '../support/upstream-scripted.ts';
import { everyLogin } from '../support/upstream-simulated.ts';
import { callOf, endpoint, startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';
import { fine, startOverWire, startRaw } from '../support/upstream-wire.ts';

const long = { timeout: 30_000 * scale };

test('of reads over a wire that resets one connection in ten, 99 in 100 are answered', long, async () => {
  // A connection for each call.
  await using stage = await startOverWire((_request, response) =>
    json(response, 200, { rows: 'x'.repeat(2_000) }, { connection: 'close' }),
  );
  stage.proxy.toxics = (n) => (n % 10 === 0 ? { cut: { afterBytes: 1_000, how: 'reset' } } : {});
  let answered = 0;
  const calls = 300 * scale;
  for (let n = 0; n < calls; n += 10) {
    const ends = await Promise.all(Array.from({ length: 10 }, () => stage.ask()));
    answered += ends.filter((end) => end === 'answered').length;
  }
  expect(answered / calls).toBeGreaterThanOrEqual(0.99);
});

test(`a server that closes idle connections just when we write costs no read in ${500 * scale}`, long, async () => {
  await using upstream = await startRaw((socket) => {
    socket.write(fine);
    setTimeout(() => socket.end(), 4);
  });
  await using started = await startPipeline('', { latches: everyLogin, connections: 4 });
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const codes: string[] = [];
  const work = async () => {
    for (let n = 0; n < 125 * scale; n += 1) {
      await started.pipeline
        .exchange(callOf({ partner, customerId: '7' }, endpoint(), { query: { n: Math.random() } }))
        .catch((error) => codes.push(error.code));
      // From just before the close to just after it, in six of ten asks.
      if (n % 10 >= 4) await new Promise((resolve) => setTimeout(resolve, 2 + (n % 5)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  expect(codes).toEqual([]);
});
