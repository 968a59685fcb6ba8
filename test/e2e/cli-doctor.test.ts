import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checksOf, runCommand } from '../support/command.ts';
import { startProcess } from '../support/gateway-process.ts';

const doctor = (env: Record<string, string>) => runCommand(['doctor'], env);

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('doctor, beside gateways that run', () => {
  test('a port that somebody else has fails; one that a gateway has does not', async () => {
    const port = String(await takenPort());
    const taken = await doctor({ PORT: port });
    expect(taken.code).toBe(1);
    expect(checksOf(taken).get('PORT')?.[0]).toBe(`FAIL port ${port} is taken by another process`);

    const gateway = await startProcess();
    const [, own = ''] = await gateway.printed(/"url":"http:\/\/127\.0\.0\.1:(\d+)"/);
    const ours = await doctor({ PORT: own });
    expect(ours.code).toBe(0);
    expect(checksOf(ours).get('PORT')?.[0]).toMatch(/^OK .*held by a gateway/);
  });

  test.skipIf(process.platform !== 'linux')('two gateways on one data directory are a warning', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cli-doctor-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const env = { DATA_DIR: folder };
    const [first, second] = [await startProcess({ env }), await startProcess({ env })];
    await Promise.all([first.printed(/"msg":"ready"/), second.printed(/"msg":"ready"/)]);
    const two = await doctor(env);
    expect(checksOf(two).get('instances')?.[0]).toMatch(/^WARN 2 on this data directory/);
    second.kill('SIGKILL');
    await second.exited;
    expect(checksOf(await doctor(env)).get('instances')?.[0]).toMatch(/^OK 1 on this data directory/);
  });
});
