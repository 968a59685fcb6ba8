import { type Figure, type Scenario, table } from './figure.ts';

/**
 * Runs the scenarios named on the command line, or all; those of one group at the same time. Prints one table; the process
 * ends with 1 when a bound is missed.
 */
export async function measure(groups: readonly Readonly<Record<string, Scenario>>[]): Promise<void> {
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
}
