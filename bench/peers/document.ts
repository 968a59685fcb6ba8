import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chart } from './chart.ts';
import type { Result } from './report.ts';

const begin = '<!-- figures of bench:peers begin -->';
const end = '<!-- figures of bench:peers end -->';
const picture = '![Requests a second of the gateway and of its peers, by path](images/performance.svg)';
const root = new URL('../../', import.meta.url);

/** Puts the tables between the marks of docs/performance.md, and the chart beside the other pictures. */
export function writeDocument(tables: string, results: readonly Result[]): void {
  const page = new URL('docs/performance.md', root);
  const before = readFileSync(page, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from === -1 || to === -1) throw new Error('docs/performance.md has no place for the figures');
  writeFileSync(page, `${before.slice(0, from)}${begin}\n\n${tables}\n${picture}\n\n${before.slice(to)}`);
  mkdirSync(new URL('docs/images', root), { recursive: true });
  writeFileSync(new URL('docs/images/performance.svg', root), chart(results));
}
