import { randomUUID } from 'node:crypto';
import { openRedisCoordination } from '../../src/coordination/redis-coordination.ts';
import { secret } from '../../src/domain/secret.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createEnvelope } from '../../src/lib/envelope.ts';
import { caller, recordingLog, startPipeline } from '../../test/support/upstream-stage.ts';
import { arrive, saturate, uniqueCall } from '../../test/support/upstream-traffic.ts';

/** What an instance is told at its start, as its one argument. */
export interface Birth {
  readonly redisUrl: string;
  readonly dataDir: string;
  readonly upstreamUrl: string;
  readonly partnerId: string;
  readonly partnerSecret: string;
  readonly appKey: string;
}

/** Answered with what was sent meanwhile. `enqueue` is answered at once. */
export type Order =
  | { readonly do: 'saturate'; readonly workers: number; readonly forMs: number }
  | { readonly do: 'arrive'; readonly perSecond: number; readonly forMs: number }
  | { readonly do: 'enqueue'; readonly count: number }
  | { readonly do: 'leave' };

export interface Sent {
  /** Unix milliseconds, status, and how long it waited for the budget. */
  readonly calls: readonly (readonly [at: number, status: number | undefined, queueMs: number])[];
}

/** One of several processes that have nothing in common but Redis and upstream. */
async function live(birth: Birth): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const coordination = stack.use(
    await openRedisCoordination({
      url: birth.redisUrl,
      version: 'bench',
      limits: { startPerSecond: 10, maxPerSecond: 1_000 },
      clock: systemClock,
      log: recordingLog(),
      instanceId: randomUUID(),
      envelope: createEnvelope([Buffer.alloc(32, 7)]),
    }),
  );
  const { limiter, tokens } = coordination;
  const { pipeline, sink } = stack.use(await startPipeline(birth.dataDir, { limiter, tokens }));
  const { partnerId, upstreamUrl } = birth;
  const partner = {
    partnerId,
    upstreamUrl,
    partnerSecret: secret(birth.partnerSecret),
    appKey: secret(birth.appKey),
    environment: 'sandbox',
  } as const;
  const road = { exchange: pipeline.exchange, clock: systemClock, partner };
  const leaving = new AbortController();
  const left = Promise.withResolvers<void>();
  const background = caller({
    priority: 'background',
    deadlineAt: performance.now() + 600_000,
    signal: leaving.signal,
  });

  process.on('message', async (order: Order) => {
    if (order.do === 'leave') return left.resolve();
    if (order.do === 'enqueue') {
      for (let n = 0; n < order.count; n += 1) road.exchange(uniqueCall(road, { caller: background })).catch(() => {});
    } else {
      sink.calls.length = 0;
      await (order.do === 'saturate' ? saturate(road, order) : arrive(road, order));
    }
    const calls = sink.calls
      .filter(({ source }) => source === 'upstream')
      .map(({ at, status, queueMs }) => [at, status, queueMs] as const);
    process.send?.({ calls } satisfies Sent);
  });
  await road.exchange(uniqueCall(road)).catch(() => {});
  process.send?.({ calls: [] } satisfies Sent);
  await left.promise;
  leaving.abort();
}

await live(JSON.parse(process.argv[2] ?? '{}') as Birth);
process.exit(0);
