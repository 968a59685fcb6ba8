import { atLeast, atMost, type Scenario, told } from '../figure.ts';
import { asker, startStage } from './stage.ts';
import { arrive, isGood, keepBusy, median, quantile } from './traffic.ts';

const query =
  'query ($id: ID!) { customer(customerId: $id) { username accounts { id name balance { amount } institution { name } } } }';

/** Three times as much as the gateway can: what it admits it answers, and in time. */
export const overload: Scenario = async () => {
  await using stage = await startStage();
  await using ask = asker(stage.url);
  const [partner] = stage.info.partners;
  const ids = partner?.customers.map(({ customerId }) => customerId) ?? [];
  let turn = 0;
  const one = () => ask(query, { id: ids[turn++ % ids.length] });
  await keepBusy(32, 3_000, one);
  const peak = (await keepBusy(32, 8_000, one)).filter(isGood).length / 8;
  const calm = await arrive(peak / 4, 8_000, one);
  const forMs = 10_000;
  const flooded = await arrive(peak * 3, forMs, one);
  const good = flooded.filter(isGood);
  return [
    told('peak, 32 at a time', `${peak.toFixed(0)} a second`),
    atLeast('three times as much: goodput of the peak', (100 * good.length) / (forMs / 1_000) / peak, 80, ' %'),
    atMost(
      'p99 of the admitted, of that at a quarter of the peak',
      quantile(good, 0.99) / quantile(calm, 0.99),
      2,
      ' x',
    ),
    told('turned away with 503', `${flooded.filter(({ status }) => status === 503).length} of ${flooded.length}`),
  ];
};

/** One partner asks 100 times as much as another, far above its budget: the other's p99 stays. Paired rounds. */
export const neighbours: Scenario = async () => {
  await using stage = await startStage();
  await using ask = asker(stage.url);
  await using flood = asker(stage.url);
  const [quiet, loud] = stage.info.partners;
  const id = quiet?.customers[0]?.customerId;
  const foreign = loud?.customers.at(-1)?.customerId;
  const quietly = () => ask(query, { id });
  const loudly = () => flood(query, { id: foreign }, 'sandbox-2');
  await arrive(20, 3_000, quietly);
  const ratios: number[] = [];
  let refused = 0;
  for (let round = 0; round < 5; round += 1) {
    const alone = await arrive(20, 6_000, quietly);
    const [beside, crowd] = await Promise.all([arrive(20, 6_000, quietly), arrive(2_000, 6_000, loudly)]);
    refused += crowd.filter(({ status }) => status === 429).length;
    ratios.push(quantile(beside, 0.99) / quantile(alone, 0.99));
  }
  return [
    atMost("one partner at 100 times another's: the other's p99, of that alone", median(ratios), 1.1, ' x'),
    told('spread over five rounds', `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`),
    told('answers to the loud one that were 429', String(refused)),
  ];
};
