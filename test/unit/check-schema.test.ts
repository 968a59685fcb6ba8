import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare, readRelease, writeRelease } from '../../scripts/check-schema.ts';

const root = join(import.meta.dirname, '../..');
const real = readFileSync(join(root, 'schema.graphql'), 'utf8');

const before = `
type Query { customer(id: ID!, kind: Kind, filter: Filter): Customer, old: String @deprecated }
type Customer { id: ID!, name: String, kind: Kind, result: Result }
enum Kind { TESTING ACTIVE }
input Filter { search: String, kinds: [Kind!] }
union Result = Customer | Other
type Other { id: ID! }
`;

/** What the check says of a change, with an unchanged version. */
async function judge(find: string, replacement: string, version = '1.0.0') {
  expect(before).toContain(find);
  return compare({ version: '1.0.0', schema: before }, { version, schema: before.replace(find, replacement) });
}

describe('the schema against its last release', () => {
  test.each([
    ['a field removed', 'name: String,', ''],
    ['a deprecated field removed', ', old: String @deprecated', ''],
    ['a field of another type', 'name: String,', 'name: Int,'],
    ['a field that may be null now', 'type Other { id: ID! }', 'type Other { id: ID }'],
    ['a new required argument', 'filter: Filter)', 'filter: Filter, must: Int!)'],
    ['an argument that became required', 'kind: Kind,', 'kind: Kind!,'],
    ['an argument removed', 'kind: Kind, filter', 'filter'],
    ['a new required input field', 'search: String,', 'search: String, must: Int!,'],
    ['an input field removed', 'search: String,', ''],
    ['an enum value removed', 'TESTING ACTIVE', 'TESTING'],
    ['a union member removed', 'Customer | Other', 'Customer'],
  ])('%s is refused', async (_name, find, replacement) => {
    const { isAllowed, report } = await judge(find, replacement);
    expect(isAllowed).toBe(false);
    expect(report).toMatch(/^Breaks clients:\n {2}\S/m);
    expect(report).toContain('deprecate');
  });

  test.each([
    ['a new field', 'name: String,', 'name: String, more: Int,'],
    ['a new optional input field', 'search: String,', 'search: String, more: Int,'],
    ['a new type', 'union Result', 'type New { id: ID! }\nunion Result'],
    ['a field that is never null any more', 'name: String,', 'name: String!,'],
    ['a description', 'name: String,', '"The name." name: String,'],
    ['a deprecation', 'name: String,', 'name: String @deprecated(reason: "x"),'],
  ])('%s is nothing to mention', async (_name, find, replacement) => {
    const { isAllowed, report } = await judge(find, replacement);
    expect(isAllowed).toBe(true);
    expect(report).not.toMatch(/clients:/);
  });

  test.each([
    // The same enum is an argument and a field here: a client that switches over it may meet a value it does not know.
    ['an enum value', 'TESTING ACTIVE', 'TESTING ACTIVE OTHER'],
    ['an optional argument', 'filter: Filter)', 'filter: Filter, more: Int)'],
    ['a union member', 'Customer | Other', 'Customer | Other | Query'],
  ])('%s added is allowed, and mentioned', async (_name, find, replacement) => {
    const { isAllowed, report } = await judge(find, replacement);
    expect(isAllowed).toBe(true);
    expect(report).toMatch(/^May surprise clients:\n {2}\S/m);
  });

  test.each([
    ['1.0.0', '1.1.0', false],
    ['1.4.0', '2.0.0', true],
    ['0.1.0', '0.1.1', false],
    ['0.1.0', '0.2.0', true],
    ['0.9.0', '1.0.0', true],
    ['2.0.0', '1.0.0', false],
  ])('from %s to %s what breaks is allowed: %s', async (from, to, allowed) => {
    const schema = before.replace('name: String,', '');
    const { isAllowed } = await compare({ version: from, schema: before }, { version: to, schema });
    expect(isAllowed).toBe(allowed);
  });

  test('nothing is compared before the first release', async () => {
    expect(await compare(null, { version: '0.1.0', schema: before })).toMatchObject({
      isAllowed: true,
      report: expect.stringContaining('Nothing was released yet'),
    });
  });

  test('a release is read as it was written, and equals itself', async () => {
    const release = readRelease(writeRelease({ version: '3.2.1', schema: real }));
    expect(release.version).toBe('3.2.1');
    const { isAllowed, report } = await compare(release, { version: '3.2.1', schema: real });
    expect({ isAllowed, report }).toEqual({
      isAllowed: true,
      report: 'Since version 3.2.1: 0 changes, 0 of them breaking.',
    });
    expect(() => readRelease(real)).toThrow('with which version');
  });

  test('the real graph is compared: a field less fails', async () => {
    const schema = real.replace(/^( {2})username: String$/m, '$1loginName: String');
    expect(schema).not.toBe(real);
    const { isAllowed, report } = await compare({ version: '0.1.0', schema: real }, { version: '0.1.0', schema });
    expect(isAllowed).toBe(false);
    expect(report).toContain('username');
  });

  test('holds for this version, where there was a release before', async () => {
    const file = join(root, 'schema.released.graphql');
    const released = existsSync(file) ? readRelease(readFileSync(file, 'utf8')) : null;
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { isAllowed, report } = await compare(released, { version, schema: real });
    expect(isAllowed, report).toBe(true);
  });
});
