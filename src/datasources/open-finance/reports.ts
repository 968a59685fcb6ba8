import type { BillingHints } from '../../domain/billing.ts';
import { type DownloadFormat, downloadTypes, type FileStream } from '../../domain/downloads.ts';
import type { ReportConstraints, ReportFacts, ReportOwner, ReportSummary } from '../../domain/reports.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, type Changed, changing, orNull } from './ask.ts';
import { fileOf } from './files.ts';
import { generatorOf, generators, type ReportProduct } from './report-generators.ts';
import { reportListReader, reportReader } from './report-reader.ts';
import { type AnalyticsUse, accountsAndFields, isAskedFor, repeated } from './report-requests.ts';
import { body, epoch, list, mapped, object, text } from './wire.ts';

export type { ReportProduct } from './report-generators.ts';
export type { AnalyticsUse } from './report-requests.ts';

const getReport: Endpoint<ReportFacts | null> = {
  operation: 'GetReportByCustomer',
  method: 'GET',
  path: '/decisioning/v3/customers/{customerId}/reports/{reportId}',
  product: 'Reports',
  family: 'reports',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  // What is in progress changes, and what is done is too large to keep and is read once.
  cache: null,
  response: reportReader,
};

const getReportByConsumer: Endpoint<ReportFacts | null> = {
  ...getReport,
  operation: 'GetReportByConsumer',
  path: '/decisioning/v3/consumers/{consumerId}/reports/{reportId}',
};

const getReports: Endpoint<readonly ReportSummary[]> = {
  ...getReport,
  operation: 'GetReportsByCustomerId',
  path: '/decisioning/v1/customers/{customerId}/reports',
  response: reportListReader,
};

const getReportsOfConsumer: Endpoint<readonly ReportSummary[]> = {
  ...getReports,
  operation: 'GetReportsByConsumerId',
  path: '/decisioning/v1/consumers/{consumerId}/reports',
};

/** The newest report of each type. */
export interface Portfolio {
  readonly portfolioId: string;
  readonly reports: readonly ReportSummary[];
}

const portfolioReader = body(
  object({
    portfolioId: text,
    reports: list(
      mapped(object({ id: text, type: text, status: text, createdDate: epoch }), ({ id: reportId, ...facts }) =>
        reportId === null ? null : { reportId, requestId: null, requesterName: null, consumerId: null, ...facts },
      ),
    ),
  }),
  (answer): Portfolio | null =>
    answer?.portfolioId == null ? null : { portfolioId: answer.portfolioId, reports: answer.reports },
);

const getPortfolio: Endpoint<Portfolio | null> = {
  ...getReport,
  operation: 'GetPortfolioByCustomer',
  path: '/decisioning/v1/customers/{customerId}/portfolios/{portfolioId}',
  response: portfolioReader,
};

const getPortfolioOfConsumer: Endpoint<Portfolio | null> = {
  ...getPortfolio,
  operation: 'GetPortfolioByConsumer',
  path: '/decisioning/v1/consumers/{consumerId}/portfolios/{portfolioId}',
};

/** A report to be made. */
export interface ReportRequest {
  readonly product: ReportProduct;
  readonly customerId: string;
  readonly constraints: ReportConstraints;
  /** Only of analytics. */
  readonly use: AnalyticsUse | null;
  readonly purpose: string | null;
}

const asFile = <F extends DownloadFormat>(format: F) =>
  [
    { ...getReport, accept: downloadTypes[format], response: fileOf(format) },
    { ...getReportByConsumer, accept: downloadTypes[format], response: fileOf(format) },
  ] as const;

/** The same report in each format, as a file. */
const reportFiles: Readonly<Record<DownloadFormat, readonly [Endpoint<FileStream>, Endpoint<FileStream>]>> = {
  JSON: asFile('JSON'),
  XML: asFile('XML'),
  PDF: asFile('PDF'),
};

export interface ReportSource {
  /** Null where upstream does not say which one it made. */
  generate(request: ReportRequest): Promise<ReportFacts | null>;
  /** The same report once more, with the constraints that it had. @throws when its type is new to the gateway */
  repeat(
    report: ReportFacts,
    customerId: string,
    purpose: string | null,
    hints: BillingHints,
  ): Promise<ReportFacts | null>;
  /** Null when the owner has no such report. */
  get(owner: ReportOwner, reportId: string, purpose: string | null): Promise<ReportFacts | null>;
  /** @throws NOT_FOUND, FORMAT_NOT_AVAILABLE */
  download(owner: ReportOwner, reportId: string, purpose: string | null, format: DownloadFormat): Promise<FileStream>;
  /** Newest first; null when there is no such owner. */
  list(owner: ReportOwner): Promise<readonly ReportSummary[] | null>;
  portfolio(owner: ReportOwner, portfolioId: string): Promise<Portfolio | null>;
  /** The type that a report will have. */
  typeOf(request: Pick<ReportRequest, 'product' | 'use'>): string;
  /** Whether a report came of this request. */
  cameOf(request: ReportRequest, report: ReportFacts): boolean;
  canRepeat(report: ReportFacts): boolean;
  /** What a report was asked for as. @throws when its type is new to the gateway */
  requestOf(report: ReportFacts): Pick<ReportRequest, 'product' | 'use'>;
}

/** @param callbackUrl who is told how far a report is, unsigned; null for nobody */
export function reportSource(ask: Ask, changed: Changed, callbackUrl: string | null): ReportSource {
  const callback = callbackUrl === null ? {} : { callbackUrl };
  const bodyOf = ({ product, constraints, use, purpose }: ReportRequest) => ({
    ...accountsAndFields(constraints),
    ...generators[product].body(constraints, use, purpose),
  });
  const byOwner = <T>(
    owner: ReportOwner,
    ofCustomer: Endpoint<T>,
    ofConsumer: Endpoint<T>,
    params: Record<string, string>,
    purpose: string | null = null,
  ) => {
    const query = purpose === null ? {} : { query: { purpose } };
    return 'customerId' in owner
      ? ask(ofCustomer, { customerId: owner.customerId, params: { ...params, ...owner }, ...query })
      : ask(ofConsumer, { params: { ...params, ...owner }, ...query });
  };

  return {
    generate(request) {
      const { product, customerId, constraints, use } = request;
      const generator = generators[product];
      const sent: Record<string, unknown> = bodyOf(request);
      const query = 'datesInQuery' in generator ? datesOf(sent, constraints) : {};
      return changing(
        ask<ReportFacts | null>(generator.endpoint, {
          customerId,
          params: { customerId, userType: use?.userType ?? 'personal' },
          query: { ...query, ...callback },
          body: sent,
        }),
        () => changed(customerId),
      );
    },
    repeat(report, customerId, purpose, billing) {
      const found = repeatable(report);
      const sent = repeated(report.constraints, report.reportId, purpose);
      const generator = generators[found.product];
      return changing(
        ask<ReportFacts | null>(generator.endpoint, {
          customerId,
          params: { customerId, userType: found.use.userType },
          query: { ...('datesInQuery' in generator ? pendingOf(report.constraints) : {}), ...callback },
          body: sent,
          billing,
        }),
        () => changed(customerId),
      );
    },
    get: (owner, reportId, purpose) => orNull(byOwner(owner, getReport, getReportByConsumer, { reportId }, purpose)),
    download(owner, reportId, purpose, format) {
      const [ofCustomer, ofConsumer] = reportFiles[format];
      return byOwner(owner, ofCustomer, ofConsumer, { reportId }, purpose);
    },
    list: (owner) => orNull(byOwner(owner, getReports, getReportsOfConsumer, {})),
    portfolio: (owner, portfolioId) => orNull(byOwner(owner, getPortfolio, getPortfolioOfConsumer, { portfolioId })),
    typeOf: ({ product, use }) => generators[product].type(use),
    cameOf: (request, report) => isAskedFor(bodyOf(request), report.constraints),
    canRepeat: (report) => generatorOf(report) !== null,
    requestOf: repeatable,
  };
}

function repeatable(report: ReportFacts) {
  const found = generatorOf(report);
  if (found === null) throw new Error(`no way to repeat a report of type ${report.type}`);
  return found;
}

type Query = Record<string, string | number | boolean>;

/** The transactions report has its dates in the query. */
function datesOf({ fromDate, toDate }: Record<string, unknown>, { includePending }: ReportConstraints): Query {
  return {
    ...(typeof fromDate === 'number' && { fromDate }),
    ...(typeof toDate === 'number' && { toDate }),
    ...(includePending === true && { includePending: true }),
  };
}

function pendingOf({ fromDate, includePending }: Readonly<Record<string, unknown>>): Query {
  return {
    ...(typeof fromDate === 'number' && { fromDate }),
    ...(includePending === true && { includePending: true }),
  };
}
