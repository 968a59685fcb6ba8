import { describe, expect, test } from 'vitest';
import { startGateway } from '../../src/gateway.ts';
import { askOne, startFleet } from '../support/fleet.ts';
import { startStage } from '../support/gateway.ts';
import { redisServer } from '../support/redis.ts';

interface Told {
  readonly status: number;
  /** Of `/readyz`. */
  readonly body: { readonly status: string; readonly coordination: Readonly<Record<string, string>> };
  /** Of the graph. */
  readonly health: Readonly<Record<string, string | null>>;
  /** States with 1, of those that the metrics name. */
  readonly states: readonly string[];
}

/** What a gateway says of it in each of the three places. */
async function askEverywhere(url: string): Promise<Told> {
  const ready = await fetch(`${url}/readyz`);
  const query = '{ partner { health { coordination { state awaySince reason } } } }';
  const { data } = await askOne({ url }, query);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const states = [...metrics.matchAll(/^ofg_coordination\{state="(\w+)"\} 1$/gm)].map(([, state = '']) => state);
  return {
    status: ready.status,
    body: (await ready.json()) as Told['body'],
    health: data.partner.health.coordination,
    states,
  };
}

const undisturbed = (state: string): Told => ({
  status: 200,
  body: { status: 'ready', coordination: { state } },
  health: { state, awaySince: null, reason: null },
  states: [state],
});

const away = (reason: string | RegExp): Told => {
  const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const why = expect.stringMatching(reason);
  return {
    status: 200,
    body: { status: 'degraded', coordination: { state: 'away', since, reason: why } },
    health: { state: 'away', awaySince: since, reason: why },
    states: ['away'],
  };
};

const patience = { timeout: 10_000, interval: 50 };
const becomes = (url: string, told: Told) => expect.poll(() => askEverywhere(url), patience).toEqual(told);

test('a gateway without Redis says that it is alone', async () => {
  await using stage = await startStage();
  expect(await askEverywhere(stage.gateway.url)).toEqual(undisturbed('alone'));
});

describe.skipIf(redisServer === null)('a gateway with Redis', () => {
  test('is ready and says that it is degraded while Redis is dead, or was when it started', async () => {
    await using fleet = await startFleet(1);
    const { url } = fleet.gateways[0]!;
    expect(await askEverywhere(url)).toEqual(undisturbed('connected'));
    await fleet.redis.kill();
    await becomes(url, away(/./));
    await using late = await startGateway(fleet.config);
    expect(await askEverywhere(late.url)).toEqual(away('ECONNREFUSED'));
    await fleet.redis.start();
    for (const each of [url, late.url]) await becomes(each, undisturbed('connected'));
  });

  test('says so while Redis hangs', async () => {
    await using fleet = await startFleet(1);
    const { url } = fleet.gateways[0]!;
    fleet.redis.freeze();
    await becomes(url, away('no answer within'));
    fleet.redis.thaw();
    await becomes(url, undisturbed('connected'));
  });
});
