import { systemClock, wait } from '../../src/lib/clock.ts';
import { atMost, exactly, type Scenario, told } from '../figure.ts';
import { startStage } from './stage.ts';
import { quantile } from './traffic.ts';

const query = 'query ($id: ID!) { customer(customerId: $id) { username accounts { id balance { amount } } } }';
/** Beyond the 30 s after which a request that is not complete is cut off. */
const cutOffMs = 45_000;

/**
 * A thousand senders that never finish, a thousand idle subscriptions, half of whose clients are killed: beside them others
 * are served as before. The gateway itself frees what they held: the senders go on holding on until it closes them.
 */
export const crowd: Scenario = async () => {
  await using stage = await startStage();
  const probe = await stage.crowd(0);
  const id = stage.info.partners[0]?.customers[0]?.customerId ?? '';
  const client = { key: 'sandbox', query, ids: [id], most: 50, perSecond: 50 };
  await probe({ ...client, forMs: 4_000 });
  const alone = await probe({ ...client, forMs: 15_000 });
  await wait(systemClock, 500);
  const before = await stage.vitals();
  const holder = await stage.holder(id, 1_000, 500);
  const dying = await stage.holder(id, 0, 500);
  const held = await stage.vitals();
  const beside = probe({ ...client, forMs: 15_000 });
  await wait(systemClock, 5_000);
  await dying.kill();
  const { good } = await beside;
  const until = performance.now() + cutOffMs;
  let left = await holder.left();
  while (left > 0 && performance.now() < until) {
    await wait(systemClock, 500);
    left = await holder.left();
  }
  await holder.kill();
  await wait(systemClock, 2_000);
  const after = await stage.vitals();
  return [
    told('connections of clients with the crowd', String(held.inbound)),
    atMost('p99 beside the crowd, of that without', quantile(good, 0.99) / quantile(alone.good, 0.99), 2, ' x'),
    told(
      'p99 without and beside the crowd',
      `${quantile(alone.good, 0.99).toFixed(1)} and ${quantile(good, 0.99).toFixed(1)} ms`,
    ),
    exactly('slow senders that the gateway has not closed by itself', left, 0),
    exactly('connections of clients left afterwards', after.inbound, before.inbound),
    atMost('timers afterwards, above before', after.timers - before.timers, 2),
  ];
};
