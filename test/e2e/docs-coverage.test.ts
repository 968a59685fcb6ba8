import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

// A process of its own: where the functions of the fields stand is known only to an engine that loads the sources as they are.
test('docs/coverage.md says what serves each operation, and explains each that nothing serves', () => {
  const check = () => execFileSync(process.execPath, ['scripts/write-coverage-doc.ts', '--check'], { cwd: root });
  expect(check).not.toThrow();
});
