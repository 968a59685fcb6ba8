import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fieldAccess, typeGuards } from '../../scripts/access.ts';
import { renderAccessDoc } from '../../scripts/write-access-doc.ts';
import type { Scope } from '../../src/domain/viewer.ts';
import { schema } from '../../src/schema/index.ts';

const fields = fieldAccess(schema);
const guards = typeGuards(fields);

/** What no path may lead to without this scope. A Node type that is missing here fails: add it, or to `open` with the reason. */
const guarded: Readonly<Record<string, Scope>> = {
  Customer: 'customers',
  Account: 'accounts',
  InstitutionLogin: 'accounts',
  Transaction: 'transactions',
  Consumer: 'identity',
  Report: 'reports',
};

const open: Readonly<Record<string, string>> = {
  Institution: 'the directory is the same for everybody',
};

/** Queries for which a credential is enough. */
const openQueries: Readonly<Record<string, string>> = {
  viewer: 'says who you are',
  partner: 'who you act for; what costs or counts has scopes of its own, and end users are refused',
  node: 'asks for the scope of the type',
  nodes: 'asks for the scope of the type',
  institution: 'the directory is the same for everybody',
  institutions: 'the directory is the same for everybody',
  institutionsByRoutingNumber: 'the directory is the same for everybody',
  certifiedInstitutions: 'the directory is the same for everybody',
};

describe('scopes', () => {
  test('stand on every path to a guarded type', () => {
    const unguarded = Object.entries(guarded).filter(([type, scope]) => !guards.get(type)?.has(scope));
    expect(unguarded.map(([type]) => type)).toEqual([]);
  });

  test('are decided for every Node type: add new ones to `guarded`, or to `open`', () => {
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect(nodes.filter((name) => !Object.hasOwn(guarded, name) && !Object.hasOwn(open, name))).toEqual([]);
  });

  test('stand on every mutation and subscription, and on every query that is not open for a reason', () => {
    const bare = fields.filter(
      ({ type, scopes }) => ['Query', 'Mutation', 'Subscription'].includes(type) && scopes.size === 0,
    );
    expect(bare.map(({ type, field }) => `${type}.${field}`).toSorted()).toEqual(
      Object.keys(openQueries)
        .map((name) => `Query.${name}`)
        .toSorted(),
    );
  });

  // `platform` shows to operators, on ways of their own, what each partner sees of itself.
  test('that stand on some paths to a type stand on all of them', () => {
    const types = new Set(fields.flatMap(({ answers }) => answers));
    const uneven = [...types].flatMap((type) => {
      const paths = fields.filter(
        ({ answers, type: parent }) => answers.length === 1 && answers[0] === type && parent !== type,
      );
      const some = new Set(paths.flatMap(({ scopes }) => [...scopes]));
      return [...some]
        .filter(
          (scope) =>
            !scope.includes('.') && scope !== 'billing' && scope !== 'platform' && !guards.get(type)?.has(scope),
        )
        .map((scope) => `${type} without ${scope}`);
    });
    expect(uneven).toEqual([]);
  });
});

test('docs/access.md is what npm run codegen writes', () => {
  expect(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')).toBe(renderAccessDoc());
});
