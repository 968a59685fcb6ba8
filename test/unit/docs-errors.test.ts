import { readFileSync } from 'node:fs';
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
