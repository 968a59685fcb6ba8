import { expect, test } from 'vitest';

import { caller, callOf, endpoint, getAccounts, loginTemplate, startUpstream } from '../support/upstream-stage.ts';

const cached = (of = endpoint()) => ({ ...of, cache: { freshMs: 60_000, revalidateMs: 60_000, staleMs: 60_000 } });

test('a first ask logs in once and brings the answer', async () => {
  await using stage = await startUpstream();
  const answer = await stage.pipeline.exchange(callOf(stage, endpoint()));
  expect(answer).toMatchObject({ status: 200, source: 'upstream', ageMs: 0, value: { id: stage.customerId } });
  expect(stage.sandbox.calls().byTemplate).toEqual({
    [loginTemplate]: 1,
    'GET /aggregation/v1/customers/{customerId}': 1,
  });
});

test('200 identical cold asks for two resources make one login and one call each', async () => {
  await using stage = await startUpstream();
  const asks = Array.from({ length: 200 }, () => [
    stage.pipeline.exchange(callOf(stage, cached())),
    stage.pipeline.exchange(callOf(stage, cached(getAccounts))),
  ]).flat();
  const answers = await Promise.all(asks);
  expect(stage.sandbox.calls().byTemplate).toEqual({
    [loginTemplate]: 1,
    'GET /aggregation/v1/customers/{customerId}': 1,
    'GET /aggregation/v1/customers/{customerId}/accounts': 1,
  });
  expect(answers.filter(({ source }) => source === 'upstream')).toHaveLength(2);
  expect(answers.filter(({ source }) => source === 'coalesced')).toHaveLength(398);
});

test('each ask is recorded once, and only the one that made the call pays for it', async () => {
  await using stage = await startUpstream();
  const callers = [caller(), caller(), caller()] as const;
  await Promise.all(
    callers.slice(0, 2).map((each) => stage.pipeline.exchange(callOf(stage, cached(), { caller: each }))),
  );
  await stage.pipeline.exchange(callOf(stage, cached(), { caller: callers[2] }));
  expect(callers.map(({ counted }) => counted)).toEqual([
    { sentCount: 1, answers: ['upstream'] },
    { sentCount: 0, answers: ['coalesced'] },
    { sentCount: 0, answers: ['cache'] },
  ]);
  expect(stage.sink.calls.map(({ operation, source, status }) => [operation, source, status])).toEqual([
    ['CreateToken', 'upstream', 200],
    ['GetCustomer', 'upstream', 200],
    ['GetCustomer', 'coalesced', undefined],
    ['GetCustomer', 'cache', undefined],
  ]);
});
