import { messageOf } from '../aggregation-codes.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import type { ConsumerRecord } from '../records.ts';
import type { Members, ReportRecord } from './report-record.ts';
import { statusOf, troubles } from './report-record.ts';

/** What every report says from the first moment on; nothing more as long as it is worked on. */
export function acknowledgement(report: ReportRecord, now: number): Members {
  const { consumer, customer } = report;
  return {
    id: report.id,
    ...(report.hasPortfolio && { portfolioId: portfolioOf(report) }),
    customerType: customer.type,
    customerId: raw(customer.id),
    requestId: report.requestId,
    requesterName: report.requesterName,
    createdDate: Math.floor(report.createdAt / 1000),
    title: report.title,
    ...(consumer !== undefined && {
      consumerId: consumer.id,
      consumerSsn: lastDigits(consumer),
      consumerDetails: detailsOf(consumer),
    }),
    reportPin: report.pin,
    constraints: report.constraints,
    type: report.type,
    status: statusOf(report, now),
  };
}

export function reportJson(report: ReportRecord, now: number): Members {
  const base = acknowledgement(report, now);
  switch (base.status) {
    case 'success':
      return { ...base, ...report.content(report) };
    case 'failure':
      return { ...base, errors: errorsOf(report) };
    default:
      return base;
  }
}

function errorsOf(report: ReportRecord): Json {
  return troubles(report).map(({ id, aggregationStatusCode }) => ({
    code: aggregationStatusCode,
    message: messageOf(aggregationStatusCode),
    accountId: id,
  }));
}

/** As lists have it. */
export function summaryJson(report: ReportRecord, now: number): Members {
  const { id, requestId, requesterName, createdDate, consumerId, consumerSsn, type, status } = acknowledgement(
    report,
    now,
  );
  return { id, requestId, requesterName, createdDate, consumerId, consumerSsn, type, status };
}

/** The same for all reports of a customer but for the number in the middle, which says how many there were by then. */
export const portfolioOf = ({ customer, version }: Pick<ReportRecord, 'customer' | 'version'>) =>
  `${portfolioBase(customer.id)}-${version}-port`;

export const portfolioBase = (customerId: string) => Number(customerId).toString(36).padStart(12, '0');

const lastDigits = ({ details }: ConsumerRecord) => details.ssn?.slice(-4);

function detailsOf(consumer: ConsumerRecord): Json {
  const { firstName, lastName, address, city, state, zip, phone, email } = consumer.details;
  const ssn = lastDigits(consumer);
  return { id: consumer.id, firstName, lastName, address, city, state, zip, phone, ssn, email };
}
