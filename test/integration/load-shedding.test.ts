import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startStage } from '../support/gateway.ts';

/** Far more than is worked off in the tenth of a second that a burst may take. */
const crowd = 600;

test('more than there is time for is told to come back, while health and metrics answer', async () => {
  await using stage = await startStage({
    warm: false,
    configure: (config) => ({
      ...config,
      mode: 'production',
      documents: { ...config.documents, trustedOnly: false },
      admin: { host: '127.0.0.1', port: 0 },
    }),
  });
  const { url, adminUrl } = stage.gateway;
  const head = ['POST /graphql HTTP/1.1', 'host: x', 'x-api-key: sandbox', 'content-type: application/json'];
  // Each a document of its own, with work to do for all of it.
  const bytesOf = (number: number) => {
    const fields = Array.from({ length: 20 }, (_, n) => `a${number}_${n}: viewer { clientId scopes }`);
    const body = JSON.stringify({ query: `{ ${fields.join(' ')} }` });
    return [...head, 'connection: close', `content-length: ${body.length}`, '', body].join('\r\n');
  };
  const sockets = Array.from({ length: crowd }, () => connect(Number(new URL(url).port), '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  // All at once: the gateway finds them all when it looks.
  sockets.forEach((socket, number) => {
    socket.write(bytesOf(number));
  });
  const probes = ['/healthz', '/readyz'].flatMap((path) => [url + path, adminUrl + path]);
  const probed = await Promise.all([...probes, `${adminUrl}/metrics`].map((probe) => fetch(probe)));
  expect(probed.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const answers = await Promise.all(sockets.map((socket) => text(socket)));
  const refused = answers.filter((answer) => !answer.startsWith('HTTP/1.1 200 '));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(crowd);
  for (const answer of refused) {
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer).toMatch(/\r\nretry-after: 1\r\n/i);
    expect(answer).toContain('"code":"OVERLOADED"');
  }
});
