import { contentShapes, type ReportFamily } from '../../domain/report-shapes/contents.ts';
import {
  type ReportContent,
  type ReportFacts,
  type ReportSummary,
  reportStatus,
  reportTypeOf,
} from '../../domain/reports.ts';
import type { ResponseReader } from '../upstream/exchange.ts';
import { inCurrency, shaped } from './report-shapes.ts';
import { body, bool, epoch, type Field, id, list, mapped, object, text } from './wire.ts';

const summaryFields = {
  id: text,
  requestId: text,
  requesterName: text,
  createdDate: epoch,
  consumerId: text,
  type: text,
  status: text,
};

type WireSummary = NonNullable<ReturnType<ReturnType<typeof wireSummary>>>;
const wireSummary = object(summaryFields);

function summaryOf({ id: reportId, requestId, requesterName, createdDate, consumerId, type, status }: WireSummary) {
  return reportId === null ? null : { reportId, requestId, requesterName, createdDate, consumerId, type, status };
}

/** A list of reports. */
export const reportListReader = body(
  object({ reports: list(mapped(wireSummary, summaryOf)) }),
  (answer): readonly ReportSummary[] => answer?.reports ?? [],
);

/** As it was sent, whatever that is. */
const asSent: Field<unknown> = () => (value) => value ?? null;

const head = object({
  ...summaryFields,
  customerId: id,
  portfolioId: text,
  title: text,
  constraints: asSent,
  errors: list(object({ code: text, message: text, accountId: id, assetId: text })),
});
const customFields = object({
  reportCustomFields: list(object({ label: text, value: text, shown: bool })),
});

const report: Field<ReportFacts | null> = (path, digits) => {
  const readHead = head(path, digits);
  const readFields = customFields(`${path}.constraints`, digits);
  const contents = Object.entries(contentShapes).map(
    ([family, shape]) => [family, shaped(shape)(path, digits)] as const,
  );
  const readers = new Map<string, ReturnType<ReturnType<typeof shaped>>>(contents);
  return (value, drift) => {
    const wire = readHead(value, drift);
    const summary = wire && summaryOf(wire);
    if (wire === null || summary === null) return null;
    const { customerId, portfolioId, title, constraints, errors } = wire;
    const contentOf = (): ReportContent | null => {
      if (reportStatus(wire.status) !== 'SUCCESS') return null;
      const family: ReportFamily | undefined = reportTypeOf(wire.type)?.family;
      const content = family === undefined ? null : (readers.get(family)?.(value, drift) ?? null);
      if (content === null) {
        return { shape: 'OtherReportContent', json: JSON.stringify(value) };
      }
      return inCurrency(content);
    };
    return {
      ...summary,
      customerId,
      portfolioId,
      title,
      errors,
      constraints: isRecord(constraints) ? constraints : {},
      customFields: readFields(constraints, drift)?.reportCustomFields ?? [],
      content: contentOf(),
    };
  };
};

/** A report, finished or not. */
export const reportReader: ResponseReader<ReportFacts | null> = body(report, (read) => read);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
