import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { renderErrorsDoc } from '../../scripts/write-errors-doc.ts';
import { errorCodes } from '../../src/domain/errors.ts';
import { upstreamCodes } from '../../src/domain/upstream-codes.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

test('docs/errors.md is what node scripts/bootstrap.mjs scripts/write-errors-doc.ts writes', () => {
  expect(page).toBe(renderErrorsDoc());
});

test('it describes every code of ours, and every one of upstream once', () => {
  expect(Object.keys(errorCodes).filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
  const usual = page.slice(page.indexOf('## Codes of Mastercard'), page.indexOf('### Codes that mean something else'));
  const listed = [...usual.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = '']) => codes.split(', '));
  expect(listed.toSorted()).toEqual([...upstreamCodes.keys()].toSorted());
});

test('the code that it calls reserved is raised nowhere', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const reserved = /`(\w+)` is reserved/.exec(page)?.[1] ?? '';
  expect(Object.keys(errorCodes)).toContain(reserved);
  const sources = globSync('src/**/*.ts', { cwd: root }).map((path) => readFileSync(root + path, 'utf8'));
  expect(sources.filter((source) => source.includes(`GatewayError('${reserved}'`))).toEqual([]);
});
