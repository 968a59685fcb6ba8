import type { ColumnType } from 'kysely';

/** 64 bits: PostgreSQL answers them as text, SQLite as numbers. */
type Whole = ColumnType<number | string, number, number>;

interface Bucket {
  series: string;
  /** Length of the bucket in milliseconds. */
  grain: Whole;
  /** Where it begins, Unix milliseconds. */
  bucket: Whole;
}

export interface SeriesRow {
  /** Made from the rest. */
  id: string;
  partner: string;
  endpoint: string;
  institution: string;
  connection: string;
  live: number;
  billable: number;
  source: string;
  left_out: string;
  category: string;
  code: string;
}

interface LogPlaceColumns {
  id: string;
  at: Whole;
  partner: string;
}

export interface MetricsTables {
  /** The number of the last batch that each process has handed over. */
  metric_writer: { writer: string; sequence: Whole; at: Whole };
  metric_series: SeriesRow;
  /** `service`: a quantile sketch in base64; empty without service times. Of sums that are fresh, one for each batch. */
  metric_call: Bucket & { calls: Whole; service: string };
  metric_problem: Bucket & { category: string; code: string; problems: Whole };
  /** Keyed hashes of the accounts that were seen, as one text; those of a batch are in a row of their own, until rows are merged. */
  metric_account_block: Bucket & { id: string; accounts: string };
  metric_operation: {
    partner: string;
    grain: Whole;
    bucket: Whole;
    name: string;
    type: string;
    client: string;
    outcome: string;
    operations: Whole;
    upstream_calls: Whole;
    duration: string;
  };
  metric_billable: { partner: string; month: string; product: string; calls: Whole; items: Whole; waived_items: Whole };
  /** Calls or operations of one partner that were handed over together: see metrics-log-blocks.ts. */
  log_block: {
    id: string;
    partner: string;
    log: string;
    first_at: Whole;
    last_at: Whole;
    rows: number;
    keys: string;
    entries: string;
  };
  audit_log: LogPlaceColumns & {
    request: string;
    client: string;
    end_user: string;
    kind: string;
    fields: string;
    customer: string;
    failed: number;
  };
  webhook_log: LogPlaceColumns & {
    event: string;
    family: string;
    type: string;
    verification: string;
    dedupe: string;
    status: number;
    bytes: Whole;
    duration_ms: number;
    customer: string;
  };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What rollups are kept by, in milliseconds, and for how long: every window of the dashboard and the one before it. */
export const metricsGrains = [
  { ms: minute, keptMs: 2 * day },
  { ms: 5 * minute, keptMs: 2 * day },
  { ms: hour, keptMs: 3 * day },
  { ms: 6 * hour, keptMs: 62 * day },
  { ms: day, keptMs: 62 * day },
] as const;

/** In place of a grain: sums of a minute that are not in those of any grain yet (metrics-add-up.ts). */
export const fresh = 0;

/** The same of the accounts that were seen: the windows of an hour, a day, a week and a month begin where a bucket does. */
export const accountGrains = [
  { ms: 5 * minute, keptMs: 3 * hour },
  { ms: hour, keptMs: 3 * day },
  { ms: 6 * hour, keptMs: 15 * day },
  { ms: day, keptMs: 62 * day },
] as const;
