import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountDetailFields } from '../../src/domain/account-details.ts';
import { accountPositionFields } from '../../src/domain/account-positions.ts';
import type { FieldKind, FieldTable } from '../../src/domain/field-table.ts';

const specPath =
  process.env.OPEN_FINANCE_SPEC ??
  fileURLToPath(new URL('../../../shared/reference/openbanking-us.yaml', import.meta.url));

/** Kinds that can hold a value of an OpenAPI type; a text may be anything that is read out of one. */
const kindsOf: Record<string, readonly FieldKind[]> = {
  number: ['money', 'rate', 'decimal'],
  'integer int32': ['int'],
  'integer int64': ['date', 'id'],
  boolean: ['boolean'],
  string: ['text', 'id'],
  'string date': ['date'],
};

/** Declared as texts, and read as what their examples are. */
const readFromText: Record<string, FieldKind> = {
  interestRate: 'rate',
  autoPayEnrolled: 'boolean',
  firstMortgage: 'boolean',
};

/** The block of a component schema: the lines that are indented further than its name. */
function schemaBlock(spec: readonly string[], name: string): readonly string[] {
  const start = spec.indexOf('  schemas:', spec.indexOf('components:'));
  const first = spec.indexOf(`    ${name}:`, start) + 1;
  const end = spec.findIndex((line, index) => index >= first && /^ {0,4}\S/.test(line));
  return spec.slice(first, end);
}

const typeIn = (block: readonly string[], indent: number) =>
  ['type', 'format']
    .map((key) => block.find((line) => line.startsWith(`${' '.repeat(indent)}${key}: `))?.split(': ')[1])
    .filter((word) => word !== undefined && word !== 'float')
    .join(' ');

/** Name and type of each property of a component schema, references followed. */
function propertiesOf(spec: readonly string[], schema: string): Map<string, string> {
  const lines = schemaBlock(spec, schema);
  const properties = new Map<string, string>();
  lines.forEach((line, index) => {
    const name = /^ {8}(\w+):$/.exec(line)?.[1];
    if (name === undefined) return;
    const rest = lines.slice(index + 1);
    const next = rest.findIndex((other) => /^ {0,8}\S/.test(other));
    const block = next < 0 ? rest : rest.slice(0, next);
    const ref = block.map((other) => /\$ref: '#\/components\/schemas\/(\w+)'/.exec(other)?.[1]).find(Boolean);
    properties.set(name, ref === undefined ? typeIn(block, 10) : typeIn(schemaBlock(spec, ref), 6));
  });
  return properties;
}

describe.skipIf(!existsSync(specPath))('the tables, held against the OpenAPI document', () => {
  let spec: readonly string[];
  beforeAll(() => {
    spec = readFileSync(specPath, 'utf8').split('\n');
  });

  const tables: [string, FieldTable, number][] = [
    ['CustomerAccountDetail', accountDetailFields, 128],
    ['CustomerAccountPosition', accountPositionFields, 35],
  ];

  test.each(tables)('%s has a row for every property and no other', (schema, table) => {
    const rows = Object.entries(table).map(([name, { upstream = name }]) => upstream);
    expect(rows.toSorted()).toEqual([...propertiesOf(spec, schema).keys()].toSorted());
  });

  test.each(tables)('%s is scanned whole', (schema, _table, atLeast) => {
    const types = [...propertiesOf(spec, schema).values()];
    expect(types.length).toBeGreaterThanOrEqual(atLeast);
    expect(types.filter((type) => !(type in kindsOf))).toEqual([]);
  });

  test.each(tables)('%s gives each field a kind that its type can hold', (schema, table) => {
    const properties = propertiesOf(spec, schema);
    const misfits = Object.entries(table).filter(([name, { kind, upstream = name }]) => {
      const expected = readFromText[upstream] ?? kindsOf[properties.get(upstream) ?? ''];
      return typeof expected === 'string' ? kind !== expected : !expected?.includes(kind);
    });
    expect(misfits).toEqual([]);
  });
});
