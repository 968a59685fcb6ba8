import { expect, test } from 'vitest';
import { startGateway } from '../../src/gateway.ts';
import { subscribe } from '../support/event-source.ts';
import { startStage } from '../support/gateway.ts';
import { createDice } from '../support/upstream-dice.ts';
import { connectEvent, postWebhook, signed } from '../support/webhooks.ts';

const query = `subscription ($c: ID!, $after: String) { connectEvents(customerId: $c, after: $after) { typeCode cursor } }`;

test('a subscription that is cut a hundred times at random, at two instances, brings every event once and in order', async () => {
  await using stage = await startStage({ warm: false });
  await using other = await startGateway(stage.config);
  const urls = [stage.gateway.url, other.url];
  const [partner] = [...stage.config.partners.values()].map((entry) => entry.partner);
  const secret = partner?.partnerSecret.reveal() ?? '';
  const dice = createDice(7);
  const customerId = '77000001';
  let happened = 0;
  let cuts = 0;
  let isOver = false;

  const happening = (async () => {
    while (cuts < 100) {
      const eventType = `e${happened}`;
      const body = connectEvent({ customerId, eventType });
      const url = urls[dice(2)] ?? '';
      const answer = await postWebhook(`${url}/webhooks/${partner?.partnerId}/connect`, body, signed(body, secret));
      expect(answer.text).toBe('new');
      happened += 1;
      await new Promise((resolve) => setTimeout(resolve, 20 + dice(20)));
    }
    isOver = true;
  })();

  const got: string[] = [];
  let after: string | null = null;
  let isFirst = true;
  const missing = () => happened - 1 - Number(got.at(-1)?.slice(1) ?? -1);
  while (!isOver || missing() > 0) {
    // Cut anywhere: before the first block, in the middle of one, or between two.
    await using stream = await subscribe(urls[dice(2)] ?? '', query, {
      variables: { c: customerId, after: dice(2) === 0 ? after : null },
      lastEventId: after,
    });
    const wanted = isOver ? missing() : dice(4);
    const begun = Date.now();
    const results = () => stream.blocks.filter(({ event }) => event === 'next');
    while (results().length < wanted && Date.now() - begun < (isOver ? 5_000 : 200 + dice(200)))
      await new Promise((resolve) => setTimeout(resolve, 5));
    // The very first connection has to have said where it began.
    while (isFirst && stream.lastId() === null) await new Promise((resolve) => setTimeout(resolve, 5));
    isFirst = false;
    stream.cut();
    await stream.ended;
    cuts += 1;
    got.push(...results().map(({ data }) => data.data.connectEvents.typeCode));
    after = stream.lastId() ?? after;
  }
  await happening;
  expect(cuts).toBeGreaterThanOrEqual(100);
  expect(happened).toBeGreaterThan(100);
  // Those of before the first connection were nobody's to hear.
  const first = Number(got[0]?.slice(1));
  expect(got).toEqual(Array.from({ length: happened - first }, (_, n) => `e${first + n}`));
}, 180_000);
