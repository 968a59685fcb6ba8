import type { ChangeFilters } from '../api/use-address.ts';
import type { Times } from '../figures/format.ts';
import type { MetricsFieldsFragment } from '../generated/documents.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly metrics: MetricsFieldsFragment;
  readonly change: ChangeFilters;
  readonly times: Times;
}

export type Bucket = MetricsFieldsFragment['series'][number];

/** Shows the log of one bucket. */
export function showBucket({ metrics, change }: PanelProps, { at }: Bucket, more: object = {}): void {
  const to = new Date(Date.parse(at) + metrics.bucketSeconds * 1000).toISOString();
  change({ log: { kind: 'requests', requestId: null, code: null, ...more, from: at, to } });
  showLog();
}

export function showLog(): void {
  document.getElementById('log')?.scrollIntoView();
  document.getElementById('log-title')?.focus();
}
