import { atLeast, atMost, type Scenario, told } from '../figure.ts';
import { startStage } from './stage.ts';
import { countOf, type Outcome, quantile } from './traffic.ts';

const query =
  'query ($id: ID!) { customer(customerId: $id) { username accounts { id name balance { amount } institution { name } } } }';
const probeRate = 100;

/**
 * Three times as much as the gateway can: what it admits it answers, and in time. What is read is in the gateway's cache, so that
 * it is its own time that is short and not upstream's, and each answer is put together anew. Times are those of a probe, which is a client like all others in a
 * process that does little else; goodput is everybody's. Peak, 40 % of it and three times of it take turns, so that a machine
 * that is busy with something else for a while is so for all three.
 */
export const overload: Scenario = async () => {
  const { facts, goodput, slower } = await overloadOf({ distinct: true });
  return [
    atLeast('three times as much: goodput of the peak', goodput, 80, ' %'),
    atMost('p99 of the admitted, of that at 40 % of the peak', slower, 2, ' x'),
    ...facts,
  ];
};

/** The same with answers that are known whole: turning one away takes about as long as giving it, so that all are given. */
export const overloadOfKnown: Scenario = async () => {
  const { facts, goodput, slower } = await overloadOf({ distinct: false });
  return [
    atLeast('three times as many known answers: goodput of the peak', goodput, 80, ' %'),
    told('p99 of the admitted, of that at 40 % of the peak', `${slower.toFixed(1)} x`),
    ...facts,
  ];
};

async function overloadOf(kind: { readonly distinct: boolean }) {
  await using stage = await startStage();
  const [crowd, probe] = [await stage.crowd(10), await stage.crowd(0)];
  const ids = stage.info.partners[0]?.customers.map(({ customerId }) => customerId) ?? [];
  const client = { key: 'sandbox', query, ids, ...kind };
  const busy = async (most: number, forMs: number) => {
    const { good } = await crowd({ ...client, most, forMs });
    return (good.length / forMs) * 1_000;
  };
  // Until connections are open, and a burst is known to be an overload.
  const uncountedMs = 1_500;
  const together = (perSecond: number, forMs: number) => {
    const asking = { ...client, forMs: uncountedMs + forMs, uncountedMs };
    return Promise.all([
      crowd({ ...asking, most: 400, perSecond: perSecond - probeRate }),
      probe({ ...asking, most: 50, perSecond: probeRate }),
    ]);
  };
  await busy(8, 4_000);
  const levels = [2, 4, 8, 16];
  const tries: number[] = [];
  for (const most of levels) tries.push(await busy(most, 2_000));
  const best = levels[tries.indexOf(Math.max(...tries))] ?? 0;
  const peaks: number[] = [];
  const calm: number[] = [];
  const flooded: Outcome[] = [];
  const admitted: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    peaks.push(await busy(best, 3_000));
    const peak = mean(peaks);
    calm.push(...(await together(peak * 0.4, 5_000))[1].good);
    const [all, seen] = await together(peak * 3, 5_000);
    flooded.push(all, seen);
    admitted.push(...seen.good);
  }
  const sum = (count: (outcome: Outcome) => number) => flooded.reduce((total, outcome) => total + count(outcome), 0);
  return {
    goodput: (sum(({ good }) => good.length) / 25 / mean(peaks)) * 100,
    slower: quantile(admitted, 0.99) / quantile(calm, 0.99),
    facts: [
      told(`peak, at ${best} at a time`, `${mean(peaks).toFixed(0)} a second`),
      told('p50 and p99 at 40 % of the peak', times(calm)),
      told('p50 and p99 of the admitted', times(admitted)),
      told('turned away with 503', `${sum((one) => countOf(one, 503))} of ${sum((one) => countOf(one))}`),
      told('due and not sent, as too many were under way', String(sum(({ unsent }) => unsent))),
    ],
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** So many that a few late answers of a machine that did something else do not decide: 1,800 answers of each kind. */
const rounds = 18;
const roundMs = 5_000;

/** One partner asks 100 times as much as another, far above its budget: the other's p99 stays. Both kinds of rounds in turn. */
export const neighbours: Scenario = async () => {
  await using stage = await startStage();
  const [flood, quiet] = [await stage.crowd(10), await stage.crowd(0)];
  const [own, loud] = stage.info.partners;
  const quietly = { key: 'sandbox', query, ids: [own?.customers[0]?.customerId ?? ''], most: 20, perSecond: 20 };
  const loudly = { key: 'sandbox-2', query, ids: [loud?.customers.at(-1)?.customerId ?? ''], most: 200 };
  // Until the loud one has used up what it had saved.
  await Promise.all([
    quiet({ ...quietly, perSecond: 200, forMs: 10_000 }),
    flood({ ...loudly, perSecond: 2_000, forMs: 10_000 }),
  ]);
  const alone: number[] = [];
  const beside: number[] = [];
  const crowds: Outcome[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(...(await quiet({ ...quietly, forMs: roundMs })).good);
    const [kept, crowd] = await Promise.all([
      quiet({ ...quietly, forMs: roundMs }),
      flood({ ...loudly, perSecond: 2_000, forMs: roundMs }),
    ]);
    beside.push(...kept.good);
    crowds.push(crowd);
  }
  const sum = (count: (crowd: Outcome) => number) => crowds.reduce((total, crowd) => total + count(crowd), 0);
  return [
    atMost(
      "one partner at 100 times another's: the other's p99, of that alone",
      quantile(beside, 0.99) / quantile(alone, 0.99),
      1.1,
      ' x',
    ),
    told('p50 and p99 alone', times(alone)),
    told('p50 and p99 beside the loud one', times(beside)),
    told(
      'answers to the loud one: good, 429, 503',
      [200, 429, 503].map((status) => sum((crowd) => countOf(crowd, status))).join(', '),
    ),
    told('due and not sent, as 200 were under way', String(sum(({ unsent }) => unsent))),
  ];
};

const times = (values: readonly number[]) =>
  `${quantile(values, 0.5).toFixed(1)} and ${quantile(values, 0.99).toFixed(1)} ms of ${values.length}`;
