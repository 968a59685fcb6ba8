import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { credentialsOf } from '../support/command.ts';
import { type Subscription, subscribe } from '../support/event-source.ts';
import { customerFor } from '../support/gateway.ts';
import { type GatewayProcess, startProcess } from '../support/gateway-process.ts';

const subscribers = 1_000;
const key = 'crowd-key-of-a-test-client';
const headers = { 'x-api-key': key };
const list = 'GET /decisioning/v1/customers/{customerId}/reports';
const query = `subscription ($c: ID!, $r: ID!, $after: String) {
  reportProgress(customerId: $c, reportId: $r, after: $after) { status isFinal cursor } }`;

async function gatewayAt(gateway: GatewayProcess): Promise<string> {
  await gateway.printed(/"msg":"ready"/);
  const [, url = ''] = await gateway.printed(/GraphQL +(http\S+)\/graphql/);
  return url;
}

/** Listens until the report is done; when the connection is cut, goes on elsewhere after what it had. */
async function follow(urls: readonly string[], first: number, variables: object): Promise<readonly string[]> {
  const heard: string[] = [];
  let after: string | null = null;
  for (let at = first; ; at += 1) {
    const url = urls[at % urls.length] ?? '';
    const stream: Subscription | null = await subscribe(url, query, {
      variables: { ...variables, after },
      headers,
    }).catch(() => null);
    if (stream === null) continue;
    try {
      for (;;) {
        const { status, isFinal } = (await stream.next()).data.reportProgress;
        heard.push(status);
        if (isFinal) return heard;
      }
    } catch {
      after = stream.lastId() ?? after;
    } finally {
      await stream[Symbol.asyncDispose]();
    }
  }
}

test('a thousand subscribers to one report cost a call in 20 seconds and all hear how it ends, also when the process that polls is killed', async () => {
  await using sandbox = await startSandbox();
  const dataDir = await mkdtemp(join(tmpdir(), 'ofg-crowd-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const env = {
    ...credentialsOf(sandbox),
    MODE: 'development',
    DATA_DIR: dataDir,
    ADMIN_PORT: 'off',
    API_KEYS: `crowd:${key}`,
    PARTNER_ENVIRONMENT: 'sandbox',
  };
  const polling = await startProcess({ env });
  const urls = [await gatewayAt(polling)];
  const other = await startProcess({ env });
  urls.push(await gatewayAt(other));

  const customerId = customerFor(sandbox, 'five accounts');
  const made = await fetch(`${urls[0]}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      query: `mutation ($c: ID!) { generateAssetSummaryReport(input: { customerId: $c }) {
        ... on GenerateReportPayload { report { reportId } } } }`,
      variables: { c: customerId },
    }),
  });
  const { data } = (await made.json()) as any;
  const variables = { c: customerId, r: data.generateAssetSummaryReport.report.reportId };

  const startedAt = Date.now();
  // The first one makes its process the one that polls.
  const all = [follow(urls, 0, variables)];
  while (sandbox.calls().byTemplate[list] === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  for (let n = 1; n < subscribers; n += 1) all.push(follow(urls, n, variables));
  // Half way: long after the first look, and before the report is done.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedAt + 12_000 - Date.now())));
  polling.kill('SIGKILL');
  await polling.exited;

  const heard = await Promise.all(all);
  expect(heard).toHaveLength(subscribers);
  for (const statuses of heard) {
    expect(statuses.at(-1)).toBe('SUCCESS');
    expect(statuses.filter((status) => status === 'SUCCESS')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'IN_PROGRESS').length).toBeLessThanOrEqual(1);
  }
  const looks = sandbox
    .calls()
    .calls.filter(({ method, template }) => `${method} ${template}` === list)
    .map(({ at }) => at);
  const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(20_000);
  expect(looks.length).toBeLessThanOrEqual(Math.ceil((Date.now() - startedAt) / 20_000) + 1);
}, 180_000);
