import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fleetKey, startProcessFleet } from '../support/fleet-processes.ts';
import type { GatewayProcess } from '../support/gateway-process.ts';
import { redisServer } from '../support/redis.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';
import { connectEvent, postWebhook, signed } from '../support/webhooks.ts';

const haproxy = '/usr/sbin/haproxy';
const streams = 1_000;
const perSecond = 100;
const customerId = '5001001';
const loadKey = 'l'.repeat(24);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The configuration of deploy/compose, for ports of this machine. */
async function startBalancer(ports: readonly number[]): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const [port, { path }] = [await freePort(), await temporaryDirectory()];
  const text = (await readFile(new URL('../../deploy/compose/haproxy.cfg', import.meta.url), 'utf8'))
    .replace('bind :4000', `bind 127.0.0.1:${port}`)
    .replaceAll(/gateway-(\d):4000/g, (_, each) => `127.0.0.1:${ports[Number(each) - 1]}`)
    .replace(/$/, `  server gateway-4 127.0.0.1:${ports[3]}\n`);
  const file = join(path, 'haproxy.cfg');
  await writeFile(file, text);
  const child: ChildProcess = spawn(haproxy, ['-f', file, '-db'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return `http://127.0.0.1:${port}`;
}

interface Listener {
  readonly seen: Set<string>;
  /** Knows from where to go on: what happens from now on is its own. */
  hasBegun(): boolean;
  stop(): void;
}

/** A client that resumes where it was cut off, as browsers do. */
function listen(url: string, agent: Agent): Listener {
  const seen = new Set<string>();
  let lastId: string | undefined;
  let stopped = false;
  let current: ReturnType<typeof request> | undefined;
  const again = () => {
    if (!stopped) setTimeout(open, 200);
  };
  function open(): void {
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'x-api-key': fleetKey,
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    };
    current = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          lastId = /^id: ?(.+)$/m.exec(block)?.[1] ?? lastId;
          const typeCode = /"typeCode":"([^"]+)"/.exec(block)?.[1];
          if (typeCode !== undefined) seen.add(typeCode);
        }
      });
      response.once('close', again).once('error', () => {});
    });
    current.once('error', again);
    const query = 'subscription ($c: ID!) { connectEvents(customerId: $c) { typeCode } }';
    current.end(JSON.stringify({ query, variables: { c: customerId } }));
  }
  open();
  return {
    seen,
    hasBegun: () => lastId !== undefined,
    stop() {
      stopped = true;
      current?.destroy();
    },
  };
}

describe.skipIf(redisServer === null || !existsSync(haproxy))('four instances behind HAProxy', () => {
  test('are replaced one after the other under load: no operation fails, no event is lost', async () => {
    // The streams and the operations are two clients: neither takes the other's allowance.
    await using fleet = await startProcessFleet({ API_KEYS: `streams:${fleetKey},load:${loadKey}` });
    const ports = await Promise.all([1, 2, 3, 4].map(freePort));
    const start = (port: number) => fleet.join({ PORT: String(port), DRAIN_SECONDS: '10' });
    const members: GatewayProcess[] = [];
    for (const port of ports) members.push((await start(port)).process);
    const url = await startBalancer(ports);
    await expect
      .poll(
        () =>
          fetch(`${url}/readyz`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 10_000 },
      )
      .toBe(200);

    const wide = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
    const listeners = Array.from({ length: streams }, () => listen(url, wide));
    const failures: string[] = [];
    let [answered, turnedAway] = [0, 0];
    const agent = new Agent({ keepAlive: true, maxSockets: 64 });
    const askOnce = () =>
      new Promise<void>((resolve) => {
        const fail = (what: string) => {
          failures.push(what);
          resolve();
        };
        const headers = { 'content-type': 'application/json', 'x-api-key': loadKey };
        const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
          let text = '';
          response.on('data', (chunk) => (text += chunk)).once('error', (error) => fail(error.message));
          response.once('end', () => {
            // All four have more to do than this machine has time for, and nothing was begun: clients ask again.
            if (response.statusCode === 503 && text.includes('"OVERLOADED"')) {
              turnedAway += 1;
              setTimeout(() => askOnce().then(resolve), 1_000);
              return;
            }
            if (response.statusCode !== 200 || text.includes('"errors"'))
              return fail(`${response.statusCode} ${text.slice(0, 200)}`);
            answered += 1;
            resolve();
          });
        });
        sent.once('error', (error) => fail(error.message));
        sent.end(
          JSON.stringify({ query: `{ customer(customerId: "${customerId}") { username accounts { accountId } } }` }),
        );
      });
    const underway = new Set<Promise<void>>();
    const since = performance.now();
    let asked = 0;
    // As many as are due: a timer that comes late would be a load that grows less.
    const load = setInterval(() => {
      for (; asked < ((performance.now() - since) / 1_000) * perSecond; asked += 1) {
        const one = askOnce().finally(() => underway.delete(one));
        underway.add(one);
      }
    }, 10);
    const { partnerId, partnerSecret } = fleet.sandbox.info.partners[0]!;
    const sent: string[] = [];
    const happen = async () => {
      const typeCode = `event${sent.length}`;
      const body = connectEvent({ customerId, eventType: typeCode });
      const { text } = await postWebhook(`${url}/webhooks/${partnerId}/connect`, body, signed(body, partnerSecret));
      if (text === 'new') sent.push(typeCode);
      else failures.push(`webhook: ${text}`);
    };
    await expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThan(200);
    await expect.poll(() => listeners.filter((one) => !one.hasBegun()).length, { timeout: 60_000 }).toBe(0);
    await happen();
    await expect.poll(() => listeners.every(({ seen }) => seen.size === 1), { timeout: 60_000 }).toBe(true);

    let isOver = false;
    const happening = (async () => {
      while (!isOver) await Promise.all([happen(), sleep(1_000)]);
    })();
    for (const [index, port] of ports.entries()) {
      members[index]!.kill('SIGTERM');
      expect(await members[index]!.exited).toBe(0);
      members[index] = (await start(port)).process;
      // Until the balancer has seen it twice.
      await sleep(3_000);
    }
    isOver = true;
    await happening;
    await expect
      .poll(() => listeners.filter(({ seen }) => seen.size < sent.length).length, { timeout: 60_000 })
      .toBe(0);
    clearInterval(load);
    await Promise.all(underway);
    for (const listener of listeners) listener.stop();
    agent.destroy();
    wide.destroy();
    expect(failures.join('\n')).toBe('');
    expect(answered).toBe(asked);
    expect(sent.length).toBeGreaterThan(20);
    console.info(
      `${answered} operations, ${sent.length} events for each of ${streams} streams; ${turnedAway} times overloaded`,
    );
  });
});
