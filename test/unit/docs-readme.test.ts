import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { variables } from '../../src/config/variables.ts';
import { examples } from '../support/examples.ts';
import { type Stage, startStage } from '../support/gateway.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${root}README.md`, 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);

const [query = ''] = blocks('graphql');
const [shown = ''] = blocks('jsonc');
const printed = JSON.parse(shown.replaceAll(/^\s*\/\/.*$/gm, ''));
const [, variablesText = '{}'] = /^With `(\{.*?\})` it answers/m.exec(page) ?? [];

/** What differs from run to run: dates count back from the start, cursors are signed with a key of the instance. */
const changing = new Set(['cursor', 'endCursor', 'postedDate']);

/** The answer cut down to the rows that the page shows, with what changes replaced by its kind. */
function comparable(value: any, like: any, name = ''): unknown {
  if (changing.has(name)) return typeof value;
  if (Array.isArray(value)) return value.slice(0, like.length).map((item, index) => comparable(item, like[index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item, like?.[key], key)]));
}

describe('the README', () => {
  let stage: Stage;
  let answer: any;

  beforeAll(async () => {
    stage = await startStage();
    answer = await stage.ask(query, JSON.parse(variablesText));
  }, 30_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  test('shows the query of the first tab', () => {
    expect(query).toBe(examples().find(({ name }) => name === 'customer-overview')?.query);
  });

  test('shows the answer that a gateway gives to it', () => {
    expect(comparable(answer, printed)).toEqual(comparable(printed, printed));
  });

  test('says truly what it leaves out', () => {
    const [account] = answer.data.customer.accounts;
    const names = answer.data.customer.accounts.slice(1).map(({ name }: { name: string }) => name);
    expect(shown).toContain(`and ${account.transactions.edges.length - 1} more transactions`);
    expect(shown).toContain(`and ${names.length} more accounts: ${names.join(', ')}`);
  });

  test('counts right', () => {
    const { accounts } = answer.data.customer;
    const rows = accounts.flatMap(({ transactions }: { transactions: { edges: unknown[] } }) => transactions.edges);
    expect([accounts.length, rows.length]).toEqual([5, 100]);
    expect(Object.values(stage.upstreamCalls()).reduce((sum, calls) => sum + calls, 0)).toBe(3);
  });

  test('sends a query with curl that is answered', async () => {
    const body = /-d '(\{"query".*\})'$/m.exec(page)?.[1] ?? '';
    const { data, errors } = await stage.ask(JSON.parse(body).query);
    expect(errors).toBeUndefined();
    expect(data.customer.username).toBe('demo_household');
  });

  test('names only commands and settings that exist', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    const lines = blocks('sh').flatMap((block) => block.split('\n'));
    const commands = lines.flatMap((line) => /^npm (?:run )?([\w:-]+)/.exec(line)?.[1] ?? []);
    expect(commands).toEqual(expect.arrayContaining(['start', 'test']));
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const settings = [...page.matchAll(/\b([A-Z]+_[A-Z_]+|MODE)\b(?==|`)/g)].map(([, name = '']) => name);
    expect(settings.filter((name) => !(name in variables))).toEqual([]);
  });

  test('has a picture that is small enough to load at once', () => {
    const [, path = ''] = /!\[[^\]]+\]\(([^)]+)\)/.exec(page) ?? [];
    expect(statSync(root + path).size).toBeLessThan(300_000);
  });
});
