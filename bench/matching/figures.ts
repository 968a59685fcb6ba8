import { matchFrom, type PartMatch } from '../../src/domain/matching/reasons.ts';
import { type Half, halfOf, type Pair } from '../../test/fixtures/matching/pair.ts';

export interface Count {
  readonly difference: string;
  readonly match: boolean;
  readonly pairs: number;
  readonly wrong: number;
}

export interface Figures {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly classes: readonly Count[];
}

type Match<Value> = (one: Value, other: Value) => PartMatch;

/** Of one half: a pair counts as found to be the same if the verdict is MATCH; POSSIBLE does not count. */
export function figuresOf<Value>(all: readonly Pair<Value>[], half: Half, match: Match<Value>): Figures {
  const pairs = all.filter((pair) => halfOf(pair) === half);
  const judged = pairs.map((pair) => ({ ...pair, found: match(pair.left, pair.right).score >= matchFrom }));
  const count = (match: boolean, found: boolean) =>
    judged.filter((pair) => pair.match === match && pair.found === found).length;
  const [right, invented, missed] = [count(true, true), count(false, true), count(true, false)];
  const classes = Map.groupBy(judged, ({ difference }) => difference);
  return {
    pairs: pairs.length,
    precision: right / (right + invented),
    recall: right / (right + missed),
    f1: (2 * right) / (2 * right + invented + missed),
    classes: [...classes].map(([difference, of]) => ({
      difference,
      match: of[0]?.match ?? false,
      pairs: of.length,
      wrong: of.filter((pair) => pair.match !== pair.found).length,
    })),
  };
}

/** Time of one comparison in microseconds, for each pair the median of nine rounds, after the code is warm. */
export function timesOf<Value>(
  pairs: readonly Pair<Value>[],
  match: Match<Value>,
): { readonly p50: number; readonly p99: number; readonly max: number } {
  const time = (left: Value, right: Value) => {
    const start = process.hrtime.bigint();
    match(left, right);
    return Number(process.hrtime.bigint() - start) / 1000;
  };
  for (let warm = 0; warm < 5; warm += 1) for (const { left, right } of pairs) time(left, right);
  const median = (times: readonly number[]) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
  const times = pairs.map(({ left, right }) => median(Array.from({ length: 9 }, () => time(left, right))));
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

const percent = (share: number): string => share.toFixed(4);

export function summary(kind: string, half: Half, figures: Figures): string {
  return `| ${kind} | ${half} | ${figures.pairs} | ${percent(figures.precision)} | ${percent(figures.recall)} | ${percent(figures.f1)} |`;
}

export function classTable(kind: string, { classes }: Figures): string {
  const rows = classes.toSorted(
    (one, other) => Number(other.match) - Number(one.match) || other.wrong / other.pairs - one.wrong / one.pairs,
  );
  return [
    `| ${kind}: difference | label | pairs | wrong |`,
    '|---|---|---:|---:|',
    ...rows.map(
      ({ difference, match, pairs, wrong }) =>
        `| ${difference} | ${match ? 'same' : 'different'} | ${pairs} | ${wrong} |`,
    ),
  ].join('\n');
}
