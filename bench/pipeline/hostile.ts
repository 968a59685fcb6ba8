import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { systemClock, wait } from '../../src/lib/clock.ts';
import { isLogin, json, startScripted, welcome } from '../../test/support/upstream-scripted.ts';
import { everyLogin } from '../../test/support/upstream-simulated.ts';
import { caller, startPipeline } from '../../test/support/upstream-stage.ts';
import { somePartner } from '../../test/support/upstream-stages.ts';
import { percentile, uniqueCall } from '../../test/support/upstream-traffic.ts';
import { atMost, exactly, type Figure, type Scenario, told } from '../figure.ts';

const capMiB = 32;
const hungry = fileURLToPath(new URL('../../test/support/upstream-hungry.ts', import.meta.url));

export const hostile: Scenario = async () => [...(await dripping()), ...(await gigantic())];

async function dripping(): Promise<Figure[]> {
  await using upstream = await startScripted((request, response, index) => {
    if (isLogin(request)) return welcome(request, response, index);
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  });
  const started = await startPipeline('', { latches: everyLogin });
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const road = { exchange: started.pipeline.exchange, clock: systemClock, partner };
  const over: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const deadlineAt = performance.now() + 1_000;
    const asks = Array.from({ length: 20 }, () =>
      road.exchange(uniqueCall(road, { caller: caller({ deadlineAt }) })).catch(() => {
        over.push(performance.now() - deadlineAt);
      }),
    );
    await Promise.all(asks);
  }
  await wait(systemClock, 1_000);
  const inFlight = started.pipeline.inFlight();
  await started[Symbol.asyncDispose]();
  await wait(systemClock, 500);
  return [
    atMost('dripping answers: past the deadline, p99', percentile(over, 0.99), 100, ' ms'),
    exactly('dripping answers: calls in flight after', inFlight, 0),
    exactly('dripping answers: sockets after', await upstream.sockets(), 0),
  ];
}

async function gigantic(): Promise<Figure[]> {
  if (process.platform !== 'linux') return [told('memory for gigantic answers', 'measured on Linux only')];
  const kinds: [string, (response: ServerResponse) => void][] = [
    ['endless', endless],
    ['gzip bomb of 200 MB', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)],
    ['ten million brackets', (response) => response.writeHead(200).end('['.repeat(1e7))],
    ['ten million rows', (response) => response.writeHead(200).end(`[${'{},'.repeat(1e7)}{}]`)],
  ];
  const figures: Figure[] = [];
  for (const [name, serve] of kinds) {
    await using upstream = await startScripted((request, response, index) => {
      if (isLogin(request)) welcome(request, response, index);
      else if (request.url.endsWith('/hostile')) serve(response);
      else json(response, 200, { accounts: [] });
    });
    const child = spawn(process.execPath, [hungry, upstream.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
    figures.push(atMost(`${name}: memory grown`, JSON.parse(printed).grownMiB, 2 * capMiB, ' MiB'));
  }
  return figures;
}

const bomb = gzipSync(Buffer.alloc(200 * 2 ** 20, 0x20));

function endless(response: ServerResponse): void {
  const chunk = Buffer.alloc(256 * 1024, 0x20);
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {}
  };
  response.on('drain', more);
  more();
}
