import { randomBytes } from 'node:crypto';
import { request } from 'undici';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { hashKey } from '../domain/api-keys.ts';
import { defaultClientSettings } from '../domain/client-settings.ts';
import type { Partner } from '../domain/partner.ts';
import { scopes } from '../domain/viewer.ts';
import type { GatewayOverrides } from '../gateway.ts';
import type { MetricsSink } from '../metrics/sink.ts';
import type { Operation } from './operation.ts';
import { type Refusal, refusalOf } from './refusal.ts';

export type StartGateway = (
  config: Config,
  overrides: GatewayOverrides,
) => Promise<AsyncDisposable & { readonly url: string }>;

export interface Answered<T> {
  readonly data: T;
  /** Fields that failed while the others were answered. */
  readonly failures: readonly Refusal[];
  /** Calls to upstream that were made for this operation. */
  readonly upstreamCalls: number;
}

/** The graph, as a client of one partner reaches it. */
export interface CommandGateway extends AsyncDisposable {
  /** Rejects with a Refusal when nothing of it was answered. */
  ask<T>(operation: Operation<T>, variables: object, signal?: AbortSignal): Promise<Answered<T>>;
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({
          code: z.string(),
          upstreamCode: z.string().optional(),
          retryAfterMs: z.number().optional(),
        }),
      }),
    )
    .optional(),
  extensions: z.object({ cost: z.object({ upstreamCalls: z.number() }).optional() }).optional(),
});

/** What is still under way when the command has its answer is of no use to anybody. */
const drainMs = 500;

/**
 * Starts a gateway that only this command can reach: on a free port of this machine, with a key that nobody else knows, over
 * the data directory of the configured one. A login that was refused there is not repeated here, nor the other way round.
 *
 * @param config with the partners that are to be asked
 * @param sink told of every call
 */
export async function startCommandGateway(
  config: Config,
  { partnerId }: Partner,
  startGateway: StartGateway,
  sink?: MetricsSink,
): Promise<CommandGateway> {
  const key = randomBytes(24).toString('hex');
  const settings = { ...defaultClientSettings, documents: 'any' as const };
  const client = { clientId: 'ofg', keyHashes: [hashKey(key)], scopes, settings };
  const partner = config.partners.get(partnerId)?.partner;
  if (partner === undefined) throw new Error('the partner is one of the configured ones');
  const gateway = await startGateway(
    {
      ...config,
      // Without GraphiQL: nobody will look at it.
      mode: 'production',
      host: '127.0.0.1',
      port: 0,
      admin: null,
      partners: new Map([[partnerId, { partner, clients: [client] }]]),
      drainMs,
      lingerMs: 0,
    },
    sink === undefined ? {} : { sink },
  );
  return {
    async ask(operation, variables, signal) {
      const { body } = await request(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          'x-api-key': key,
          'x-include-extensions': 'cost',
        },
        body: JSON.stringify({ query: operation.text, variables }),
        // A live call may take its bank three minutes. The gateway has its own deadline for each operation.
        headersTimeout: 0,
        bodyTimeout: 0,
        signal: signal ?? null,
      });
      const { data, errors = [], extensions } = answerSchema.parse(await body.json());
      const failures = errors.map(({ message, extensions: { code, upstreamCode, retryAfterMs } }) =>
        refusalOf({ code, message, upstreamCode, retryAfterMs }, partnerId),
      );
      const parsed = operation.data.safeParse(data);
      if (!parsed.success) throw failures[0] ?? parsed.error;
      return { data: parsed.data, failures, upstreamCalls: extensions?.cost?.upstreamCalls ?? 0 };
    },
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  };
}
