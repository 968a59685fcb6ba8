import { expect, test } from 'vitest';
import { startStage } from '../support/gateway.ts';

/** Far more than is worked off in the tenth of a second that a burst may take. */
const crowd = 800;

test('more than there is time for is told to come back, while health and metrics answer and another client is served', async () => {
  await using stage = await startStage({
    configure: (config) => ({
      ...config,
      mode: 'production',
      documents: { ...config.documents, trustedOnly: false },
      admin: { host: '127.0.0.1', port: 0 },
    }),
  });
  const { url, adminUrl } = stage.gateway;
  const ask = async (key: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ query: '{ viewer { clientId scopes } }' }),
    });
    return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
  };
  // Known from now on, so that each has turns of its own.
  for (const key of ['sandbox', 'sandbox-2']) expect((await ask(key)).status).toBe(200);
  const flood = Promise.all(Array.from({ length: crowd }, () => ask('sandbox')));
  const others = Promise.all([
    ask('sandbox-2'),
    ...['/healthz', '/readyz'].map((path) => fetch(url + path)),
    ...['/healthz', '/readyz', '/metrics'].map((path) => fetch(`${adminUrl}${path}`)),
  ]);
  expect((await others).map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
  const answers = await flood;
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(crowd);
  expect([...new Set(refused.map(({ status, retryAfter }) => `${status} ${retryAfter}`))]).toEqual(['503 1']);
  expect(JSON.parse(refused[0]?.text ?? '')).toMatchObject({ error: { code: 'OVERLOADED' } });
  expect((await ask('sandbox-2')).status).toBe(200);
});
