import { z } from 'zod';
import { assumedGatewaySigns, type GatewaySign } from '../domain/dashboard-rules.ts';
import { readJsonSetting } from './json-setting.ts';
import { type ConfigProblem, problemWith } from './problems.ts';
import type { Values } from './values.ts';

/** What an operator has decided about figures, logs and traces. */
export interface MetricsSettings {
  /** How long the logs of calls, operations and webhooks are kept, in milliseconds. */
  readonly logMs: number;
  /** By what a call that Mastercard's API gateway turned away is known. */
  readonly gatewaySigns: readonly GatewaySign[];
  /** The collector that traces are sent to by OTLP over HTTP; null: none are made. */
  readonly collector: string | null;
}

interface Read {
  readonly metrics: MetricsSettings;
  readonly problems: readonly ConfigProblem[];
}

const dayMs = 24 * 60 * 60 * 1000;
const defaultDays = 7;
const example = 'Write a list of signs, such as [{ "status": 429 }, { "status": 403, "body": "none" }].';

const signs = z.array(
  z
    .strictObject({
      status: z.int().min(100).max(599).optional(),
      code: z.string().min(1).optional(),
      body: z.enum(['json', 'text', 'none']).optional(),
    })
    .refine((sign) => Object.keys(sign).length > 0, 'a sign without any part fits every answer'),
);

export function readMetricsSettings(values: Values, readText: (path: string) => string): Read {
  const logMs = (values.LOG_RETENTION_DAYS ?? defaultDays) * dayMs;
  const collector = values.OTEL_EXPORTER_OTLP_ENDPOINT ?? null;
  const settings = (gatewaySigns: readonly GatewaySign[], ...problems: ConfigProblem[]): Read => ({
    metrics: Object.freeze({ logMs, collector, gatewaySigns: Object.freeze(gatewaySigns) }),
    problems,
  });
  const path = values.GATEWAY_SIGNS_FILE;
  if (path === undefined) return settings(assumedGatewaySigns);
  const read = readJsonSetting('GATEWAY_SIGNS_FILE', path, readText, example);
  if ('problem' in read) return settings([], read.problem);
  const parsed = signs.safeParse(read.value);
  if (parsed.success) return settings(parsed.data as readonly GatewaySign[]);
  const wrong = parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || 'the file'}: ${message}`);
  return settings([], problemWith('GATEWAY_SIGNS_FILE', `${path}: ${wrong.slice(0, 5).join('; ')}`, example));
}
