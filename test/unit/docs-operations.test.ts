import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Variable, variables } from '../../src/config/variables.ts';
import { createPrometheusSink } from '../../src/metrics/prometheus.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${root}docs/operations.md`, 'utf8');

/** Rows of the tables of a section, as trimmed cells; the head and the line under it left out. */
function rowsUnder(heading: string): string[][] {
  const start = page.indexOf(`\n## ${heading}\n`);
  const end = page.indexOf('\n## ', start + 1);
  const rows = page
    .slice(start, end)
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|---'));
  return rows.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const settings = new Map(
  rowsUnder('Settings')
    .filter(([name]) => /^`[A-Z_]+`$/.test(name ?? ''))
    .map(([name = '', wanted = '', byDefault = '', about = '']) => [
      name.replaceAll('`', ''),
      { wanted, byDefault, about },
    ]),
);

describe('docs/operations.md', () => {
  test('describes every setting that the gateway reads, and no other', () => {
    expect([...settings.keys()].toSorted()).toEqual(Object.keys(variables).toSorted());
  });

  test.each(Object.entries<Variable<unknown>>(variables))('says of %s what the gateway says', (name, variable) => {
    const row = settings.get(name);
    expect(row?.wanted).toBe(variable.wanted);
    expect(row?.about.startsWith('secret')).toBe(variable.secret === true);
  });

  test('names the defaults that .env.example shows', () => {
    const example = readFileSync(`${root}.env.example`, 'utf8');
    const shown = [...example.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    const described = [...settings].map(([name, { byDefault }]) => [name, /^`([^`]+)`/.exec(byDefault)?.[1] ?? '']);
    expect(described.toSorted()).toEqual(shown.toSorted());
  });

  test('names every metric with its labels', async () => {
    const sink = createPrometheusSink(() => ({ state: 'alone' }));
    sink.drift('operation', '$.path');
    sink.operation({
      at: 0,
      partnerId: 'p',
      clientId: 'c',
      requestId: 'r',
      name: 'n',
      type: 'query',
      outcome: 'ok',
      durationMs: 1,
      upstreamCalls: 0,
    });
    sink.call({
      at: 0,
      partnerId: 'p',
      operation: 'o',
      method: 'GET',
      path: '/',
      product: 'x',
      source: 'upstream',
      queueMs: 0,
      serviceMs: 1,
      live: false,
      billable: false,
      attempt: 1,
      cause: { kind: 'job', job: 'j' },
    });
    const rendered = new Map<string, Set<string>>();
    for (const [, name = '', labels = ''] of (await sink.render()).matchAll(/^(ofg_\w+?)(?:_bucket)?\{(.*)\}/gm)) {
      if (/_(?:sum|count)$/.test(name)) continue;
      const names = [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label).filter((label) => label !== 'le');
      rendered.set(name, new Set([...(rendered.get(name) ?? []), ...names]));
    }
    const described = rowsUnder('Health and metrics').flatMap(([name = '', labels = '']) =>
      name.startsWith('`ofg_') ? [[name, labels].map((cell) => cell.replaceAll('`', ''))] : [],
    );
    expect(described.toSorted()).toEqual(
      [...rendered].map(([name, labels]) => [name, [...labels].join(', ')]).toSorted(),
    );
  });
});
