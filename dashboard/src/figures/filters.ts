import type { MetricsWindow } from '../generated/documents.ts';

/** What is looked at. All of it stands in the address, so that a link shows what its sender saw. */
export interface Filters {
  readonly window: MetricsWindow;
  /** `partner`, `all`, `only:` and the id of a partner, or `project:` and its name. */
  readonly of: string;
  readonly endpoint: string | null;
  readonly institutionId: string | null;
  readonly connection: 'DIRECT' | 'LEGACY' | null;
  readonly billable: boolean | null;
  /** Everything that was asked, or only what Mastercard's dashboard counts. */
  readonly everything: boolean;
  readonly utc: boolean;
  readonly log: LogFilters;
}

export interface LogFilters {
  readonly kind: 'requests' | 'webhooks';
  readonly requestId: string | null;
  readonly code: string | null;
  readonly failed: boolean;
  /** One bucket, by where it begins and ends. */
  readonly from: string | null;
  readonly to: string | null;
}

export const ranges: readonly { readonly window: MetricsWindow; readonly name: string; readonly text: string }[] = [
  { window: 'HOUR', name: '1h', text: 'hour' },
  { window: 'DAY', name: '24h', text: '24 hours' },
  { window: 'WEEK', name: '7d', text: '7 days' },
  { window: 'MONTH', name: '30d', text: '30 days' },
];

export const noLogFilters: LogFilters = {
  kind: 'requests',
  requestId: null,
  code: null,
  failed: false,
  from: null,
  to: null,
};

/** What nothing in the address means. */
export const defaultFilters: Filters = {
  window: 'DAY',
  of: 'partner',
  endpoint: null,
  institutionId: null,
  connection: null,
  billable: null,
  everything: false,
  utc: false,
  log: noLogFilters,
};

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Whatever does not make sense counts as not there: an address is typed by hand as well. */
export function parseFilters(search: string): Filters {
  const params = new URLSearchParams(search);
  const text = (name: string) => params.get(name) || null;
  const time = (name: string) => (instant.test(params.get(name) ?? '') ? text(name) : null);
  const range = ranges.find(({ name }) => name === params.get('range'));
  const connection = params.get('connection')?.toUpperCase();
  const of = params.get('of') ?? '';
  const billable = params.get('billable');
  return {
    window: range?.window ?? defaultFilters.window,
    of: of === 'all' || of.startsWith('project:') || /^only:./.test(of) ? of : 'partner',
    endpoint: text('endpoint'),
    institutionId: text('institution'),
    connection: connection === 'DIRECT' || connection === 'LEGACY' ? connection : null,
    billable: billable === 'yes' ? true : billable === 'no' ? false : null,
    everything: params.get('count') === 'everything',
    utc: params.get('time') === 'utc',
    log: {
      kind: params.get('log') === 'webhooks' ? 'webhooks' : 'requests',
      requestId: text('request'),
      code: text('code'),
      failed: params.get('failed') === 'yes',
      from: time('from'),
      to: time('to'),
    },
  };
}

/** The shortest address that says the same; empty for what is usual. */
export function toSearch(filters: Filters): string {
  const { log } = filters;
  const entries: readonly (readonly [string, string | null])[] = [
    ['range', filters.window === defaultFilters.window ? null : nameOfWindow(filters.window)],
    ['of', filters.of === 'partner' ? null : filters.of],
    ['endpoint', filters.endpoint],
    ['institution', filters.institutionId],
    ['connection', filters.connection?.toLowerCase() ?? null],
    ['billable', filters.billable === null ? null : filters.billable ? 'yes' : 'no'],
    ['count', filters.everything ? 'everything' : null],
    ['time', filters.utc ? 'utc' : null],
    ['log', log.kind === 'webhooks' ? log.kind : null],
    ['request', log.requestId],
    ['code', log.code],
    ['failed', log.failed ? 'yes' : null],
    ['from', log.from],
    ['to', log.to],
  ];
  const params = new URLSearchParams(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return params.size === 0 ? '' : `?${params}`;
}

const nameOfWindow = (window: MetricsWindow): string => ranges.find((range) => range.window === window)?.name ?? '';

export const textOfWindow = (window: MetricsWindow): string =>
  ranges.find((range) => range.window === window)?.text ?? '';

/** Before the id of a partner that an operator has chosen. */
export const only = 'only:';

/** The variables that say whose figures are asked for. */
export function ownerVariables(of: string) {
  const ofProject = of.startsWith('project:');
  return {
    ofPartner: of === 'partner',
    ofProject,
    ofAll: of === 'all' || of.startsWith(only),
    partnerId: of.startsWith(only) ? of.slice(only.length) : null,
    project: ofProject ? of.slice('project:'.length) : '',
  };
}

export function figureVariables({ window, of, everything, endpoint, institutionId, connection, billable }: Filters) {
  return {
    window,
    scope: everything ? ('ALL' as const) : ('AS_DASHBOARD' as const),
    endpoint,
    institutionId,
    connection,
    billable,
    ...ownerVariables(of),
  };
}

/** How many of the filters keep something out. */
export function activeFilters({ endpoint, institutionId, connection, billable, of }: Filters): number {
  const set = [endpoint, institutionId, connection, billable, of === 'partner' ? null : of];
  return set.filter((value) => value !== null).length;
}
