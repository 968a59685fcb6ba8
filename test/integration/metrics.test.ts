import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;

beforeAll(async () => {
  stage = await startStage();
  household = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const accounts = 'query Accounts($c: ID!) { customer(customerId: $c) { accounts { accountId balance { amount } } } }';
const figures = `query Figures($scope: MetricsScope! = AS_DASHBOARD) {
  partner {
    metrics(window: HOUR, scope: $scope) {
      collectingSince
      successRate { mine { calls successful rate } platform { state rate } }
      series { at mine { calls rate } }
      calls { current previous }
      activeAccounts { current previous }
      errors { total { current } byCode { code calls meaning remedy } byCategory { category calls } }
      endpoints { endpoint successRate { calls } latency { calls median p90 } }
      reconciliation { counted total leftOut { reason calls endpoints { endpoint calls } } }
    }
    operations(window: HOUR) { name operations ok upstreamCalls }
  }
}`;

test('the first call shows at once, and the figures are those that the sandbox counted', async () => {
  const { data } = await stage.ask(accounts, { c: household });
  const ids = data.customer.accounts.map(({ accountId }: { accountId: string }) => accountId);
  expect(stage.upstreamCalls()).toEqual({ 'GET /aggregation/v1/customers/{customerId}/accounts': 1 });
  const answer = await stage.ask(figures);
  expect(answer.errors).toBeUndefined();
  const { metrics, operations } = answer.data.partner;
  const list = metrics.endpoints.find(({ endpoint }: { endpoint: string }) => endpoint === 'GetCustomerAccounts');
  expect(list).toMatchObject({ successRate: { calls: 1 }, latency: { calls: 1, median: expect.any(Number) } });
  expect(metrics.activeAccounts).toEqual({ current: ids.length, previous: 0 });
  expect(metrics.series).toHaveLength(12);
  expect(metrics.collectingSince).toEqual(expect.any(String));
  // The demo key is an operator's too; others are told nothing while there are so few partners.
  expect(metrics.successRate.platform).toEqual({ state: 'SHOWN', rate: 1 });
  expect(operations).toContainEqual({ name: 'Accounts', operations: 1, ok: 1, upstreamCalls: 1 });
  // Figures themselves cost no call.
  expect(stage.upstreamCalls()).toEqual({});
});
