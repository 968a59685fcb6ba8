// Writes docs/coverage.md: what serves each operation of upstream, found in the sources of this checkout.
//
//   node scripts/bootstrap.mjs scripts/write-coverage-doc.ts [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { operations } from '../sandbox/operations.ts';
import { routes } from '../sandbox/routes/index.ts';
import { schema } from '../src/schema/index.ts';
import { absences } from './serving/absences.ts';
import { gapsIn, isServed, type Service, servicesOf } from './serving/served.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = new URL('../docs/coverage.md', import.meta.url);
const namedAtMost = 3;
/** Login stands apart from the routes of the sandbox: it needs no token. */
const login = 'POST /aggregation/v2/partners/authentication';

const services = servicesOf(schema, operations, root);
const gaps = gapsIn(services);
if (gaps.length > 0) {
  process.stderr.write(`${gaps.join('\n')}\n`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  writeFileSync(page, render());
} else if (readFileSync(page, 'utf8') !== render()) {
  process.stderr.write('docs/coverage.md is stale: npm run codegen\n');
  process.exitCode = 1;
}

function render(): string {
  const imitated = new Set([login, ...routes.map(({ method, template }) => `${method} ${template}`)]);
  const isImitated = ({ operation: { method, template } }: Service) => imitated.has(`${method} ${template}`);
  const served = services.filter(isServed);
  const rows = services.map((service) => {
    const { id, method, template } = service.operation;
    return `| ${id} | ${method} \`${template}\` | ${servedBy(service)} | ${isImitated(service) ? 'yes' : 'no'} |`;
  });
  return `# What serves each operation of upstream

<!-- Written by scripts/write-coverage-doc.ts from the sources. Change those, then run: npm run codegen -->

Mastercard's OpenAPI document has ${services.length} operations. The gateway serves ${served.length} of them, and leaves
${services.length - served.length} alone, each for the reason that stands here. The sandbox imitates ${services.filter(isImitated).length}; [what it answers](sandbox-coverage.md) is checked by itself.

Which field leads to which call is found by following the names in the sources, from the function that answers a field through
loaders to the endpoints in \`src/datasources/open-finance/\`. Where many fields lead to a call, those that say most about it are
named. An operation that nothing serves and nobody explains fails the build: \`scripts/serving/absences.ts\` has the reasons.

| operation | call | served by | in the sandbox |
|---|---|---|---|
${rows.join('\n')}
`;
}

function servedBy(service: Service): string {
  const { fields, job, isDeprecated } = service;
  if (!isServed(service)) return absences.get(service.operation.id) ?? '';
  const named = fields.slice(0, namedAtMost).map((name) => `\`${name}\``);
  const more = fields.length > named.length ? [`${fields.length - named.length} more`] : [];
  const itself = job === null ? [] : [`the gateway by itself (\`${job}\`)`];
  return [...named, ...more, ...itself].join(', ') + (isDeprecated ? ' (deprecated)' : '');
}
