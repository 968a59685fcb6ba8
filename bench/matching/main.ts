import { matchAddresses } from '../../src/domain/matching/match-addresses.ts';
import { matchNames } from '../../src/domain/matching/match-names.ts';
import { readAddresses, readNames } from '../../test/fixtures/matching/dataset.ts';
import { type Half, halfOf } from '../../test/fixtures/matching/pair.ts';
import { classTable, figuresOf, summary, timesOf } from './figures.ts';

/**
 * How well and how fast owners are matched: `npm run bench:matching`. `-- --tuning` leaves the held-out half alone, for who tunes.
 * Ends with 1 when F1 of a kind is below 0.97, or a comparison takes a millisecond and more (99th percentile).
 */
const onlyTuning = process.argv.includes('--tuning');
const halves: readonly Half[] = onlyTuning ? ['tuning'] : ['tuning', 'held-out'];
const leastF1 = 0.97;
const mostMicroseconds = 1000;

const names = await readNames();
const addresses = await readAddresses();

const figures = halves.map((half) => ({
  half,
  names: figuresOf(names, half, matchNames),
  addresses: figuresOf(addresses, half, matchAddresses),
}));
const speed = {
  names: timesOf(
    names.filter((pair) => !onlyTuning || halfOf(pair) === 'tuning'),
    matchNames,
  ),
  addresses: timesOf(
    addresses.filter((pair) => !onlyTuning || halfOf(pair) === 'tuning'),
    matchAddresses,
  ),
};

/** What a hostile client sends: the longest input of the worst kinds that the property tests know. */
const hostile = [' ', 'A&', 'N E ', 'DBA ', '1-', 'SMITH JOHN OR ', 'ﷺ'].map((piece) => {
  const text = piece.repeat(10_000 / piece.length);
  return { difference: 'hostile', match: true, left: text, right: `${text}.` };
});
const tenThousand = timesOf(hostile, (one, other) => {
  matchNames(one, other);
  return matchAddresses(one, other);
});

const lines = [
  '| kind | half | pairs | precision | recall | F1 |',
  '|---|---|---:|---:|---:|---:|',
  ...figures.flatMap(({ half, names, addresses }) => [
    summary('names', half, names),
    summary('addresses', half, addresses),
  ]),
  '',
  '| kind | p50 | p99 | slowest |',
  '|---|---:|---:|---:|',
  ...Object.entries({ ...speed, '10,000 characters, as name and as address': tenThousand }).map(
    ([kind, { p50, p99, max }]) => `| ${kind} | ${p50.toFixed(0)} us | ${p99.toFixed(0)} us | ${max.toFixed(0)} us |`,
  ),
];
const last = figures.at(-1);
if (last)
  lines.push(
    '',
    `By difference, ${last.half} half:`,
    '',
    classTable('names', last.names),
    '',
    classTable('addresses', last.addresses),
  );
process.stdout.write(`${lines.join('\n')}\n`);

const good = figures.every(({ names, addresses }) => names.f1 >= leastF1 && addresses.f1 >= leastF1);
const fast = [...Object.values(speed), tenThousand].every(({ p99 }) => p99 < mostMicroseconds);
process.exitCode = good && fast ? 0 : 1;
