import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { startProcess } from '../support/gateway-process.ts';

const megabyte = 1024 * 1024;
const pdfBytes = 50 * megabyte;
const mostGrowth = 16 * megabyte;
const key = 'a-key-of-at-least-twenty-characters';
const headers = { 'x-api-key': key };

/** Bytes in memory of a process, and the most since the last time that the peak was forgotten. */
function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  return { now: kilobytes('VmRSS'), peak: kilobytes('VmHWM') };
}

const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** The gateway alone in its process, over a sandbox in this one. */
async function start() {
  const sandbox = await startSandbox();
  const [partner] = sandbox.info.partners;
  if (!partner) throw new Error('no partner');
  const gateway = await startProcess({
    env: {
      // Young objects that V8 has not got round to collecting are none that the gateway holds.
      NODE_OPTIONS: '--max-semi-space-size=4',
      MODE: 'development',
      UPSTREAM_URL: sandbox.url,
      PARTNER_ID: partner.partnerId,
      PARTNER_SECRET: partner.partnerSecret,
      APP_KEY: partner.appKey,
      API_KEYS: `app:${key}`,
    },
  });
  await gateway.printed(/"msg":"ready"/);
  const [, url = ''] = await gateway.printed(/GraphQL +(http\S+)\/graphql/);
  const query = `{ account(customerId: "5001001", accountId: "60010011") { statements(indexes: [1], waitFor: 40) {
    ... on AccountStatements { statements { download { url } } } } } }`;
  const asked = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data } = (await asked.json()) as any;
  const link = new URL(data.account.statements.statements[0].download.url, url);
  return { sandbox, pid: gateway.pid, download: () => fetch(link, { headers }) };
}

async function read(response: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
  return bytes;
}

test.skipIf(process.platform !== 'linux')(
  'a PDF of 50 MB passes through in less than 16 MB, however often, and however slowly it is read',
  async () => {
    const { sandbox, pid, download } = await start();
    await using _ = sandbox;
    // A small one first: it loads what every download needs.
    expect(await read(await download())).toBeLessThan(megabyte);
    sandbox.setSwitches({ pdfBytes });

    // One of them may fall together with what a young process does but once: a collection of all, functions compiled anew.
    const before = memoryOf(pid).now;
    const peaks: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const now = memoryOf(pid).now;
      forgetPeak(pid);
      expect(await read(await download())).toBeGreaterThanOrEqual(pdfBytes);
      peaks.push(memoryOf(pid).peak - now);
    }
    const grown = peaks.sort((a, b) => a - b)[2] as number;
    const kept = memoryOf(pid).now - before;

    // Four readers that take nothing, while others come and go.
    forgetPeak(pid);
    const still = memoryOf(pid).now;
    const idle = await Promise.all(Array.from({ length: 4 }, download));
    for (let time = 0; time < 2; time += 1) expect(await read(await download())).toBeGreaterThanOrEqual(pdfBytes);
    const held = memoryOf(pid).peak - still;
    for (const response of idle) await response.body?.cancel();

    console.log(
      `50 MB: ${(grown / megabyte).toFixed(1)} MB more at most; kept after five: ${(kept / megabyte).toFixed(1)} MB; ` +
        `four idle readers: ${(held / megabyte).toFixed(1)} MB`,
    );
    expect(grown).toBeLessThan(mostGrowth);
    expect(kept).toBeLessThan(pdfBytes / 2);
    expect(held).toBeLessThan(mostGrowth);
  },
  120_000,
);
