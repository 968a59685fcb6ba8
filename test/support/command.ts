import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Sandbox } from '../../sandbox/index.ts';
import { runCli } from '../../src/cli/cli.ts';
import { startProcess } from './gateway-process.ts';

export interface Ended {
  readonly code: number | NodeJS.Signals | null;
  /** Standard output and standard error together. */
  readonly output: string;
  readonly stderr: string;
}

export interface Terminal {
  /** What a person types: each line answers one question. */
  readonly typed?: readonly string[];
  /** What comes through a pipe. */
  readonly piped?: string;
}

/** Runs a command to its end in this process, as the command line would; without a terminal unless something is typed. */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { typed, piped = '' }: Terminal = {},
): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'command-'));
  let output = '';
  let stderr = '';
  const stdin = Object.assign(new PassThrough(), { isTTY: typed !== undefined, setRawMode() {} });
  if (typed === undefined) stdin.end(piped);
  const answers = [...(typed ?? [])];
  const write = (text: string) => {
    output += text;
    // A person types once the question is there.
    if (/[:\]] $/.test(text)) setImmediate(() => stdin.write(`${answers.shift() ?? ''}\r`));
  };
  try {
    const code = await runCli({
      args,
      env: { PORT: '0', SANDBOX_PORT: '0', ADMIN_PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
      nodeVersion: process.versions.node,
      stdin,
      stdout: { write, isTTY: typed !== undefined },
      stderr: {
        write(text) {
          stderr += text;
          write(text);
        },
      },
      onStopSignal() {},
      exit() {},
    });
    return { code, output, stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same as a process of its own. */
export async function runProcess(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const process = await startProcess({ args, env });
  const code = await process.exited;
  return { code, output: process.output(), stderr: process.stderr() };
}

/** The environment of somebody who has credentials of a partner at Mastercard, and no keys for clients yet. */
export function credentialsOf(sandbox: Sandbox, index = 0): Record<string, string> {
  const { partnerId, partnerSecret, appKey } = sandbox.info.partners[index]!;
  return { UPSTREAM_URL: sandbox.url, PARTNER_ID: partnerId, PARTNER_SECRET: partnerSecret, APP_KEY: appKey };
}

/** Calls that reached the sandbox, by method and path template. */
export const callsTo = (sandbox: Sandbox, method: string, template: string): number =>
  sandbox.calls().byTemplate[`${method} ${template}`] ?? 0;

export const loginTemplate = '/aggregation/v2/partners/authentication';
export const customerTemplate = '/aggregation/v1/customers/{customerId}';

/** Level and text of each check of `doctor`, by what it looked at. */
export function checksOf({ output }: Ended): Map<string, string[]> {
  const lines = [...output.matchAll(/^ {2}(OK|WARN|FAIL) +(.+?) {2,}(.+)$/gm)];
  const checks = new Map<string, string[]>();
  for (const [, level = '', subject = '', text = ''] of lines)
    checks.set(subject, [...(checks.get(subject) ?? []), `${level} ${text}`]);
  return checks;
}
