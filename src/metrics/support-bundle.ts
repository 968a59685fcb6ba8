import type { RequestLogEntry } from '../domain/metrics-log.ts';
import type { Partner } from '../domain/partner.ts';
import { type SupportBundle, type SupportFilter, subjectOf, supportCase } from '../domain/support.ts';
import type { MetricsStore, OperationLogRow } from '../store/metrics-store.ts';
import { requestEntry } from './log-reader.ts';

export interface SupportBundleDeps {
  readonly store: Pick<MetricsStore, 'callLog' | 'operationLog'>;
  readonly wall: () => number;
  /** Versions and settings, without any that is secret. */
  readonly about: Readonly<Record<string, unknown>>;
}

const mostRows = 500;
const hourMs = 60 * 60 * 1000;

/** Collects what is known of a request, an institution or a time; by default of the last hour. */
export async function collectBundle(
  { store, wall, about }: SupportBundleDeps,
  partner: Partner,
  { requestId, institutionId, from, to, isFeatureRequest }: SupportFilter,
  /** How the gateway is now, where one is asked. */
  health: unknown,
): Promise<SupportBundle> {
  const now = wall();
  const query = {
    partners: [partner.partnerId],
    from: from ?? (requestId ? 0 : now - hourMs),
    to: to ?? now + hourMs,
    limit: mostRows,
    after: null,
  };
  const [calls, operations] = await Promise.all([
    store.callLog({ ...query, requestId: requestId ?? undefined, institution: institutionId ?? undefined }),
    institutionId && !requestId ? [] : store.operationLog({ ...query, requestId: requestId ?? undefined }),
  ]);
  const timeline = calls.map(requestEntry).toReversed();
  const failed = timeline.filter(({ category }) => category !== null);
  const subject = isFeatureRequest ? 'FEATURE' : subjectOf([...failed, ...operations.flatMap(errorsOf)]);
  const text = supportCase(subject, factsOf(partner, timeline, failed), partner.environment);
  const name = requestId ?? institutionId ?? new Date(now).toISOString();
  return {
    fileName: `support-${name.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 80)}.json`,
    case: text,
    calls: timeline,
    json: JSON.stringify(
      {
        generatedAt: new Date(now).toISOString(),
        partner: { partnerId: partner.partnerId, environment: partner.environment },
        asked: { requestId, institutionId, from: query.from, to: query.to },
        case: text,
        operations: operations.map(({ detail, ...row }) => ({ ...row, ...detail })),
        calls: timeline,
        isCut: calls.length === mostRows,
        health,
        about,
      },
      null,
      2,
    ),
  };
}

function errorsOf({ detail }: OperationLogRow) {
  const { errors = [] } = detail as { errors?: readonly string[] };
  return errors.map((code) => ({ code, category: null, status: null }));
}

const mostFacts = 25;

function factsOf(
  { partnerId, environment }: Partner,
  timeline: readonly RequestLogEntry[],
  failed: readonly RequestLogEntry[],
): readonly string[] {
  const institutions = [...new Set(failed.flatMap(({ institutionId }) => institutionId ?? []))];
  const shown = failed.slice(0, mostFacts);
  return [
    `Partner id: ${partnerId} (${environment})`,
    ...(institutions.length === 0 ? [] : [`Institutions: ${institutions.slice(0, mostFacts).join(', ')}`]),
    `Calls: ${timeline.length}, failed: ${failed.length}`,
    ...shown.map(
      ({ at, method, path, status, code, serviceMs, attempt }) =>
        `${new Date(at).toISOString()} ${method} ${path}: status ${status ?? 'none'}, code ${code ?? 'none'}, ${Math.round(serviceMs)} ms, attempt ${attempt}`,
    ),
    ...(failed.length > mostFacts ? [`and ${failed.length - mostFacts} more`] : []),
  ];
}
