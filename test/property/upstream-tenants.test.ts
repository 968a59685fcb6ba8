import { expect, test } from 'vitest';

import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import type { Endpoint } from '../../src/datasources/upstream/exchange.ts';
import { secret } from '../../src/domain/secret.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { scale } from '../support/scale.ts';
import { createDice } from '../support/upstream-dice.ts';
import { everyLogin, simulateUpstream } from '../support/upstream-simulated.ts';
import { caller, callOf, endpoint, getAccounts, startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const asks = scale === 1 ? 5_000 : 50_000 * scale;
const cache = { freshMs: 500, revalidateMs: 500, staleMs: 2_000 };
const endpoints: Endpoint<unknown>[] = [
  { ...endpoint(), cache },
  { ...getAccounts, cache },
  endpoint({ operation: 'Live', path: '/live/{customerId}', live: true, billable: true, cache }),
  endpoint({ operation: 'Uncached', path: '/uncached/{customerId}' }),
];

test(`two partners with the same customers never see each other's answers in ${asks} interleaved asks`, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const dice = createDice(seed);
  const clock = createFakeClock();
  const held: (() => void)[] = [];
  // Whose token it is, upstream knows from the login; the answer says it.
  const owners = new Map<string, string>();
  const sender = simulateUpstream(
    clock,
    ({ headers, target }) =>
      new Promise((resolve) => {
        const owner = owners.get(headers['finicity-app-token'] ?? '');
        const status = dice(20) === 0 ? 500 : 200;
        held.push(() => resolve({ status, body: { owner, target } }));
      }),
    { latencyMs: 0, loginMs: 0 },
  );
  const send: typeof sender.send = async (request, signal) => {
    const answer = await sender.send(request, signal);
    if (request.body !== undefined && answer.kind === 'response') {
      owners.set(JSON.parse(Buffer.from(answer.body).toString()).token, JSON.parse(request.body).partnerId);
    }
    return answer;
  };
  const limits = { startPerSecond: 1e6, maxPerSecond: 1e6 };
  await using started = await startPipeline('', {
    clock,
    sender: { ...sender, send },
    latches: everyLogin,
    limiter: createMemoryLimiter({ clock, limits }),
    // So small that entries come and go.
    cacheMaxBytes: 4_000,
  });
  const { pipeline, sink } = started;
  // One could be taken for the beginning of the other, and of its customer's id.
  const partners = ['1', '12'].map((partnerId) => ({ ...somePartner, partnerId, partnerSecret: secret('same') }));
  const customers = ['2', '21', '1'];
  const pick = <T>(from: readonly T[]): T => from[dice(from.length)] as T;

  const answered = { upstream: 0, cache: 0, stale: 0, coalesced: 0 };
  let foreign = 0;
  const controllers: AbortController[] = [];
  const askOnce = () => {
    const partner = pick(partners);
    const customerId = pick(customers);
    const of = pick(endpoints);
    const controller = new AbortController();
    if (dice(10) === 0) controllers.push(controller);
    const priority = pick(['interactive', 'background'] as const);
    const call = callOf({ partner, customerId }, of, {
      caller: caller({ priority, signal: controller.signal, deadlineAt: clock.monotonic() + 60_000 }),
      ...(dice(4) === 0 && { maxAgeMs: pick([0, 100, 1_000]) }),
    });
    const target = of.path.replace('{customerId}', customerId);
    pipeline.exchange(call).then(
      ({ value, source }) => {
        answered[source] += 1;
        const got = value as { owner: string; target: string };
        if (got.owner !== partner.partnerId || got.target !== target) foreign += 1;
      },
      () => {},
    );
  };

  for (let done = 0; done < asks; ) {
    const burst = 1 + dice(30);
    for (let n = 0; n < burst; n += 1) askOnce();
    done += burst;
    await settle();
    for (let n = dice(held.length + 1); n > 0; n -= 1) held.splice(dice(held.length), 1)[0]?.();
    if (dice(5) === 0) pipeline.invalidate({ partnerId: pick(partners).partnerId, customerId: pick(customers) });
    if (dice(5) === 0) for (const controller of controllers.splice(0)) controller.abort();
    await clock.advance(dice(3) === 0 ? dice(800) : 1);
    sink.calls.length = 0;
  }
  expect({ foreign, seed }).toEqual({ foreign: 0, seed });
  for (const count of Object.values(answered)) expect(count).toBeGreaterThan(asks / 100);
});
