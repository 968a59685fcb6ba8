import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { callsTo, credentialsOf, customerTemplate, loginTemplate, runCommand } from '../support/command.ts';

const createTemplate = '/aggregation/v2/customers/testing';
const addTemplate = '/aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/addall';

async function upstream(): Promise<Sandbox> {
  const sandbox = await startSandbox({ directory: 'short' });
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  return sandbox;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cli-try-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What a person sees: no stack, no more than fits on a screen, nothing of the secret. */
function expectScreen(stderr: string): void {
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr.trim().split('\n').length).toBeLessThan(12);
  expect(stderr).toMatch(/^ {4}fix /m);
}

describe('try', () => {
  test('with credentials does it at the upstream, and the cost is what the upstream counted', async () => {
    const sandbox = await upstream();
    const { code, output } = await runCommand(['try'], credentialsOf(sandbox));
    expect(code).toBe(0);
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(1);
    expect(callsTo(sandbox, 'POST', createTemplate)).toBe(1);
    expect(callsTo(sandbox, 'POST', addTemplate)).toBe(1);
    const { calls, total } = sandbox.calls();
    expect(calls.filter(({ method }) => method === 'DELETE')).toMatchObject([
      { template: customerTemplate, status: 204 },
    ]);
    const [, waitedFor] = /Cost +(\d+) calls to Mastercard/.exec(output) ?? [];
    const [, behind = '0'] = /(\d+) more in the background/.exec(output) ?? [];
    expect(Number(waitedFor) + Number(behind)).toBe(total);
    expect(output).not.toContain(sandbox.info.partners[0]!.partnerSecret);
    expect(output).not.toContain(sandbox.info.partners[0]!.appKey);
  });

  test('--keep leaves the customer and says how it goes', async () => {
    const sandbox = await upstream();
    const { code, output } = await runCommand(['try', '--keep'], credentialsOf(sandbox));
    expect(code).toBe(0);
    expect(callsTo(sandbox, 'DELETE', customerTemplate)).toBe(0);
    expect(output).toMatch(/Customer \d+ stays\. It goes with: npm run ofg -- customers prune --testing/);
  });

  test('when no testing customer may be added any more, names the command that makes room', async () => {
    const sandbox = await upstream();
    const body = { code: 42000, message: 'Testing customer limit exceeded.' };
    sandbox.addFault({ match: { path: createTemplate }, effect: { kind: 'status', status: 400, body } });
    const { code, stderr } = await runCommand(['try'], credentialsOf(sandbox));
    expect(code).toBe(1);
    expectScreen(stderr);
    expect(stderr).toContain('TestingCustomerLimitReached');
    expect(stderr).toContain('npm run ofg -- customers prune --testing');
  });

  test('a wrong secret costs one login however often it is tried, and is not shown', async () => {
    const sandbox = await upstream();
    const env: Record<string, string> = {
      ...credentialsOf(sandbox),
      PARTNER_SECRET: 'not-the-secret',
      DATA_DIR: await folder(),
    };
    for (let time = 0; time < 2; time += 1) {
      const { code, output, stderr } = await runCommand(['try'], env);
      expect(code).toBe(1);
      expectScreen(stderr);
      expect(stderr).toContain('CREDENTIALS_LATCHED');
      expect(stderr).toContain(`npm run ofg -- partner release ${env.PARTNER_ID}`);
      expect(output).not.toContain('not-the-secret');
    }
    expect(sandbox.calls().byTemplate).toEqual({ [`POST ${loginTemplate}`]: 1 });
  });

  test('an app key that upstream does not know is told from a wrong secret', async () => {
    const sandbox = await upstream();
    const { code, stderr } = await runCommand(['try'], { ...credentialsOf(sandbox), APP_KEY: 'unknown-key' });
    expect(code).toBe(1);
    expectScreen(stderr);
    expect(stderr).toContain('WRONG_APP_KEY');
  });

  test('what fails after the customer was made does not leave it behind', async () => {
    const sandbox = await upstream();
    sandbox.addFault({ match: { path: addTemplate }, effect: { kind: 'status', status: 500, body: { code: 1000 } } });
    const { code, stderr } = await runCommand(['try'], credentialsOf(sandbox));
    expect(code).toBe(1);
    expectScreen(stderr);
    expect(callsTo(sandbox, 'DELETE', customerTemplate)).toBe(1);
  });

  test('with a plan that is not the sandbox nothing is sent', async () => {
    const sandbox = await upstream();
    const env = { ...credentialsOf(sandbox), PARTNER_ENVIRONMENT: 'production' };
    const { code, stderr } = await runCommand(['try'], env);
    expect(code).toBe(1);
    expectScreen(stderr);
    expect(sandbox.calls().total).toBe(0);
  });

  test('settings that are wrong are one screen', async () => {
    const { code, stderr } = await runCommand(['try'], { PARTNER_ID: '1', PORT: 'x' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'PARTNER_SECRET', 'APP_KEY']) expect(stderr).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stderr).not.toContain('API_KEYS');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
