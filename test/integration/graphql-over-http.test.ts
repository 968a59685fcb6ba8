import { auditServer, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ warm: false });
});
afterAll(() => stage[Symbol.asyncDispose]());

const withKey: typeof fetch = (url, init) =>
  fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), 'x-api-key': 'sandbox' } });

for (const audit of serverAudits({ url: () => `${stage.gateway.url}/graphql`, fetchFn: withKey })) {
  test(`${audit.id}: ${audit.name}`, async () => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });
}

test('the suite is the whole one', async () => {
  const results = await auditServer({ url: () => `${stage.gateway.url}/graphql`, fetchFn: withKey });
  expect(results.length).toBeGreaterThanOrEqual(60);
});
