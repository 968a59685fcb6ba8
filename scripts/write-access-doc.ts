// Writes docs/access.md from the scopes in the schema. A test fails when the file is older than they are.
//
//   node scripts/bootstrap.mjs scripts/write-access-doc.ts
import { writeFileSync } from 'node:fs';
import { scopes } from '../src/domain/viewer.ts';
import { schema } from '../src/schema/index.ts';
import { fieldAccess, typeGuards } from './access.ts';

const roots = ['Query', 'Mutation', 'Subscription'];

export function renderAccessDoc(): string {
  const fields = fieldAccess(schema);
  const guards = typeGuards(fields);
  const types = [...new Set(fields.map(({ type }) => type))].toSorted(
    (a, b) => roots.indexOf(b) - roots.indexOf(a) || a.localeCompare(b),
  );
  const list = (names: Iterable<string>) =>
    [...names]
      .toSorted()
      .map((name) => `\`${name}\``)
      .join(' ');
  const rows = types.flatMap((type) => {
    const guard = guards.get(type) ?? new Set();
    const own = fields.filter((field) => field.type === type && !field.scopes.isSubsetOf(guard));
    const open = roots.includes(type) ? fields.filter((field) => field.type === type && field.scopes.size === 0) : [];
    if (guard.size === 0 && own.length === 0 && open.length === 0) return [];
    const more = [
      ...own.map(({ field, scopes }) => `${field}: ${list(scopes)}`),
      ...open.map(({ field }) => `${field}: open`),
    ];
    return [`| ${type} | ${list(guard)} | ${more.join('; ')} |`];
  });
  const never = scopes.filter((scope) => !fields.some((field) => field.scopes.has(scope)));
  return `# Who may ask for what

<!-- Written by scripts/write-access-doc.ts: change src/schema/ and run npm run codegen. -->

Read from the schema. A type is *reached with* the scopes that every path to it asks for; the fields named beside it ask for more. A
type that is not here is open to whoever reaches what it stands under. \`node\` and \`nodes\` ask for the scope of the type that the id
names.

| type | reached with | fields that take a scope of their own |
|---|---|---|
${rows.join('\n')}

Scopes that no field asks for yet: ${never.length === 0 ? 'none' : list(never)}.

An end user, whose token names one customer, reaches that customer only, whatever scopes it has, and never creates or deletes customers
(\`src/resolvers/reach.ts\`). That is checked for every argument that takes an id by \`test/integration/access-walk.test.ts\`.
`;
}

if (import.meta.main) writeFileSync(new URL('../docs/access.md', import.meta.url), renderAccessDoc());
