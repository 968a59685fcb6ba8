import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';

const key = 'a-key-of-twenty-characters';
const root = join(import.meta.dirname, '../..');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the gateway as a process, asks once it is ready, stops it, and answers what it said. */
async function runOnce(
  env: Record<string, string>,
  port: number,
): Promise<{ answer: any; stderr: string; code: number | null }> {
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
  });
  let stderr = '';
  let stdout = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (stdout.includes('"ready"')) resolve();
    });
    child.once('exit', () => reject(new Error(stderr)));
  });
  await ready;
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query: '{ customers { edges { node { username } } } }' }),
  });
  const answer = await response.json();
  const health = await Promise.all(
    ['healthz', 'readyz'].map(async (path) => (await fetch(`http://127.0.0.1:${port}/${path}`)).status),
  );
  expect(health, 'bad credentials end neither health nor readiness').toEqual([200, 200]);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  return { answer, stderr, code };
}

test('a wrong secret in the environment costs one login over five restarts, and a screen says what to do', async () => {
  await using sandbox = await startSandbox({ directory: 'short' });
  const partner = sandbox.info.partners[0];
  if (!partner) throw new Error('no partner');
  const dataDir = await mkdtemp(join(tmpdir(), 'ofg-wrong-'));
  const port = await freePort();
  const wrong = 'a-wrong-secret-1';
  const env = {
    MODE: 'development',
    PORT: String(port),
    ADMIN_PORT: 'off',
    DATA_DIR: dataDir,
    UPSTREAM_URL: sandbox.url,
    PARTNER_ID: partner.partnerId,
    PARTNER_SECRET: wrong,
    APP_KEY: partner.appKey,
    API_KEYS: `web:${key}`,
  };
  try {
    for (let restart = 0; restart < 5; restart++) {
      const { answer, stderr, code } = await runOnce(env, port);
      expect(answer.errors[0].extensions).toMatchObject({
        code: 'CREDENTIALS_LATCHED',
        category: 'CUSTOMER',
        retryable: false,
      });
      expect(stderr).toContain(partner.partnerId);
      expect(stderr).toContain('PARTNER_SECRET');
      expect(stderr).not.toContain(wrong);
      expect(code).toBe(0);
    }
    expect(sandbox.calls().byTemplate).toEqual({ 'POST /aggregation/v2/partners/authentication': 1 });

    const corrected = await runOnce({ ...env, PARTNER_SECRET: partner.partnerSecret }, port);
    expect(corrected.answer.errors).toBeUndefined();
    expect(corrected.answer.data.customers.edges.length).toBeGreaterThan(0);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
