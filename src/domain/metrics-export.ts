import type { BillableCalls, Latency, Metrics, OperationMetrics, Rate } from './metrics.ts';

/** What can be taken along as a table. */
export const exportTables = {
  BILLABLE: 'Billable calls by partner, month and product, as long as they are kept.',
  SERIES: 'Each bucket of the window: calls, success, errors by category, response times.',
  ENDPOINTS: 'Each endpoint that was called in the window.',
  INSTITUTIONS: 'Each institution that was asked in the window.',
  ERRORS: 'Each code of failed calls in the window.',
  DATA_PROBLEMS: 'Each code of trouble inside answers that were a success.',
  OPERATIONS: 'Each GraphQL operation of the window.',
  RECONCILIATION: "Each operation of Mastercard's document: whether its dashboard counts it, and why not.",
  LEFT_OUT: "What Mastercard's dashboard leaves out, by reason and endpoint.",
} as const;

export type ExportTable = keyof typeof exportTables;
export type ExportFormat = 'CSV' | 'JSON';
export type ExportRow = Readonly<Record<string, string | number | boolean | null>>;

export interface MetricsExport {
  readonly fileName: string;
  readonly contentType: string;
  readonly text: string;
}

export type WindowTable = Exclude<ExportTable, 'BILLABLE' | 'OPERATIONS'>;

const at = (unixMs: number) => new Date(unixMs).toISOString();
const rateColumns = ({ calls, successful, rate }: Rate) => ({ calls, successful, successRate: rate });
const latencyColumns = ({ median, p90 }: Latency) => ({ medianMs: median, p90Ms: p90 });

const windowRows: Readonly<Record<WindowTable, (metrics: Metrics) => readonly ExportRow[]>> = {
  SERIES: ({ buckets }) =>
    buckets.map(({ at: begin, mine, platform, errors, dataProblems, latency }) => ({
      at: at(begin),
      ...rateColumns(mine),
      platform: platform.state,
      platformRate: platform.rate,
      ...Object.fromEntries(errors.map(({ category, calls }) => [category, calls])),
      dataProblems,
      directMedianMs: latency.direct.median,
      directP90Ms: latency.direct.p90,
      legacyMedianMs: latency.legacy.median,
      legacyP90Ms: latency.legacy.p90,
      blendedMedianMs: latency.blended.median,
      blendedP90Ms: latency.blended.p90,
    })),
  ENDPOINTS: ({ endpoints }) =>
    endpoints.map(({ endpoint, method, path, mine, latency }) => ({
      endpoint,
      method,
      path,
      ...rateColumns(mine),
      ...latencyColumns(latency),
    })),
  INSTITUTIONS: ({ institutions }) =>
    institutions.map(({ institutionId, name, mine, latency }) => ({
      institutionId,
      name,
      ...rateColumns(mine),
      ...latencyColumns(latency),
    })),
  ERRORS: ({ codes }) => codes.map(codeRow),
  DATA_PROBLEMS: ({ dataProblems }) => dataProblems.map(codeRow),
  RECONCILIATION: ({ reconciliation }) =>
    reconciliation.operations.map(({ operation, method, path, excludedBy }) => ({
      endpoint: operation,
      method,
      path,
      counted: excludedBy === null,
      excludedBy,
    })),
  LEFT_OUT: ({ reconciliation }) =>
    reconciliation.leftOut.flatMap(({ reason, endpoints }) => endpoints.map((row) => ({ reason, ...row }))),
};

function codeRow({ firstSeen, lastSeen, ...row }: Metrics['codes'][number]): ExportRow {
  return { ...row, firstSeen: at(firstSeen), lastSeen: at(lastSeen) };
}

export const rowsOfWindow = (table: WindowTable, metrics: Metrics) => windowRows[table](metrics);

export const rowsOfBillable = (calls: readonly BillableCalls[]): readonly ExportRow[] =>
  calls.map((row) => ({ ...row }));

export const rowsOfOperations = (operations: readonly OperationMetrics[]): readonly ExportRow[] =>
  operations.map(({ latency, ...row }) => ({ ...row, ...latencyColumns(latency) }));

/** A file of the rows. In CSV the first line names the columns. */
export function exportOf(
  table: ExportTable,
  format: ExportFormat,
  rows: readonly ExportRow[],
  now: number,
): MetricsExport {
  const name = `${table.toLowerCase().replaceAll('_', '-')}-${at(now).slice(0, 16).replaceAll(':', '')}`;
  return format === 'JSON'
    ? { fileName: `${name}.json`, contentType: 'application/json', text: JSON.stringify(rows, null, 2) }
    : { fileName: `${name}.csv`, contentType: 'text/csv; charset=utf-8', text: csvOf(rows) };
}

/** RFC 4180. */
function csvOf(rows: readonly ExportRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns.map(cellOf), ...rows.map((row) => columns.map((column) => cellOf(row[column] ?? null)))];
  return rows.length === 0 ? '' : lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** A spreadsheet takes a text that begins like a formula for one, and runs it: an apostrophe keeps it a text. */
function cellOf(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
