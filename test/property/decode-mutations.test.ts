import { expect, test } from 'vitest';

import { startSandbox } from '../../sandbox/index.ts';
import { askAs } from '../../src/datasources/open-finance/ask.ts';
import { createCustomerTypes } from '../../src/datasources/open-finance/customer-types.ts';
import { createSources } from '../../src/datasources/open-finance/sources.ts';
import type { Call, Endpoint, Exchange } from '../../src/datasources/upstream/exchange.ts';
import { createSender } from '../../src/datasources/upstream/send.ts';
import { createWire } from '../../src/datasources/upstream/wire.ts';
import { errorCodes } from '../../src/domain/errors.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { scale } from '../support/scale.ts';
import { createDice, type Dice } from '../support/upstream-dice.ts';
import { everyLogin } from '../support/upstream-simulated.ts';
import { caller, sandboxPartner, startPipeline } from '../support/upstream-stage.ts';
import { asked } from '../support/upstream-stages.ts';

const bodies = scale === 1 ? 2_000 : 5_000 * scale;
const canary = 'canary-4111111111111111';

interface Recorded {
  readonly endpoint: Endpoint<unknown>;
  readonly body: Buffer;
}

/** What the sandbox says to every read that the gateway knows. */
async function record(): Promise<Recorded[]> {
  await using sandbox = await startSandbox();
  const real = createSender({ connections: 4, liveConnections: 4, connectTimeoutMs: 3_000 });
  let last: Buffer | undefined;
  const send: typeof real.send = async (request, signal) => {
    const answer = await real.send(request, signal);
    if (answer.kind === 'response') last = Buffer.from(answer.body);
    return answer;
  };
  await using started = await startPipeline('', { sender: { ...real, send }, latches: everyLogin });
  const recorded: Recorded[] = [];
  const exchange: Exchange = async <T>(call: Call<T>) => {
    const answer = await started.pipeline.exchange(call);
    if (last !== undefined) recorded.push({ endpoint: call.endpoint as Endpoint<unknown>, body: last });
    return answer;
  };
  const partner = sandboxPartner(sandbox);
  const customerTypes = createCustomerTypes()('p');
  const sources = createSources({
    ask: askAs(exchange, partner, caller(), customerTypes),
    partnerId: partner.partnerId,
    changed() {},
    accessEnded() {},
    reportCallbackUrl: null,
    customerTypes,
  });
  const { customerId } = sandbox.info.partners[0]!.customers.find(({ purpose }) => /five accounts/i.test(purpose))!;
  await sources.customers.get(customerId);
  const accounts = (await sources.accounts.list(customerId, 'full')) ?? [];
  await sources.accounts.list(customerId, 'simple');
  const { accountId, institutionId } = accounts[0]!;
  const window = { from: Date.now() - 90 * 86_400_000, to: Date.now(), start: 1, limit: 20, sort: 'DESC' } as const;
  for (const owner of [null, accountId]) {
    await sources.transactions.list(
      { customerId, accountId: owner },
      { ...window, includePending: true, fresh: false },
    );
  }
  await sources.transactions.dailyBalances(customerId, accountId, window.from, window.to);
  await sources.institutions.get(institutionId!);
  await sources.institutions.page(1, 5);
  return recorded;
}

const splices = [
  'null',
  '{}',
  '[]',
  '"',
  '\\',
  '1e999',
  '-0',
  '{"__proto__":',
  ',,',
  '\u0000',
  '[[[[',
  `"${canary}"`,
  '9'.repeat(400),
];

/** Still JSON, but values are of another type, gone, or where they do not belong. */
function mistype(body: Buffer, dice: Dice): Buffer {
  const values: unknown[] = [null, {}, [], true, -1, 1e308, '', canary, [[{}]], { code: 103 }, '2024-01-01'];
  const visit = (value: unknown): unknown => {
    if (dice(25) === 0) return values[dice(values.length)];
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, each]) => (dice(30) === 0 ? [] : [[name, visit(each)]])),
    );
  };
  return Buffer.from(JSON.stringify(visit(JSON.parse(body.toString()))) ?? '');
}

/** One to four wounds: bytes flipped, cut out, doubled or put in. */
function mutate(body: Buffer, dice: Dice): Buffer {
  let bytes = body;
  for (let wounds = 1 + dice(4); wounds > 0; wounds -= 1) {
    const at = dice(bytes.length + 1);
    const length = dice(40);
    const put = [
      Buffer.from([dice(256)]),
      Buffer.alloc(0),
      Buffer.concat([bytes.subarray(at, at + length), bytes.subarray(at, at + length)]),
      Buffer.from(splices[dice(splices.length)] ?? ''),
    ][dice(4)]!;
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
  }
  return bytes;
}

test(`${bodies} mutilated answers are read or are one typed error, and no word of them gets out`, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const dice = createDice(seed);
  const recorded = await record();
  expect(recorded.length).toBeGreaterThanOrEqual(8);
  const clock = createFakeClock();
  const drifts: string[] = [];
  let body: Uint8Array = Buffer.alloc(0);
  let status = 200;
  const wire = createWire({
    clock,
    sink: { call: () => {}, operation: () => {}, drift: (operation, path) => void drifts.push(`${operation} ${path}`) },
    send: async () => ({ kind: 'response', status, contentType: 'application/json', retryAfter: undefined, body }),
  });
  const ends = { success: 0, failure: 0 };
  for (let n = 0; n < bodies; n += 1) {
    const of = recorded[dice(recorded.length)]!;
    body = dice(2) === 0 ? mutate(of.body, dice) : mistype(of.body, dice);
    status = [200, 200, 200, 400, 401, 404, 429, 500][dice(8)]!;
    const call = {
      ...asked(clock),
      endpoint: of.endpoint,
      params: { customerId: '1', institutionId: '1', accountId: '1' },
    };
    const outcome = await wire(call, 'token');
    ends[outcome.kind] += 1;
    if (outcome.kind === 'success') continue;
    expect(errorCodes, `seed ${seed}`).toHaveProperty(outcome.error.code);
    const said = `${outcome.error.stack} ${String(outcome.error.cause)} ${JSON.stringify(outcome.error)}`;
    expect(said, `seed ${seed}`).not.toContain('4111111111111111');
  }
  expect(drifts.join()).not.toContain('4111111111111111');
  expect(Math.min(ends.success, ends.failure)).toBeGreaterThan(bodies / 20);
});
