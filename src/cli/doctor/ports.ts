import { once } from 'node:events';
import { createServer } from 'node:net';
import { request } from 'undici';
import type { Config } from '../../config.ts';
import { problemsBehind } from '../failure-screen.ts';
import { type Finding, fail, ok } from './finding.ts';

interface Port {
  readonly name: 'PORT' | 'ADMIN_PORT' | 'SANDBOX_PORT';
  readonly host: string;
  readonly port: number;
  /** A path that only our own server answers with 200. */
  readonly sign: string;
}

/** Whether each port can be listened on, or has a gateway on it already. */
export function checkPorts(config: Config): Promise<readonly Finding[]> {
  const { host, port, admin, upstream } = config;
  const ports: readonly Port[] = [
    { name: 'PORT', host, port, sign: '/healthz' },
    ...(admin === null ? [] : [{ name: 'ADMIN_PORT' as const, ...admin, sign: '/healthz' }]),
    ...(upstream.kind === 'embedded'
      ? [{ name: 'SANDBOX_PORT' as const, host: '127.0.0.1', port: upstream.port, sign: '/__sandbox/info' }]
      : []),
  ];
  return Promise.all(ports.map((wanted) => checkPort(wanted, config)));
}

async function checkPort(wanted: Port, config: Config): Promise<Finding> {
  const { name, host, port } = wanted;
  if (port === 0) return ok(name, 'any free port');
  try {
    await listenOnce(host, port);
    return ok(name, `${port} on ${host} is free`);
  } catch (error) {
    const [problem] = problemsBehind(error, config) ?? [];
    if (problem === undefined) throw error;
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE' && (await isOurs(wanted)))
      return ok(name, `${port} on ${host} is held by a gateway that runs`);
    return fail(problem.name, problem.got, problem.fix);
  }
}

async function listenOnce(host: string, port: number): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

const patienceMs = 2_000;

async function isOurs({ host, port, sign }: Port): Promise<boolean> {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const url = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}${sign}`;
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(patienceMs) });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}
