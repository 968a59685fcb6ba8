import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { createMemoryTokenStore } from '../../src/coordination/memory-token-store.ts';
import type { Call, Caller, Endpoint } from '../../src/datasources/upstream/exchange.ts';
import { createPipeline, type Pipeline, type PipelineDeps } from '../../src/datasources/upstream/pipeline.ts';
import type { Partner } from '../../src/domain/partner.ts';
import { secret } from '../../src/domain/secret.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { keyRingOf } from '../../src/lib/master-key.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import { openLatches } from './stores.ts';

export const loginTemplate = 'POST /aggregation/v2/partners/authentication';

const keys = keyRingOf([Buffer.alloc(32, 7)]);

export interface RecordedSink {
  readonly calls: CallRecord[];
  readonly drifts: string[];
  call(record: CallRecord): void;
  operation(): void;
  drift(endpoint: string, path: string): void;
}

function recordingSink(): RecordedSink {
  const calls: CallRecord[] = [];
  const drifts: string[] = [];
  return {
    calls,
    drifts,
    call: (record) => void calls.push(record),
    operation: () => {},
    drift: (endpoint, path) => void drifts.push(`${endpoint} ${path}`),
  };
}

export interface RecordedLog {
  readonly lines: string[];
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export function recordingLog(): RecordedLog {
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, info: write, warn: write, error: write };
}

export interface StartedPipeline extends AsyncDisposable {
  readonly pipeline: Pipeline;
  readonly sink: RecordedSink;
  readonly log: RecordedLog;
}

/** A pipeline with embedded state; `dataDir` outlives it, as the volume of a container does. */
export async function startPipeline(dataDir: string, overrides: Partial<PipelineDeps> = {}): Promise<StartedPipeline> {
  await using stack = new AsyncDisposableStack();
  const clock = overrides.clock ?? systemClock;
  const sink = recordingSink();
  const log = recordingLog();
  const latches = overrides.latches ?? stack.use(await openLatches(dataDir));
  const pipeline = stack.use(
    createPipeline({
      clock,
      limiter: createMemoryLimiter({ clock, limits: { startPerSecond: 1_000, maxPerSecond: 1_000 } }),
      tokens: createMemoryTokenStore({ clock }),
      latches,
      sink,
      keys,
      log,
      instanceId: randomUUID(),
      ...overrides,
    }),
  );
  const owned = stack.move();
  return { pipeline, sink, log, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

export async function temporaryDirectory(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'ofg-upstream-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export interface UpstreamStage extends AsyncDisposable, StartedPipeline {
  readonly sandbox: Sandbox;
  readonly dataDir: string;
  readonly partner: Partner;
  readonly customerId: string;
}

/** A pipeline before a sandbox of its own. */
export async function startUpstream(overrides: Partial<PipelineDeps> = {}): Promise<UpstreamStage> {
  await using stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox({ directory: 'short' }));
  const { path: dataDir } = stack.use(await temporaryDirectory());
  const started = stack.use(await startPipeline(dataDir, overrides));
  const owned = stack.move();
  return {
    ...started,
    sandbox,
    dataDir,
    partner: sandboxPartner(sandbox),
    customerId: sandbox.info.partners[0]!.customers[0]!.customerId,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

export function sandboxPartner(
  sandbox: Sandbox,
  changes: Partial<Record<'secret' | 'appKey', string>> = {},
  index = 0,
): Partner {
  const info = sandbox.info.partners[index]!;
  return {
    partnerId: info.partnerId,
    partnerSecret: secret(changes.secret ?? info.partnerSecret),
    appKey: secret(changes.appKey ?? info.appKey),
    environment: 'sandbox',
    upstreamUrl: sandbox.url,
  };
}

export function endpoint(changes: Partial<Endpoint<unknown>> = {}): Endpoint<unknown> {
  return {
    operation: 'GetCustomer',
    method: 'GET',
    path: '/aggregation/v1/customers/{customerId}',
    product: 'Customers',
    family: 'customers',
    latency: 'lookup',
    live: false,
    billable: false,
    idempotent: true,
    cache: null,
    response: { digits: [], read: (body) => body },
    ...changes,
  };
}

export const getAccounts = endpoint({
  operation: 'GetCustomerAccounts',
  path: '/aggregation/v1/customers/{customerId}/accounts',
  product: 'Accounts',
  family: 'accounts',
  latency: 'list',
});

export interface CountingMeter {
  sentCount: number;
  readonly answers: string[];
}

export function caller(
  changes: Partial<Caller> = {},
  clock: Clock = systemClock,
): Caller & { readonly counted: CountingMeter } {
  const counted: CountingMeter = { sentCount: 0, answers: [] };
  return {
    priority: 'interactive',
    deadlineAt: clock.monotonic() + 30_000,
    signal: new AbortController().signal,
    clientId: 'test-client',
    cause: { kind: 'operation', operationName: 'Test', clientId: 'test-client', requestId: 'r-1' },
    meter: {
      sent: () => {
        counted.sentCount += 1;
      },
      settled: () => {},
      answered: (source) => void counted.answers.push(source),
    },
    counted,
    ...changes,
  };
}

export function callOf<T>(
  stage: { readonly partner: Partner; readonly customerId: string },
  of: Endpoint<T>,
  changes: Partial<Call<T>> = {},
): Call<T> {
  const { customerId } = stage;
  return { endpoint: of, partner: stage.partner, customerId, params: { customerId }, caller: caller(), ...changes };
}
