import { textMember } from '../body.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import { withCustomer } from '../ownership.ts';
import type { ConsumerRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import { generate } from '../reports/generate.ts';
import { isPayStatementLabel } from '../reports/pay-statements.ts';
import { reportProducts } from '../reports/products.ts';
import { reportReply } from '../reports/report-file.ts';
import type { ReportRecord } from '../reports/report-record.ts';
import { portfolioBase, portfolioOf, summaryJson } from '../reports/report-wire.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

export const reportRoutes: readonly Route[] = [
  ...reportProducts.map((product) => ({
    method: 'POST',
    template: product.template,
    handler: withCustomer((request, customer) => generate(product, request, customer)),
  })),
  {
    method: 'POST',
    template: '/aggregation/v1/customers/{customerId}/payStatements',
    handler: withCustomer(storePayStatement),
  },
  {
    method: 'GET',
    template: '/decisioning/v3/customers/{customerId}/reports/{reportId}',
    handler: withCustomer((request, customer) => readReport(request, (report) => report.customer === customer)),
  },
  {
    method: 'GET',
    template: '/decisioning/v3/consumers/{consumerId}/reports/{reportId}',
    handler: withConsumer((request, consumer) => readReport(request, (report) => report.consumer === consumer)),
  },
  {
    method: 'GET',
    template: '/decisioning/v1/customers/{customerId}/reports',
    handler: withCustomer((request, customer) => list(request, (report) => report.customer === customer)),
  },
  {
    method: 'GET',
    template: '/decisioning/v1/consumers/{consumerId}/reports',
    handler: withConsumer((request, consumer) => list(request, (report) => report.consumer === consumer)),
  },
  {
    method: 'GET',
    template: '/decisioning/v1/customers/{customerId}/portfolios/{portfolioId}',
    handler: withCustomer((request, customer) => portfolio(request, (report) => report.customer === customer)),
  },
  {
    method: 'GET',
    template: '/decisioning/v1/consumers/{consumerId}/portfolios/{portfolioId}',
    handler: withConsumer((request, consumer) =>
      portfolio(request, (report) => report.consumer === consumer, consumer),
    ),
  },
];

function withConsumer(handler: (request: SandboxRequest, consumer: ConsumerRecord) => Reply): Route['handler'] {
  return (request) => {
    const id = request.params.consumerId ?? '';
    const consumer = request.partner.consumers.get(id);
    return consumer === undefined ? upstreamErrors.consumerNotFound(id) : handler(request, consumer);
  };
}

type Owns = (report: ReportRecord) => boolean;

const purposeFormat = /^[0-9A-Z]{2}$/;

function readReport({ partner, params, query, accept, now, switches }: SandboxRequest, owns: Owns): Reply {
  const report = partner.reports.get(params.reportId ?? '');
  if (report === undefined || !owns(report)) return upstreamErrors.reportNotFound(params.reportId ?? '');
  if (report.cra && !purposeFormat.test(query.get('purpose') ?? '')) return upstreamErrors.purposeRequired();
  return reportReply(report, now, accept, switches.pdfBytes);
}

function list({ partner, now }: SandboxRequest, owns: Owns): Reply {
  const reports = [...partner.reports.values()].filter(owns).reverse();
  return jsonReply({ reports: reports.map((report) => summaryJson(report, now)) });
}

/** The newest report of each type, as of the version in the id, or of now where there is none in it. */
function portfolio({ partner, params, now }: SandboxRequest, owns: Owns, consumer?: ConsumerRecord): Reply {
  const id = params.portfolioId ?? '';
  const [, base, version] = /^([0-9a-z]+)(?:-(\d+))?-port$/.exec(id) ?? [];
  if (base === undefined) return upstreamErrors.invalidPortfolioId();
  const known = [...partner.reports.values()].filter(
    (report) => owns(report) && report.hasPortfolio && portfolioBase(report.customer.id) === base,
  );
  const until = version === undefined ? Number.POSITIVE_INFINITY : Number(version);
  const newest = new Map(known.filter((report) => report.version <= until).map((report) => [report.type, report]));
  if (newest.size === 0) return upstreamErrors.portfolioNotFound(id);
  return jsonReply({
    portfolioId: id,
    ...(consumer !== undefined && { consumer: personOf(consumer) }),
    reports: [...newest.values()].map((report) => {
      const { id: reportId, type, status, createdDate } = summaryJson(report, now);
      return { id: reportId, portfolioId: portfolioOf(report), type, status, createdDate };
    }),
  });
}

function personOf({ id, customerId, details }: ConsumerRecord): Json {
  const { firstName, lastName, ssn, birthday, suffix } = details;
  return { id, firstName, lastName, customerId: raw(customerId), ssn: ssn?.slice(-4), birthday, suffix };
}

/** The picture itself is not looked at. */
function storePayStatement({ partner, body, random }: SandboxRequest, customer: CustomerRecord): Reply {
  const label = textMember(body, 'label') ?? 'lastPayPeriod';
  if (!isPayStatementLabel(label)) return upstreamErrors.invalidParameter('label');
  const statement = textMember(body, 'statement');
  if (statement === undefined) return upstreamErrors.missingParameter('statement');
  // No pattern over the whole of it: a long one would overflow the engine's stack.
  if (/[^A-Za-z0-9+/=]/.test(statement)) return upstreamErrors.invalidParameter('statement');
  const digits = (count: number) => Array.from({ length: count }, () => random.below(16).toString(16)).join('');
  const uuid = [digits(8), digits(4), `4${digits(3)}`, `8${digits(3)}`, digits(12)].join('-');
  const id = `${uuid}-${201 + partner.payStatements.size}`;
  partner.payStatements.set(id, { id, customerId: customer.id, label, file: Buffer.from(statement, 'base64') });
  return jsonReply({ assetId: id });
}
