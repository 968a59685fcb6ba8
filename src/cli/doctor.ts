import type { Config } from '../config.ts';
import type { Partner } from '../domain/partner.ts';
import { systemClock } from '../lib/clock.ts';
import { type StartSandbox, withDataDir, withPartners } from './command-config.ts';
import { type StartGateway, startCommandGateway } from './command-gateway.ts';
import { checkCredentials, impossible, notTried, sandboxCredentials } from './doctor/credentials.ts';
import { checkDataDir } from './doctor/data-dir.ts';
import { checkDatabase } from './doctor/database.ts';
import type { Finding, Level } from './doctor/finding.ts';
import { checkInstances } from './doctor/instances.ts';
import { checkLogins } from './doctor/logins.ts';
import { checkMasterKey } from './doctor/master-key.ts';
import { checkNetwork } from './doctor/network.ts';
import { checkNode } from './doctor/node-version.ts';
import { checkPorts } from './doctor/ports.ts';
import { checkRedis } from './doctor/redis.ts';
import { checkSettings } from './doctor/settings.ts';
import type { Edge } from './edge.ts';
import { closedLatches, hasMemory, nothingRemembered, openLoginMemory, type Remembered } from './login-memory.ts';

export interface DoctorOptions {
  /** Tries the credentials even if they have never worked. */
  readonly login: boolean;
}

interface DoctorParts {
  readonly startGateway: StartGateway;
  readonly startSandbox: StartSandbox;
}

/**
 * Looks at everything that the gateway needs, and prints a line for each.
 *
 * @returns the exit code: 1 when something will not work
 */
export async function runDoctor(
  edge: Edge,
  options: DoctorOptions,
  loadParts: () => Promise<DoctorParts>,
): Promise<number> {
  const counts: Record<Level, number> = { OK: 0, WARN: 0, FAIL: 0 };
  const color = edge.stdout.isTTY === true && !edge.env.NO_COLOR;
  edge.stdout.write('\n');
  for await (const finding of findings(edge, options, loadParts)) {
    counts[finding.level] += 1;
    edge.stdout.write(lineOf(finding, color));
  }
  edge.stdout.write(`\n  ${counts.OK} OK, ${counts.WARN} WARN, ${counts.FAIL} FAIL\n\n`);
  return counts.FAIL > 0 ? 1 : 0;
}

const colors: Record<Level, string> = { OK: '\u001b[32m', WARN: '\u001b[33m', FAIL: '\u001b[31m' };

function lineOf({ level, subject, text, remedy }: Finding, color: boolean): string {
  const mark = level.padEnd(4);
  const first = `  ${color ? `${colors[level]}${mark}\u001b[0m` : mark}  ${subject.padEnd(15)}  ${text}\n`;
  return remedy === undefined ? first : `${first}        fix: ${remedy}\n`;
}

/** One after the other, so that each line is there as soon as it is known. */
async function* findings(
  edge: Edge,
  { login }: DoctorOptions,
  loadParts: () => Promise<DoctorParts>,
): AsyncGenerator<Finding> {
  yield checkNode(edge.nodeVersion);
  const { findings: settings, config } = checkSettings(edge.env);
  yield* settings;
  // Everything else depends on the settings.
  if (config === null) return;
  const dataDir = await checkDataDir(config);
  yield* dataDir;
  const key = await checkMasterKey(config);
  yield key;
  const database = await checkDatabase(config);
  yield* database;
  yield* await checkRedis(config);
  yield* await checkPorts(config);
  yield await checkInstances(config);
  // Without its key the memory of logins cannot be read, and opening it would make a new one.
  const canRemember = key.level === 'OK' && [...dataDir, ...database].every(({ level }) => level !== 'FAIL');
  yield* upstreamFindings(config, await loadParts(), canRemember, login);
}

async function* upstreamFindings(
  config: Config,
  { startGateway, startSandbox }: DoctorParts,
  canRemember: boolean,
  login: boolean,
): AsyncGenerator<Finding> {
  await using stack = new AsyncDisposableStack();
  const ready = await withPartners(config, stack, async () => startSandbox);
  const partners = Array.from(ready.partners.values(), ({ partner }) => partner);
  let isReachable = true;
  for (const url of new Set(partners.map(({ upstreamUrl }) => upstreamUrl))) {
    const network = await checkNetwork(url, systemClock);
    yield* network;
    // A clock that is wrong keeps nobody from logging in.
    isReachable &&= network.every(({ level, subject }) => level !== 'FAIL' || subject === 'clock');
  }
  if (!canRemember) return;
  for (const partner of partners) {
    const remembered = await memoryOf(ready, partner);
    yield checkLogins(partner, remembered);
    yield isReachable
      ? await credentialsOf(ready, partner, remembered, login, startGateway)
      : impossible(partner.partnerId, 'the upstream cannot be reached');
  }
}

async function memoryOf(config: Config, partner: Partner): Promise<Remembered> {
  if (!(await hasMemory(config))) return nothingRemembered;
  await using memory = await openLoginMemory(config);
  return await memory.read(partner);
}

async function credentialsOf(
  config: Config,
  partner: Partner,
  remembered: Remembered,
  login: boolean,
  startGateway: StartGateway,
): Promise<Finding> {
  const { partnerId } = partner;
  if (closedLatches(remembered).length > 0) return impossible(partnerId, 'its latch is closed');
  if (!login && config.upstream.kind === 'embedded') return sandboxCredentials(partnerId);
  if (!login && remembered.pair.state !== 'PROVEN') return notTried(partnerId);
  await using gateway = await startCommandGateway(await withDataDir(config), partner, startGateway);
  return await checkCredentials(partnerId, gateway);
}
