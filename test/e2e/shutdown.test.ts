import { Agent, type IncomingMessage, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { credentialsOf } from '../support/command.ts';
import type { GatewayProcess } from '../support/gateway-process.ts';
import { addressesOf, ask, startProcess } from '../support/gateway-process.ts';

const apiKey = 'k'.repeat(24);
/** Of a busy machine, and much less than what it would be that is waited for in vain: 20 seconds and more. */
const soonMs = 8_000;
const firstCustomers = '{ customers(first: 2) { edges { node { customerId } } } }';

/** A gateway with one operation in flight, whose upstream answers after `ms`. */
async function busyGateway(ms: number, env: Record<string, string> = {}) {
  const gateway = await startProcess({ env });
  const { url, adminUrl, sandboxUrl } = await addressesOf(gateway);
  await post(`${sandboxUrl}/__sandbox/faults`, {
    match: { path: '/aggregation/v1/customers' },
    effect: { kind: 'latency', ms },
  });
  const answer = ask(url, firstCustomers).catch((error: unknown) => error);
  await expect.poll(() => customerCalls(sandboxUrl), { timeout: 5_000 }).toBe(1);
  return { gateway, url, adminUrl, answer };
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

function askOnce(url: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': apiKey };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      response
        .resume()
        .once('end', () => resolve(response))
        .once('error', reject);
    });
    sent.once('error', reject).end(JSON.stringify({ query: firstCustomers }));
  });
}

async function customerCalls(sandboxUrl: string): Promise<number> {
  const { calls } = (await (await fetch(`${sandboxUrl}/__sandbox/calls`)).json()) as { calls: { path: string }[] };
  return calls.filter(({ path }) => path.startsWith('/aggregation/v1/customers')).length;
}

async function exitOf(gateway: GatewayProcess): Promise<{ code: unknown; ms: number }> {
  const started = performance.now();
  const code = await gateway.exited;
  return { code, ms: performance.now() - started };
}

describe('asked to stop', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s, an idle gateway ends at once with exit code 0', async (signal) => {
    const gateway = await startProcess();
    await addressesOf(gateway);
    gateway.kill(signal);
    const { code, ms } = await exitOf(gateway);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(soonMs);
    expect(gateway.output()).toContain('"msg":"stopped"');
  });

  test('it is not ready at once, goes on being alive, and answers what is in flight', async () => {
    const { gateway, url, adminUrl, answer } = await busyGateway(2_000);
    gateway.kill('SIGTERM');
    // Asked again where a connection opens just when idle ones are closed: a probe does the same.
    const probe = (address: string) => expect.poll(async () => (await fetch(address)).status, { interval: 10 });
    await probe(`${url}/readyz`).toBe(503);
    await probe(`${adminUrl}/readyz`).toBe(503);
    await probe(`${url}/healthz`).toBe(200);
    expect(await answer).toMatchObject({ data: { customers: { edges: [{}, {}] } } });
    const { code, ms } = await exitOf(gateway);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(soonMs);
  });

  test('32 clients that ask without a pause lose no request', async () => {
    await using sandbox = await startSandbox({ directory: 'short' });
    const gateway = await startProcess({
      env: { ...credentialsOf(sandbox), API_KEYS: apiKey, TRUSTED_DOCUMENTS: 'off' },
    });
    const [, url = ''] = await gateway.printed(/"url":"([^"]+)"/);
    const answers: number[] = [];
    const failures: string[] = [];
    // Each asks on one connection until it is told that it ends.
    const client = async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      try {
        for (let last = false; !last; ) {
          const response = await askOnce(url, agent);
          answers.push(response.statusCode ?? 0);
          last = response.headers.connection === 'close';
        }
      } catch (error) {
        failures.push(String(error));
      } finally {
        agent.destroy();
      }
    };
    const clients = Promise.all(Array.from({ length: 32 }, client));
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(200);
    gateway.kill('SIGTERM');
    await clients;
    expect(failures).toEqual([]);
    expect(answers.filter((status) => status !== 200)).toEqual([]);
    expect(await gateway.exited).toBe(0);
  });

  test('copies of the signal, as npm and the terminal both send them, count as one', async () => {
    const { gateway, answer } = await busyGateway(1_500);
    gateway.kill('SIGINT');
    gateway.kill('SIGINT');
    gateway.kill('SIGTERM');
    expect(await answer).toHaveProperty('data.customers');
    expect(await gateway.exited).toBe(0);
  });

  test('a second time, it ends at once with exit code 1', async () => {
    const { gateway, url } = await busyGateway(20_000);
    gateway.kill('SIGTERM');
    await gateway.printed(/"msg":"stopping"/);
    const first = performance.now();
    // Only a signal that comes clearly later is another one.
    await expect.poll(() => performance.now() - first, { timeout: 2_000 }).toBeGreaterThan(700);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    gateway.kill('SIGTERM');
    const { code, ms } = await exitOf(gateway);
    expect(code).toBe(1);
    expect(ms).toBeLessThan(soonMs);
  });

  test('it cuts off what outlasts DRAIN_SECONDS, says so, and ends', async () => {
    const { gateway, answer } = await busyGateway(20_000, { DRAIN_SECONDS: '1' });
    gateway.kill('SIGTERM');
    const { ms } = await exitOf(gateway);
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(soonMs);
    expect(await answer).toBeInstanceOf(Error);
    expect(gateway.output()).toContain('requests were cut off');
  });
});
