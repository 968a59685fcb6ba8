import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { callsTo, credentialsOf, customerTemplate, runProcess } from '../support/command.ts';
import { startProcess } from '../support/gateway-process.ts';

const addTemplate = '/aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/addall';

describe('try, as a process', () => {
  test('without any credentials shows query, answer and cost on the embedded sandbox', async () => {
    const { code, output, stderr } = await runProcess(['try']);
    expect(stderr).toBe('');
    expect(output).toContain('query CustomerOverview($customerId: ID!)');
    expect(output).toContain('"name": "FinBank Profiles - A"');
    expect(output).toMatch(/"balance": \{ "amount": "-?[\d.]+", "currency": "USD" \}/);
    expect(output).toMatch(/Customer \d+ was deleted again/);
    expect(code).toBe(0);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle deletes the customer before it ends', async (signal) => {
    await using sandbox = await startSandbox({ directory: 'short' });
    sandbox.addFault({ match: { path: addTemplate }, effect: { kind: 'hang' } });
    const running = await startProcess({ args: ['try'], env: credentialsOf(sandbox) });
    await running.printed(/FinBank profile_03/);
    await expect.poll(() => callsTo(sandbox, 'POST', addTemplate), { interval: 10, timeout: 10_000 }).toBe(1);
    running.kill(signal);
    expect(await running.exited).toBe(1);
    expect(running.output()).toMatch(/was deleted again/);
    expect(callsTo(sandbox, 'DELETE', customerTemplate)).toBe(1);
  });
});
