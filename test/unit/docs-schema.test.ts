import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { defaultFirst, maxFirst } from '../../src/domain/connections.ts';
import { accountsPerCustomer } from '../../src/domain/cost.ts';
import { maxReadsPerPage } from '../../src/domain/transactions.ts';
import { maxNodes } from '../../src/resolvers/nodes.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/schema.md');

test('the costs in docs/schema.md are those of tests', () => {
  const tests = read('test/integration/fewest-calls.test.ts') + read('test/integration/payments.test.ts');
  const names = [...page.matchAll(/^\|[^|]+\| \d+ \| ([^|]+) \|$/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !tests.includes(`test('${name}'`))).toEqual([]);
});

test('its figures are those of the code', () => {
  expect(page).toContain(`\`first\` (${defaultFirst}, at most ${maxFirst})`);
  expect(page).toContain(`by its global id, ${maxNodes} at most`);
  expect(page).toContain(`${accountsPerCustomer} accounts per customer, ${maxReadsPerPage} reads for`);
});

test('it names every entry point', () => {
  const fields = Object.keys((buildSchema(read('schema.graphql')).getType('Query') as GraphQLObjectType).getFields());
  const entries = page.slice(page.indexOf('| entry |'), page.indexOf('## Ids'));
  expect(fields.filter((name) => !entries.includes(`\`${name}\``))).toEqual([]);
});
