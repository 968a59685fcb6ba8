import { type Figure, type Scenario, table } from './figure.ts';
import { hostile } from './hostile.ts';
import { limiter, queue } from './limiter.ts';
import { deadBank, flaky, outage } from './outage.ts';
import { tokens } from './tokens.ts';

/**
 * What the upstream pipeline promises, measured: `npm run bench:pipeline [name ...]`. Prints one table and ends with 1 when
 * a bound is missed. The scenarios of one group run at the same time; those that measure small times run alone.
 */
const groups: readonly Readonly<Record<string, Scenario>>[] = [
  { tokens },
  { queue },
  { deadBank },
  { hostile },
  { limiter, outage, flaky },
];

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const group of groups) {
  const chosen = Object.entries(group).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) continue;
  process.stderr.write(`measuring ${chosen.map(([name]) => name).join(', ')} …\n`);
  figures.push(...(await Promise.all(chosen.map(([, run]) => run()))).flat());
}
process.stdout.write(`${table(figures)}\n`);
process.exitCode = figures.length > 0 && figures.every(({ ok }) => ok) ? 0 : 1;
