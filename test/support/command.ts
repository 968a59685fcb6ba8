import type { Sandbox } from '../../sandbox/index.ts';
import { startProcess } from './gateway-process.ts';

export interface Ended {
  readonly code: number | NodeJS.Signals | null;
  /** Standard output and standard error together. */
  readonly output: string;
  readonly stderr: string;
}

/** Runs a command to its end, as a process of its own without a terminal. */
export async function runCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
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
