import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import type { PartnerInfo } from '../../sandbox/sandbox.ts';

const megabyte = 1024 * 1024;

interface Footprint {
  /** From the start of the process to the first answer over a socket. */
  readonly coldStartMs: number;
  readonly megabytesAtStart: number;
  /** After everything was read: every customer of every partner, and the directory. */
  readonly megabytesWhenRead: number;
  readonly rows: number;
}

/** The sandbox in a process of its own, with nothing else in it: it says where it listens, and how large it is. */
const program = `
  const { startSandbox } = await import(${JSON.stringify(new URL('../../sandbox/index.ts', import.meta.url).href)});
  const { url, info } = await startSandbox();
  process.on('message', () => process.send({ rss: process.memoryUsage.rss() }));
  process.send({ url, partners: info.partners });
`;

async function measure(...flags: string[]): Promise<Footprint> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...flags, '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    const [{ url, partners }] = await once(child, 'message');
    const [first] = partners;
    await login(url, first);
    const coldStartMs = performance.now() - startedAt;
    const megabytesAtStart = await sizeOf(child);
    let rows = 0;
    for (const partner of partners) rows += await readEverything(url, partner);
    return { coldStartMs, megabytesAtStart, megabytesWhenRead: await sizeOf(child), rows };
  } finally {
    child.kill();
  }
}

async function sizeOf(child: ChildProcess): Promise<number> {
  child.send({});
  const [{ rss }] = await once(child, 'message');
  return rss / megabyte;
}

async function ask(url: string, headers: Record<string, string>, body?: object): Promise<any> {
  const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  return (await fetch(url, init)).json();
}

async function login(url: string, { partnerId, partnerSecret, appKey }: PartnerInfo) {
  const path = `${url}/aggregation/v2/partners/authentication`;
  const { token } = await ask(path, { 'finicity-app-key': appKey }, { partnerId, partnerSecret });
  return { 'finicity-app-key': appKey, 'finicity-app-token': String(token) };
}

async function readEverything(url: string, partner: PartnerInfo): Promise<number> {
  const headers = await login(url, partner);
  let rows = 0;
  for (let start = 1, more = true; more; start += 1) {
    more = (await ask(`${url}/institution/v2/institutions?limit=1000&start=${start}`, headers)).moreAvailable;
  }
  for (const { customerId } of partner.customers) {
    await ask(`${url}/aggregation/v1/customers/${customerId}/accounts`, headers);
    const transactions = `${url}/aggregation/v3/customers/${customerId}/transactions?fromDate=0&toDate=9999999999`;
    for (let start = 1, more = 'true'; more === 'true'; start += 1000) {
      const page = await ask(`${transactions}&limit=1000&start=${start}`, headers);
      rows += page.transactions.length;
      more = page.moreAvailable;
    }
  }
  return rows;
}

/** The best of three: what else the machine does must not decide. */
async function bestOf(...flags: string[]): Promise<Footprint> {
  const runs: Footprint[] = [];
  for (let count = 0; count < 3; count += 1) runs.push(await measure(...flags));
  const best = (figure: keyof Footprint) => Math.round(Math.min(...runs.map((run) => run[figure])));
  return {
    coldStartMs: best('coldStartMs'),
    megabytesAtStart: best('megabytesAtStart'),
    megabytesWhenRead: best('megabytesWhenRead'),
    rows: best('rows'),
  };
}

it('starts within a second, with its data in less than 150 MB', async () => {
  const figures = await bestOf();
  console.info('as it is:', figures);
  expect(figures.coldStartMs).toBeLessThan(1_000);
  expect(figures.megabytesAtStart).toBeLessThan(150);
});

it('needs no more than 150 MB after everything was read', async () => {
  // Left alone, V8 lets garbage lie until the heap has doubled; told to mind its size, it shows what is really needed.
  const figures = await bestOf('--optimize-for-size');
  console.info('with --optimize-for-size:', figures);
  expect(figures.rows).toBeGreaterThan(30_000);
  expect(figures.megabytesWhenRead).toBeLessThan(150);
});
