import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkNetwork } from '../../src/cli/doctor/network.ts';
import { systemClock } from '../../src/lib/clock.ts';

const openssl = process.env.OPENSSL ?? 'openssl';
const canSign = spawnSync(openssl, ['version']).status === 0;

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const upstream = async (listener: RequestListener) => `http://127.0.0.1:${await portOf(createServer(listener))}`;

const linesOf = async (url: string) =>
  (await checkNetwork(url, systemClock)).map(({ level, subject, text }) => `${level} ${subject}: ${text}`);

describe('the network, as doctor sees it', () => {
  test.each([
    [0, /^OK clock: the same/],
    [60, /^WARN clock: (59|60|61) s behind/],
    [-60, /^WARN clock: (59|60|61) s ahead of/],
    [3600, /^FAIL clock: 3(599|600|601) s behind/],
  ])('a clock of upstream that is %i s ahead', async (seconds, line) => {
    const url = await upstream((_request, response) => {
      response.setHeader('date', new Date(Date.now() + seconds * 1000).toUTCString()).end();
    });
    expect((await linesOf(url)).at(-1)).toMatch(line);
  });

  test('an answer without a date is no statement about the clock', async () => {
    const url = await upstream((_request, response) => {
      response.sendDate = false;
      response.end();
    });
    expect((await linesOf(url)).at(-1)).toMatch(/^WARN clock: could not be compared/);
  });

  test.each([
    [401, 'OK'],
    [404, 'OK'],
    [403, 'WARN'],
    [503, 'WARN'],
  ])('an upstream that answers %i to a stranger is %s', async (status, level) => {
    const url = await upstream((_request, response) => void response.writeHead(status).end());
    expect((await linesOf(url))[0]).toMatch(new RegExp(`^${level} upstream: .*HTTP ${status}`));
  });

  test('asks without any credential', async () => {
    const seen: object[] = [];
    const url = await upstream(({ headers }, response) => {
      seen.push(headers);
      response.end();
    });
    await linesOf(url);
    expect(seen.map((headers) => Object.keys(headers).sort())).toEqual([['connection', 'host']]);
  });

  test('a connection that is cut fails', async () => {
    const port = await portOf(createTcpServer((socket) => void socket.destroy()));
    expect(await linesOf(`http://127.0.0.1:${port}`)).toEqual([
      expect.stringMatching(/^FAIL upstream: .*cannot be reached \((ECONNRESET|UND_ERR_SOCKET)\)/),
    ]);
  });

  test('a name without an address fails, and nothing is sent', async () => {
    expect(await linesOf('https://upstream.invalid')).toEqual([
      expect.stringMatching(/^FAIL DNS: upstream\.invalid has no address here/),
    ]);
  });

  test.skipIf(!canSign)('a certificate that nobody has signed fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cli-network-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-days', '1'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    execFileSync(openssl, ['req', '-x509', ...curve, '-nodes', ...files, ...subject], { stdio: 'ignore' });
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name)));
    const port = await portOf(createTlsServer({ key, cert }, (_request, response) => void response.end()));
    expect(await linesOf(`https://127.0.0.1:${port}`)).toEqual([
      expect.stringMatching(/^FAIL TLS: .*not accepted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
    ]);
  });
});
