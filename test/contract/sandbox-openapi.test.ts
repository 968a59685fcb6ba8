import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { operations as named } from '../../sandbox/operations.ts';
import { routes } from '../../sandbox/routes/index.ts';
import { absences } from '../../scripts/serving/absences.ts';
import { coverageTable } from './sandbox-openapi-coverage.ts';
import type { OpenApiDocument } from './sandbox-openapi-document.ts';
import { documentPath, hasDocument, readDocument } from './sandbox-openapi-document.ts';
import { exceptions } from './sandbox-openapi-exceptions.ts';
import type { Walk } from './sandbox-openapi-walk.ts';
import { walk, withoutToken } from './sandbox-openapi-walk.ts';

const coveragePath = fileURLToPath(new URL('../../docs/sandbox-coverage.md', import.meta.url));

/** In the official setup script, though not in the document. */
const undocumented = ['POST /aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/addall'];

if (!hasDocument) {
  console.warn(`NOT CHECKED: the sandbox against the OpenAPI document, which is not at ${documentPath}`);
}

describe('the OpenAPI document', () => {
  it.skipIf(!process.env.CI)('is there to check against', () => {
    expect(hasDocument, `Set OPEN_FINANCE_SPEC; there is nothing at ${documentPath}`).toBe(true);
  });
});

describe.skipIf(!hasDocument)('the sandbox, call by call', () => {
  let document: OpenApiDocument;
  let implemented: readonly string[];
  let result: Walk;

  beforeAll(async () => {
    document = readDocument();
    const byCall = new Map(
      [...document.operations.values()].map(({ method, template, id }) => [`${method} ${template}`, id]),
    );
    const calls = routes.map(({ method, template }) => `${method} ${template}`);
    const ids = calls
      .filter((call) => !undocumented.includes(call))
      .map((call) => byCall.get(call) ?? `unknown: ${call}`);
    implemented = [...withoutToken, ...ids];
    await using sandbox = await startSandbox();
    result = await walk(sandbox, document, implemented);
    // Two megabytes of YAML, and a thousand calls.
  }, 60_000);

  it('has no path that the document does not have, and knows all of its operations by name', () => {
    expect(implemented.filter((id) => !document.operations.has(id))).toEqual([]);
    const ours = named.map(({ method, template, id }) => `${method} ${template} ${id}`);
    const theirs = [...document.operations.values()].map(({ method, template, id }) => `${method} ${template} ${id}`);
    expect(ours.sort()).toEqual(theirs.sort());
  });

  it('deprecates operations, each of which the gateway leaves alone', () => {
    const deprecated = [...document.operations.values()].filter(({ isDeprecated }) => isDeprecated);
    expect(deprecated.map(({ id }) => id).filter((id) => !absences.has(id))).toEqual([]);
  });

  it('answers every operation it imitates with success, and with what was asked for', () => {
    expect(result.surprises).toEqual([]);
    const successful = (id: string) => [...(result.seen.get(id) ?? [])].some((status) => status < 300);
    expect(implemented.filter((id) => !successful(id))).toEqual([]);
  });

  it('says nothing that the document does not say, with named exceptions', () => {
    const unexplained = result.violations.filter((violation) => !exceptions.some(({ covers }) => covers(violation)));
    const lines = unexplained.map(
      ({ operation, status, kind, at, problem }) =>
        `${operation} ${status} ${kind} ${at.replaceAll(/\d+/g, 'N')}: ${problem}`,
    );
    expect([...new Set(lines)]).toEqual([]);
  });

  it('needs every one of the exceptions', () => {
    const idle = exceptions.filter(({ covers }) => !result.violations.some(covers));
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it('is described by docs/sandbox-coverage.md', () => {
    const table = coverageTable([...document.operations.values()], new Set(implemented), result.seen);
    if (process.env.UPDATE) writeFileSync(coveragePath, table);
    expect(readFileSync(coveragePath, 'utf8'), 'stale: run it with UPDATE=1').toBe(table);
  });
});
