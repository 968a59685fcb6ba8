import { documentType } from './pay-statements.ts';
import type { ReportOwner } from './reports.ts';
import type { Instant } from './time.ts';
import type { Scope, Viewer } from './viewer.ts';

/** What a report can be downloaded as, and what upstream calls it. Which of them it gives depends on the report. */
export const downloadTypes = { JSON: 'application/json', XML: 'application/xml', PDF: 'application/pdf' } as const;

export type DownloadFormat = keyof typeof downloadTypes;

/** What a link leads to. */
export type DownloadTarget =
  | {
      readonly kind: 'report';
      /** Whom it is about; access to it ends with access to them. */
      readonly customerId: string;
      /** Through whom it is read. */
      readonly owner: ReportOwner;
      readonly reportId: string;
      readonly purpose: string | null;
      readonly format: DownloadFormat;
    }
  | {
      readonly kind: 'asset';
      readonly customerId: string;
      readonly assetId: string;
      readonly from: 'statement' | 'asset';
    };

/** An address from which the viewer who was given it, and nobody else, gets a document for a short time. */
export interface DownloadLink {
  readonly url: string;
  readonly expiresAt: Instant;
}

/** A document on its way. Whoever asked for it reads it to its end or closes it. */
export interface FileStream {
  /** By what it begins with. */
  readonly contentType: string;
  readonly length: number | null;
  readonly chunks: AsyncIterable<Uint8Array>;
  close(): void;
}

/** What a client must be allowed to when it asks for the link, and again when it follows it. */
export function downloadScopes(target: DownloadTarget): readonly Scope[] {
  if (target.kind === 'report') return ['reports'];
  return target.from === 'statement' ? ['accounts', 'billing'] : ['reports', 'billing'];
}

/** Items that one download is billed for. */
export const downloadItems = ({ kind }: DownloadTarget): number => (kind === 'asset' ? 1 : 0);

/** Whom a link is for. */
export const holderOf = ({ partner, clientId, customerId }: Viewer): string =>
  JSON.stringify([partner.partnerId, clientId, customerId ?? null]);

const extensions: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A name that means nothing to a shell, a path or a header. */
export function fileName(target: DownloadTarget, contentType: string): string {
  const [what, id] = target.kind === 'report' ? ['report', target.reportId] : [target.from, target.assetId];
  return `${what}-${id.replace(/[^\w-]/g, '_')}.${extensions[contentType] ?? 'bin'}`;
}

/** Whether a file begins as one of the format does. A page of HTML is none of them, whatever its content type says. */
export function isFormat(format: DownloadFormat, head: Uint8Array): boolean {
  if (format === 'PDF') return documentType(head) === downloadTypes.PDF;
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (format === 'JSON') return text.startsWith('{');
  return /^<(?:\?xml[\s?]|[A-Za-z_])/.test(text) && !/<!doctype|<html/i.test(text);
}
