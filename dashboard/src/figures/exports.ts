import type { BillableFieldsFragment, MetricsFieldsFragment, OperationFieldsFragment } from '../generated/documents.ts';
import { csvOf } from './csv.ts';

/** What the page shows, as a file. */
export interface Export {
  readonly text: string;
  readonly file: string;
  readonly content: () => string;
}

export interface Shown {
  readonly metrics: MetricsFieldsFragment;
  readonly operations: readonly OperationFieldsFragment[] | null;
  readonly billable: readonly BillableFieldsFragment[] | null;
}

/** The files there are, all of the very figures that are on the page. */
export function exportsOf({ metrics, operations, billable }: Shown): readonly Export[] {
  const { window, scope } = metrics;
  const name = (what: string, extension: string) =>
    `${what}-${window}-${scope}-${metrics.to.slice(0, 16).replaceAll(':', '')}.${extension}`.toLowerCase();
  const csv = (text: string, what: string, content: () => string) => ({ text, file: name(what, 'csv'), content });
  return [
    {
      text: 'Everything, JSON',
      file: name('metrics', 'json'),
      content: () => jsonOf({ metrics, operations, billable }),
    },
    csv('Buckets, CSV', 'buckets', () => bucketsOf(metrics)),
    csv('Endpoints, CSV', 'endpoints', () => groupsOf('endpoint', metrics.endpoints, ({ endpoint }) => endpoint)),
    csv('Institutions, CSV', 'institutions', () =>
      groupsOf('institution', metrics.institutions, ({ name: bank }) => bank),
    ),
    csv('Errors by code, CSV', 'errors', () => codesOf(metrics)),
    ...(operations === null ? [] : [csv('Operations, CSV', 'operations', () => operationsOf(operations))]),
    ...(billable === null ? [] : [csv('Billable calls, CSV', 'billable', () => billableOf(billable))]),
  ];
}

/** Without the names of types, which mean something to programs of GraphQL alone. */
const jsonOf = (shown: Shown) =>
  `${JSON.stringify(shown, (key, value) => (key === '__typename' ? undefined : value), 2)}\n`;

function bucketsOf({ series }: MetricsFieldsFragment): string {
  const kinds = ['direct', 'legacy', 'blended'] as const;
  const categories = series[0]?.errors.map(({ category }) => category) ?? [];
  return csvOf(
    [
      'bucket',
      'calls',
      'successful',
      'success_rate',
      'platform_state',
      'platform_rate',
      ...categories.map((category) => `errors_${category.toLowerCase()}`),
      'data_problems',
      ...kinds.flatMap((kind) => [`${kind}_calls`, `${kind}_median_ms`, `${kind}_p90_ms`]),
    ],
    series.map(({ at, mine, platform, errors, dataProblems, latency }) => [
      at,
      mine.calls,
      mine.successful,
      mine.rate,
      platform.state,
      platform.rate,
      ...categories.map((category) => errors.find((each) => each.category === category)?.calls ?? 0),
      dataProblems,
      ...kinds.flatMap((kind) => [latency[kind].calls, latency[kind].median, latency[kind].p90]),
    ]),
  );
}

type Group = MetricsFieldsFragment['endpoints'][number] | MetricsFieldsFragment['institutions'][number];

function groupsOf<Row extends Group>(head: string, rows: readonly Row[], nameOf: (row: Row) => string): string {
  return csvOf(
    [head, 'calls', 'successful', 'success_rate', 'median_ms', 'p90_ms'],
    rows.map((row) => {
      const { successRate, latency } = row;
      return [nameOf(row), successRate.calls, successRate.successful, successRate.rate, latency.median, latency.p90];
    }),
  );
}

function codesOf({ errors, dataProblems }: MetricsFieldsFragment): string {
  const rows = [
    ...errors.byCode.map((row) => ['error', row] as const),
    ...dataProblems.map((row) => ['data problem', row] as const),
  ];
  return csvOf(
    ['kind', 'category', 'code', 'calls', 'share', 'first_seen', 'last_seen', 'meaning', 'remedy'],
    rows.map(([kind, { category, code, calls, share, firstSeen, lastSeen, meaning, remedy }]) => [
      kind,
      category,
      code,
      calls,
      share,
      firstSeen,
      lastSeen,
      meaning,
      remedy,
    ]),
  );
}

function operationsOf(rows: readonly OperationFieldsFragment[]): string {
  return csvOf(
    ['operation', 'type', 'ran', 'ok', 'partial', 'failed', 'refused', 'aborted', 'calls', 'median_ms', 'p90_ms'],
    rows.map(({ name, type, operations, ok, partial, failed, refused, aborted, upstreamCalls, latency }) => [
      name,
      type,
      operations,
      ok,
      partial,
      failed,
      refused,
      aborted,
      upstreamCalls,
      latency.median,
      latency.p90,
    ]),
  );
}

function billableOf(rows: readonly BillableFieldsFragment[]): string {
  return csvOf(
    ['month', 'product', 'partner', 'calls', 'items', 'waived_items'],
    rows.map(({ month, product, partnerId, calls, items, waivedItems }) => [
      month,
      product,
      partnerId,
      calls,
      items,
      waivedItems,
    ]),
  );
}
