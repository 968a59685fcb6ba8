import type { ClockSettings } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import type { LimitSettings } from '../rate-limits.ts';
import type { Check } from './check.ts';
import { anything, atLeast, literals, members, nullable, optional, parsed, text, texts, trueOrFalse } from './check.ts';

/** What nobody knows about the live API, so that both answers can be tested. */
export interface Switches {
  /** @default false */
  readonly newTokenInvalidatesOld?: boolean;
  /** Whether transactions of the same date come in a stable order. @default stable */
  readonly tieOrder?: 'stable' | 'random';
  /** What `start` counts in the lists of institutions: the OpenAPI document says pages. @default pages */
  readonly institutionStart?: 'pages' | 'records';
  /** How large every PDF is at least. @default 0 */
  readonly pdfBytes?: number;
}

/** More would not fit into one text. */
const mostPdfBytes = 256 * 1024 * 1024;

const status = atLeast(100, 599);
const count = atLeast(1);
const when = optional(literals('before', 'after'));
const contentType = optional(text);
const headers = optional(texts);

const effects: Readonly<Record<Fault['effect']['kind'], Record<string, Check>>> = {
  latency: { ms: atLeast(0) },
  status: { status, body: optional(anything), contentType, headers, when },
  body: { body: text, status: optional(status), contentType, headers, when },
  hang: { when },
  reset: { when },
  truncate: { bytes: optional(atLeast(0)) },
  malformed: {},
  contentType: { contentType },
  oversized: { bytes: optional(count) },
  drip: { bytes: optional(count), everyMs: optional(atLeast(0)) },
};

const faultMatch = members({
  path: optional(text),
  method: optional(text),
  partner: optional(text),
  customer: optional(text),
  institution: optional(text),
  nth: optional(count),
  probability: optional(atLeast(0, 1)),
});

const kindOf = literals(...Object.keys(effects));

const faultEffect: Check = (value, at) => {
  const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined;
  const problem = kindOf(kind, `${at}.kind`);
  if (problem !== undefined) return problem;
  const shape = Object.entries(effects).find(([name]) => name === kind)?.[1] ?? {};
  return members({ kind: kindOf, ...shape })(value, at);
};

const faultCheck = members({ match: optional(faultMatch), effect: faultEffect, times: optional(count) });

const limitCheck = members({
  appKey: optional(text),
  perSecond: nullable(atLeast(0)),
  burst: optional(count),
  window: optional(literals('bucket', 'second', 'minute')),
});

const clockCheck = members({ offsetMs: optional(atLeast(Number.NEGATIVE_INFINITY)), frozenAt: optional(atLeast(0)) });

const switchCheck = members({
  newTokenInvalidatesOld: optional(trueOrFalse),
  tieOrder: optional(literals('stable', 'random')),
  institutionStart: optional(literals('pages', 'records')),
  pdfBytes: optional(atLeast(0, mostPdfBytes)),
});

const resetCheck = members({ scope: optional(literals('calls', 'all')) });

/** Each throws a RangeError that says what is wrong, and where. */
export const parseFault = (body: unknown): Fault => parsed(body, faultCheck);
export const parseLimits = (body: unknown): LimitSettings => parsed(body, limitCheck);
export const parseClock = (body: unknown): ClockSettings => parsed(body, clockCheck);
export const parseSwitches = (body: unknown): Switches => parsed(body, switchCheck);
export const parseReset = (body: unknown): { readonly scope?: 'calls' | 'all' } => parsed(body ?? {}, resetCheck);
