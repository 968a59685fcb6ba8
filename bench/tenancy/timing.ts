import { atMost, type Scenario } from '../figure.ts';
import { openConnection } from './connection.ts';
import { startStage } from './stage.ts';

const rounds = 1_500;

/**
 * Whether the time of an answer tells an id of somebody else from one that nobody has: the chance that of two answers, one of
 * each kind, the slower is guessed right, is one half when it tells nothing.
 */
export const timing: Scenario = async () => {
  await using stage = await startStage();
  const connection = openConnection(stage.url);
  const [own, foreign] = stage.info.partners;
  // Partners have some ids in common.
  const ours = new Set(own?.customers.map(({ customerId }) => customerId));
  const theirs = foreign?.customers.find(({ customerId }) => !ours.has(customerId))?.customerId ?? '';
  const nobodys = theirs.replace(/\d{3}$/, '999');
  const queries: readonly (readonly [string, string])[] = [
    ['customer', 'query ($id: ID!) { customer(customerId: $id) { username } }'],
    ['accounts', 'query ($id: ID!) { customer(customerId: $id) { accounts { id } } }'],
  ];
  const figures = [];
  for (const [name, query] of queries) {
    const times: { foreign: number[]; unknown: number[] } = { foreign: [], unknown: [] };
    for (let round = -50; round < rounds; round += 1) {
      // Neither kind may always come first.
      const order = round % 2 === 0 ? (['foreign', 'unknown'] as const) : (['unknown', 'foreign'] as const);
      for (const kind of order) {
        const variables = { id: kind === 'foreign' ? theirs : nobodys };
        const from = performance.now();
        await connection.post('/graphql', 'sandbox', JSON.stringify({ query, variables }));
        if (round >= 0) times[kind].push(performance.now() - from);
      }
    }
    const area = areaUnderCurve(times.foreign, times.unknown);
    figures.push(atMost(`${name}: foreign told from nonexistent by time, AUC`, Math.max(area, 1 - area), 0.55));
  }
  connection.close();
  return figures;
};

/** The share of pairs in which the left value is the larger one, ties counted half. */
function areaUnderCurve(left: readonly number[], right: readonly number[]): number {
  const sorted = right.toSorted((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = sorted[middle] ?? 0;
      if (at < value || (orEqual && at === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const won = left.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return won / (left.length * right.length);
}
