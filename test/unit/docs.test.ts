import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

const pages = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path && existsSync(root + path));
const decisions = pages.filter((path) => /^docs\/adr\/\d{4}-/.test(path)).sort();

/** GitHub's rule for the anchor of a heading. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

function isBroken(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : posix.join(posix.dirname(page), path);
  if (!existsSync(root + target)) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(read(target)).includes(anchor);
}

describe('the documents', () => {
  test.each(pages)('%s links only to what exists', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !/^(https?|mailto):/.test(link));
    expect(local.filter((link) => isBroken(page, link))).toEqual([]);
  });

  test.each(pages)('%s names only npm scripts that exist', (page) => {
    const { scripts = {} } = JSON.parse(read('package.json'));
    const named = [...read(page).matchAll(/\bnpm run ([a-z][\w:-]*)|\bnpm (start|test)\b/g)].map(
      ([, script, short]) => script ?? short ?? '',
    );
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('the decisions', () => {
  test('are numbered without a gap and listed', () => {
    const numbers = decisions.map((path) => Number(path.slice('docs/adr/'.length, 'docs/adr/'.length + 4)));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
    const index = read('docs/adr/README.md');
    expect(decisions.filter((path) => !index.includes(`(${posix.basename(path)})`))).toEqual([]);
  });

  test.each(decisions)('%s says what was decided, what was not, and what follows', (path) => {
    const headings = [...read(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'Rejected', 'Consequences']);
    expect(read(path)).toMatch(/^Status: (proposed|accepted|replaced by)/m);
    expect(read(path).split('\n').length).toBeLessThan(80);
  });
});
