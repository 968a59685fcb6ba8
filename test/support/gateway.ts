import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { type Gateway, type GatewayOverrides, startGateway } from '../../src/gateway.ts';

export interface GraphqlAnswer<T = any> {
  readonly data?: T;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  readonly extensions?: Record<string, any>;
}

export interface Stage extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly gateway: Gateway;
  readonly config: Config;
  /** Asks over HTTP; `headers` replace the demo key. */
  ask<T = any>(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphqlAnswer<T>>;
  /** Upstream calls since the last time, by method and template, logins left out. */
  upstreamCalls(): Record<string, number>;
}

export interface StageOptions {
  readonly overrides?: GatewayOverrides;
  readonly sandbox?: SandboxOptions;
  /** Changes the configuration that the sandbox gives. */
  readonly configure?: (config: Config) => Config;
  /** Token and institution directory are there already, and no call was counted. @default true */
  readonly warm?: boolean;
}

/** A gateway on a free port over a sandbox of its own, both stopped together. */
export async function startStage({
  overrides,
  sandbox: options,
  configure = (config) => config,
  warm = true,
}: StageOptions = {}): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short', ...options }));
  const dataDir = await mkdtemp(join(tmpdir(), 'ofg-test-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const config = configure({
    ...parseConfig({ DATA_DIR: dataDir }),
    port: 0,
    admin: null,
    // The sandbox has no limit: nothing is gained by learning so in each test.
    limits: { startPerSecond: 1000, maxPerSecond: 1000 },
    partners: sandboxPartners(sandbox.info, sandbox.url),
  });
  const gateway = stack.use(await startGateway(config, overrides));
  if (warm) await gateway.warm();
  sandbox.resetCalls();
  const owned = stack.move();
  return {
    sandbox,
    gateway,
    config,
    ask: (query, variables = {}, headers = { 'x-api-key': 'sandbox' }) => ask(gateway.url, query, variables, headers),
    upstreamCalls() {
      const { calls } = sandbox.calls();
      const counts: Record<string, number> = {};
      for (const { method, template } of calls) {
        if (template.endsWith('/partners/authentication')) continue;
        counts[`${method} ${template}`] = (counts[`${method} ${template}`] ?? 0) + 1;
      }
      sandbox.resetCalls();
      return counts;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function ask(
  url: string,
  query: string,
  variables: object,
  headers: Record<string, string>,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer;
}

/** The id of the demo customer of the first partner whose purpose mentions `word`. */
export function customerFor(sandbox: Sandbox, word: string): string {
  const found = sandbox.info.partners[0]?.customers.find(({ purpose }) =>
    purpose.toLowerCase().includes(word.toLowerCase()),
  );
  if (!found) throw new Error(`no demo customer for ${word}`);
  return found.customerId;
}
