import { dashboardOperation } from '../domain/dashboard-operations.ts';
import type { GatewaySign } from '../domain/dashboard-rules.ts';
import { type ErrorCategory, type ErrorCode, errorCodes } from '../domain/errors.ts';
import type {
  CategoryCount,
  CodeFigure,
  EndpointFigure,
  InstitutionFigure,
  Metrics,
  MetricsArgs,
  PlatformRate,
  Rate,
} from '../domain/metrics.ts';
import type { WindowRange } from '../domain/metrics-windows.ts';
import { describeUpstreamCode } from '../domain/upstream-codes.ts';
import type { CodeFigures, GroupFigures, PlatformTally, Tally, WindowFigures } from '../store/metrics-store.ts';
import { other } from './bounded-names.ts';
import { severalInstitutions } from './call-entry.ts';
import { reconcile } from './reconciliation.ts';

/** Fewer partners than this, and the rate of all would tell about one of them. */
const fewestPartners = 5;
/** The same for fewer calls of the others than this. */
const fewestCalls = 100;

export interface ReportOptions {
  readonly args: MetricsArgs;
  readonly range: WindowRange;
  readonly now: number;
  /** An operator sees every rate. */
  readonly seesAll: boolean;
  readonly nameOf: (institutionId: string) => string | null;
  readonly gatewaySigns: readonly GatewaySign[];
}

/** What the rollups of a window say, in the definitions of the dashboard. */
export function reportOf(
  figures: WindowFigures,
  { args, range, now, seesAll, nameOf, gatewaySigns }: ReportOptions,
): Metrics {
  const { current, previous, platform, platformPrevious } = figures;
  const platformRate = (all: PlatformTally, own: Tally) => platformRateOf(all, own, seesAll);
  return {
    args,
    from: range.from,
    to: range.to,
    bucketSeconds: range.bucketMs / 1000,
    generatedAt: now,
    collectingSince: figures.since,
    mine: rateOf(current),
    minePrevious: rateOf(previous),
    platform: platformRate(platform, current),
    platformPrevious: platformRate(platformPrevious, previous),
    buckets: figures.buckets.map((bucket) => ({
      at: bucket.at,
      mine: rateOf(bucket),
      platform: platformRate(bucket.platform, bucket),
      errors: categoriesOf(bucket.categories),
      dataProblems: bucket.problems,
      latency: bucket.latency,
    })),
    calls: { current: current.calls, previous: previous.calls },
    errors: { current: current.calls - current.ok, previous: previous.calls - previous.ok },
    activeAccounts: { current: current.activeAccounts, previous: previous.activeAccounts },
    latency: current.latency,
    latencyPrevious: previous.latency,
    categories: totalCategories(figures),
    codes: figures.codes.map((code) => codeOf(code, current.calls)),
    dataProblems: figures.problems.map((code) => codeOf(code, current.calls)),
    endpoints: figures.endpoints.map(endpointOf),
    institutions: figures.institutions.map((group) => institutionOf(group, nameOf)),
    reconciliation: reconcile(figures.leftOut, gatewaySigns),
  };
}

function rateOf({ calls, ok }: Tally): Rate {
  return { calls, successful: ok, rate: calls === 0 ? null : ok / calls };
}

function platformRateOf(all: PlatformTally, own: Tally, seesAll: boolean): PlatformRate {
  if (all.calls === 0) return { state: 'NO_CALLS', rate: null };
  const isSafe = all.partners >= fewestPartners && all.calls - own.calls >= fewestCalls;
  return seesAll || isSafe ? { state: 'SHOWN', rate: all.ok / all.calls } : { state: 'WITHHELD', rate: null };
}

const categoryNames = ['FINANCIAL_INSTITUTION', 'PLATFORM', 'CUSTOMER', 'OTHER'] as const satisfies ErrorCategory[];

/** All four, so that a chart need not make up those that did not occur. */
function categoriesOf(counts: Readonly<Record<string, number>>): readonly CategoryCount[] {
  return categoryNames.map((category) => ({ category, calls: counts[category] ?? 0 }));
}

function totalCategories({ buckets }: WindowFigures): readonly CategoryCount[] {
  return categoryNames.map((category) => ({
    category,
    calls: buckets.reduce((sum, { categories }) => sum + (categories[category] ?? 0), 0),
  }));
}

function codeOf({ category, code, calls, firstBucket, lastBucket }: CodeFigures, all: number): CodeFigure {
  return {
    category: category as ErrorCategory,
    code,
    calls,
    share: all === 0 ? 0 : calls / all,
    firstSeen: firstBucket,
    lastSeen: lastBucket,
    ...explained(code),
  };
}

/** What a code of the tables means and what to do: upstream's, one of ours, or a bare HTTP status. */
export function explained(code: string): { readonly meaning: string | null; readonly remedy: string | null } {
  const known = describeUpstreamCode(code, 0) ?? (code in errorCodes ? errorCodes[code as ErrorCode] : undefined);
  if (known !== undefined) return { meaning: known.meaning, remedy: known.remedy };
  return byStatus[code] ?? { meaning: null, remedy: null };
}

const byStatus: Readonly<Record<string, { readonly meaning: string; readonly remedy: string }>> = {
  HTTP_203: errorCodes.MFA_REQUIRED,
  HTTP_401: {
    meaning: 'Refused without a code: the plan does not include the call, or the token is not accepted.',
    remedy: 'Check what the plan includes.',
  },
  HTTP_403: {
    meaning: 'Refused without a code, as calls from outside the US, the UK, Canada and Australia are.',
    remedy: 'Check from where the gateway calls.',
  },
  HTTP_429: errorCodes.UPSTREAM_THROTTLED,
};

function endpointOf({ key, latency, ...tally }: GroupFigures): EndpointFigure {
  const known = dashboardOperation(key);
  return { endpoint: key, method: known?.method ?? null, path: known?.path ?? null, mine: rateOf(tally), latency };
}

const collective: Readonly<Record<string, string>> = {
  [severalInstitutions]: 'Several institutions in one call',
  [other]: 'Others',
  '': 'Not known',
};

function institutionOf({ key, latency, ...tally }: GroupFigures, nameOf: ReportOptions['nameOf']): InstitutionFigure {
  const group = collective[key];
  return {
    institutionId: group === undefined ? key : null,
    name: group ?? nameOf(key) ?? `Institution ${key}`,
    mine: rateOf(tally),
    latency,
  };
}
