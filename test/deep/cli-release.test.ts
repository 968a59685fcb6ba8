import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { callsTo, credentialsOf, loginTemplate, runCommand } from '../support/command.ts';
import { startProcess } from '../support/gateway-process.ts';

const key = 'k'.repeat(24);

interface Stage {
  readonly sandbox: Sandbox;
  readonly env: Record<string, string>;
  readonly partnerId: string;
  /** Asks the gateway that runs; the code of its first error, or null. */
  ask(): Promise<string | null>;
  release(...options: string[]): ReturnType<typeof runCommand>;
}

/** A gateway that serves one partner, and a data directory that it shares with the command. */
async function stage(settings: Record<string, string> = {}): Promise<Stage> {
  const sandbox = await startSandbox({ directory: 'short' });
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  const dataDir = await mkdtemp(join(tmpdir(), 'cli-release-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const env: Record<string, string> = {
    ...credentialsOf(sandbox),
    API_KEYS: key,
    DATA_DIR: dataDir,
    TRUSTED_DOCUMENTS: 'off',
    ...settings,
  };
  const gateway = await startProcess({ env });
  const [, url = ''] = await gateway.printed(/"url":"([^"]+)"/);
  const partnerId = env.PARTNER_ID ?? '';
  return {
    sandbox,
    env,
    partnerId,
    release: (...options) => runCommand(['partner', 'release', partnerId, ...options], env),
    async ask() {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key },
        body: JSON.stringify({ query: '{ customers(first: 1) { edges { node { customerId } } } }' }),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      return errors?.[0]?.extensions.code ?? null;
    },
  };
}

describe('partner release', () => {
  test('lets a gateway that runs try a refused secret once more, and only then', async () => {
    const { sandbox, ask, release, partnerId } = await stage({ PARTNER_SECRET: 'not-the-secret' });
    expect(await ask()).toBe('CREDENTIALS_LATCHED');
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(1);

    const unasked = await release();
    expect(unasked.code).toBe(1);
    expect(unasked.output).toContain(`Partner ${partnerId}`);
    expect(unasked.output).toContain('Mastercard refused partner id and secret');
    expect(unasked.stderr).toContain('--yes');
    expect(await ask()).toBe('CREDENTIALS_LATCHED');
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(1);

    const released = await release('--yes');
    expect(released.code).toBe(0);
    expect(released.output).toContain('Released.');
    expect(released.output).not.toContain('not-the-secret');
    const logins = async () => {
      await ask();
      return callsTo(sandbox, 'POST', loginTemplate);
    };
    await expect.poll(logins, { timeout: 20_000, interval: 200 }).toBe(2);
    // It is still wrong: the latch closed again after that one login.
    expect(await ask()).toBe('CREDENTIALS_LATCHED');
    expect(callsTo(sandbox, 'POST', loginTemplate)).toBe(2);
  });

  test('opens a partner that Mastercard had locked', async () => {
    const { sandbox, ask, release } = await stage();
    sandbox.addFault({ effect: { kind: 'status', status: 401, body: { code: 24302 } } });
    expect(await ask()).toBe('PARTNER_LOCKED');
    sandbox.clearFaults();
    expect(await ask()).toBe('PARTNER_LOCKED');
    const released = await release('--yes');
    expect(released.output).toContain('Mastercard locked the partner');
    expect(released.code).toBe(0);
    await expect.poll(ask, { timeout: 20_000, interval: 200 }).toBeNull();
  });

  test('says so where there is nothing to release', async () => {
    const { ask, release } = await stage();
    expect(await ask()).toBeNull();
    const { code, output } = await release('--yes');
    expect(code).toBe(0);
    expect(output).toContain('Nothing to release');
  });

  test('does not know a partner that is not configured, and names the one that is', async () => {
    const { env, partnerId } = await stage();
    const { code, stderr } = await runCommand(['partner', 'release', '1'], env);
    expect(code).toBe(1);
    expect(stderr).toContain(partnerId);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
