import type { Json } from '../json.ts';
import { isJsonNumber, writeJson } from '../json.ts';
import { writePdf } from '../pdf.ts';
import type { Reply } from '../reply.ts';
import { fileReply, jsonReply } from '../reply.ts';
import { upstreamErrors } from '../upstream-errors.ts';
import { writeXml } from '../xml.ts';
import type { ReportRecord } from './report-record.ts';
import { statusOf } from './report-record.ts';
import { reportJson } from './report-wire.ts';

/** A report in the format that was asked for. What is not ready is JSON whatever was asked for. */
export function reportReply(report: ReportRecord, now: number, accept: string, pdfBytes: number): Reply {
  const format = formatOf(report, accept);
  if (format === undefined) return upstreamErrors.notAcceptable();
  const json = reportJson(report, now);
  if (format === 'application/json' || statusOf(report, now) !== 'success') return jsonReply(json);
  if (format === 'application/pdf') return fileReply(format, writePdf(report.title, linesOf(json, ''), pdfBytes));
  return { status: 200, contentType: format, body: writeXml('report', json) };
}

function formatOf({ formats }: ReportRecord, accept: string): string | undefined {
  const wanted = accept.split(',').map((entry) => entry.split(';')[0]?.trim() ?? '');
  if (accept === '' || wanted.includes('*/*')) return 'application/json';
  return wanted.find((type) => formats.includes(type));
}

/** Every member on a line of its own, indented by where it stands. */
function linesOf(value: Json | undefined, indent: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, Json | undefined]) => {
    if (member === undefined) return [];
    const label = isJsonNumber(name) ? `#${Number(name) + 1}` : name;
    const nested = typeof member === 'object' && member !== null && !('rawNumber' in member);
    if (!nested) return [`${indent}${label}: ${typeof member === 'string' ? member : writeJson(member)}`];
    return [`${indent}${label}`, ...linesOf(member, `${indent}    `)];
  });
}
