import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkTypes, prepareFamilies } from '../clients/prepare.ts';
import { startStage } from '../support/gateway.ts';

const folder = fileURLToPath(new URL('../clients/', import.meta.url));

interface Family {
  readonly name: string;
  /** What a bundler would do. */
  readonly hooks?: string;
}

const families: readonly Family[] = [
  { name: 'fetch' },
  { name: 'apollo' },
  { name: 'urql' },
  { name: 'relay', hooks: './relay/register.ts' },
];

/** The family's programs, in a process of their own, where Node resolves packages as it does for a user. */
async function runTests({ name, hooks }: Family): Promise<string> {
  await using stage = await startStage();
  // What is asked of a bank twice has the date of when it was asked: the two answers are to be alike.
  stage.sandbox.setClock({ frozenAt: Date.now() });
  const args = ['--test', '--test-timeout=30000', '--test-reporter=spec', join(folder, name, `${name}.test.ts`)];
  const { stdout } = await promisify(execFile)(process.execPath, hooks ? ['--import', hooks, ...args] : args, {
    cwd: folder,
    env: { PATH: process.env.PATH, GATEWAY_URL: stage.gateway.url, SANDBOX_URL: stage.sandbox.url },
  }).catch((error: { stdout: string }) => error);
  return stdout;
}

describe('the client families', () => {
  beforeAll(prepareFamilies, 90_000);

  test('fit the types that were generated for them', async () => {
    expect(await checkTypes()).toBe('');
  });

  test.each(families)('$name does with the gateway what docs/clients.md says', async (family) => {
    const report = await runTests(family);
    const [, passed = '0'] = /^ℹ pass (\d+)\nℹ fail 0\nℹ cancelled 0\nℹ skipped 0$/m.exec(report) ?? [];
    expect(Number(passed), report).toBeGreaterThan(10);
  });
});
