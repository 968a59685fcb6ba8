import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { dashboardOperations } from '../../src/domain/dashboard-operations.ts';
import { excludedPaths } from '../../src/domain/dashboard-rules.ts';

const reference = (name: string) => fileURLToPath(new URL(`../../../shared/reference/${name}`, import.meta.url));
const document = reference('openbanking-us.yaml');
const faq = reference('open-finance-us-support-faq.txt');

describe.skipIf(!existsSync(document))('the list of what the dashboard counts', () => {
  test('has every operation of the document, and no other', () => {
    const { paths } = parse(readFileSync(document, 'utf8'), { maxAliasCount: -1 }) as {
      paths: Record<string, Record<string, { operationId?: string }>>;
    };
    const methods = new Set(['get', 'post', 'put', 'delete', 'patch']);
    const known = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => methods.has(method))
        .map(([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`),
    );
    const listed = dashboardOperations.map(({ method, path, operation }) => `${method} ${path} ${operation}`);
    expect(listed.toSorted()).toEqual(known.toSorted());
  });

  test('knows every line of the FAQ', () => {
    const text = readFileSync(faq, 'utf8');
    const list = text.slice(text.indexOf('If you filter out the following short list'));
    const lines = [...list.matchAll(/^ {3}\* (\/\S+)$/gm)].map(([, line = '']) => line);
    // A bracket of two lines is set right.
    const corrected = lines.map((line) => line.replaceAll(/[()]/g, ''));
    expect([...excludedPaths]).toEqual(corrected);
  });
});

test('a line leaves out what begins with it, segment by segment; one names the end of two paths', () => {
  const within = (path: string, line: string) => path === line || path.startsWith(`${line}/`);
  for (const { path, excludedBy } of dashboardOperations) {
    const lines = excludedPaths.filter(
      (line) => within(path, line) || `${path}/`.includes(`/accounts/{accountId}${line}/`),
    );
    const longest = lines.toSorted((one, other) => other.length - one.length)[0] ?? null;
    expect([path, excludedBy]).toEqual([path, longest]);
  }
});
