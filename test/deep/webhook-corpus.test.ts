import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { credentialsOf } from '../support/command.ts';
import { subscribe } from '../support/event-source.ts';
import { startProcess } from '../support/gateway-process.ts';
import { connectEvent, postWebhook, signature, signed } from '../support/webhooks.ts';

const processes = 4;
const events = 100;
const key = 'corpus-key-of-a-test-client';
const previous = 'the-secret-of-before';

test('of a corpus on four processes nothing wrong is accepted, nothing is processed twice and nothing genuine is refused', async () => {
  await using sandbox = await startSandbox();
  const dataDir = await mkdtemp(join(tmpdir(), 'ofg-corpus-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const [partner, foreign] = sandbox.info.partners;
  if (!partner || !foreign) throw new Error('two partners');
  const env = {
    ...credentialsOf(sandbox),
    MODE: 'development',
    DATA_DIR: dataDir,
    ADMIN_PORT: 'off',
    API_KEYS: `corpus:${key}`,
    PARTNER_SECRET_PREVIOUS: previous,
    PARTNER_ENVIRONMENT: 'sandbox',
  };
  const urls: string[] = [];
  for (let n = 0; n < processes; n += 1) {
    const gateway = await startProcess({ env });
    await gateway.printed(/"msg":"ready"/);
    urls.push((await gateway.printed(/GraphQL +(http\S+)\/graphql/))[1] ?? '');
  }
  const hook = (url: string) => `${url}/webhooks/${partner.partnerId}/connect`;
  const customerId = '77000002';
  const query = `subscription ($c: ID!) { connectEvents(customerId: $c) { typeCode } }`;
  await using stream = await subscribe(urls[3] ?? '', query, {
    variables: { c: customerId },
    headers: { 'x-api-key': key },
  });

  const tally = { accepted: 0, refused: 0, news: 0, duplicates: 0 };
  const genuine: string[] = [];
  /** Turned away for being too many is neither accepted nor refused: a sender comes again. */
  async function post(url: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
    for (;;) {
      const answer = await postWebhook(url, body, headers);
      if (answer.status !== 429 && answer.status !== 503) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  for (let n = 0; n < events; n += 1) {
    const body = connectEvent({ customerId, eventType: `e${n}`, eventId: `corpus-${n}` });
    genuine.push(body);
    const right = partner.partnerSecret;
    const forged: [string | Uint8Array<ArrayBuffer>, Record<string, string>][] = [
      [body, {}],
      [body, signed(body, foreign.partnerSecret)],
      [body, { 'x-finicity-signature': signature(body, right).slice(0, 40) }],
      [body.slice(0, -1), signed(body, right)],
      [JSON.stringify(JSON.parse(body), null, 2), signed(body, right)],
      [new Uint8Array(gzipSync(body)), signed(body, right)],
      [new Uint8Array(gzipSync(body)), { ...signed(body, right), 'content-encoding': 'gzip' }],
      [body.replace(`e${n}`, `f${n}`), signed(body, right)],
      [`\uFEFF${body}`, signed(body, right)],
    ];
    const wrong = await Promise.all(
      forged.map(([sent, headers], index) => post(hook(urls[index % processes] ?? ''), sent, headers)),
    );
    tally.accepted += wrong.filter(({ status }) => status < 400).length;
    // With the new secret and the old one, at once on all four.
    const headers = signed(body, n % 2 === 0 ? right : previous);
    const sent = await Promise.all(urls.map((url) => post(hook(url), body, headers)));
    tally.refused += sent.filter(({ status }) => status !== 200).length;
    tally.news += sent.filter(({ text }) => text === 'new').length;
  }
  // And all of it again, from the start, as a replay does.
  for (const [n, body] of genuine.entries()) {
    const answer = await post(hook(urls[n % processes] ?? ''), body, signed(body, partner.partnerSecret));
    if (answer.text === 'duplicate') tally.duplicates += 1;
  }
  expect(tally).toEqual({ accepted: 0, refused: 0, news: events, duplicates: events });
  for (let n = 0; n < events; n += 1) expect((await stream.next()).data.connectEvents.typeCode).toBe(`e${n}`);
  expect(stream.blocks.filter(({ event }) => event === 'next')).toHaveLength(events);
}, 180_000);
