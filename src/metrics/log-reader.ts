import { z } from 'zod';
import type { Connection, PageRequest } from '../domain/connections.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import { dashboardOperation } from '../domain/dashboard-operations.ts';
import type { ErrorCategory } from '../domain/errors.ts';
import type {
  AuditLogEntry,
  AuditLogFilter,
  RequestLogEntry,
  RequestLogFilter,
  WebhookLogEntry,
  WebhookLogFilter,
} from '../domain/metrics-log.ts';
import type {
  AuditLogRow,
  CallLogRow,
  LogPlace,
  LogQuery,
  MetricsStore,
  WebhookLogRow,
} from '../store/metrics-store.ts';
import { explained } from './report.ts';

export interface LogReader {
  requests(
    partners: readonly string[],
    filter: RequestLogFilter,
    page: PageRequest,
  ): Promise<Connection<RequestLogEntry>>;
  webhooks(
    partners: readonly string[],
    filter: WebhookLogFilter,
    page: PageRequest,
  ): Promise<Connection<WebhookLogEntry>>;
  audits(partners: readonly string[], filter: AuditLogFilter, page: PageRequest): Promise<Connection<AuditLogEntry>>;
}

export interface LogReaderDeps {
  readonly store: Pick<MetricsStore, 'callLog' | 'webhookLog' | 'auditLog'>;
  readonly cursors: CursorCodec;
  readonly settle: () => Promise<void>;
}

const endOfTime = 8_640_000_000_000_000;

/** The log, newest first, a page at a time. */
export function createLogReader({ store, cursors, settle }: LogReaderDeps): LogReader {
  async function read<Row extends LogPlace, Entry>(
    query: Omit<LogQuery, 'limit' | 'after'>,
    { first, after }: PageRequest,
    {
      log,
      rows,
      toEntry,
    }: { log: string; rows: (query: LogQuery) => Promise<readonly Row[]>; toEntry(row: Row): Entry },
  ): Promise<Connection<Entry>> {
    await settle();
    const binding = [log, JSON.stringify(query)];
    const [at, id] = after === null ? [] : cursors.decode('log', after, binding);
    const place = at === undefined || id === undefined ? null : { at: Number(at), id };
    const found = await rows({ ...query, limit: first + 1, after: place });
    const edges = found.slice(0, first).map((row) => ({
      cursor: cursors.encode('log', [String(row.at), row.id], binding),
      node: toEntry(row),
    }));
    return {
      edges,
      pageInfo: {
        hasNextPage: found.length > first,
        hasPreviousPage: false,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? after,
      },
    };
  }

  return {
    requests(partners, filter, page) {
      const { requestId, code, institutionId, endpoint, customerId, customerHash, failed, from, to } = filter;
      const query = {
        partners,
        from: from ?? 0,
        to: to ?? endOfTime,
        requestId: requestId ?? undefined,
        code: code ?? undefined,
        institution: institutionId ?? undefined,
        endpoint: endpoint ?? undefined,
        customer: customerId ?? undefined,
        customerHash: customerHash ?? undefined,
        failed: failed ?? undefined,
      };
      return read(query, page, { log: 'requests', rows: store.callLog, toEntry: requestEntry });
    },
    webhooks(partners, { customerId, from, to }, page) {
      const query = { partners, from: from ?? 0, to: to ?? endOfTime, customer: customerId ?? undefined };
      return read(query, page, { log: 'webhooks', rows: store.webhookLog, toEntry: webhookEntry });
    },
    audits(partners, { requestId, clientId, customerId, kind, from, to }, page) {
      const query = {
        partners,
        from: from ?? 0,
        to: to ?? endOfTime,
        requestId: requestId ?? undefined,
        client: clientId ?? undefined,
        kind: kind?.toLowerCase(),
        customer: customerId ?? undefined,
      };
      return read(query, page, { log: 'audits', rows: store.auditLog, toEntry: auditEntry });
    },
  };
}

/** What was written of a call, by this version or another. */
const detail = z.object({
  /** Unset: that of the endpoint. */
  method: z.string().optional(),
  path: z.string().optional(),
  attempt: z.number().default(1),
  live: z.boolean().default(false),
  billable: z.boolean().default(false),
  earlier: z.array(z.object({ status: z.number(), code: z.string(), serviceMs: z.number() })).default([]),
  queueMs: z.number().default(0),
  tokenMs: z.number().default(0),
  decodeMs: z.number().optional(),
  requestBytes: z.number().default(0),
  headers: z.record(z.string(), z.string()).default({}),
  shape: z.string().optional(),
  bytes: z.number().optional(),
  body: z.string().optional(),
  accounts: z.number().default(0),
  cause: z
    .union([
      z.object({ kind: z.literal('operation'), operationName: z.string(), clientId: z.string() }),
      z.object({ kind: z.literal('job'), job: z.string() }),
    ])
    .optional(),
});

export function requestEntry(row: CallLogRow): RequestLogEntry {
  const { method, path, bytes, body, headers, cause, earlier, decodeMs, shape, ...known } = detail.parse(row.detail);
  const endpoint = dashboardOperation(row.endpoint);
  const { meaning, remedy } = row.code === '' ? { meaning: null, remedy: null } : explained(row.code);
  return {
    logId: row.id,
    at: row.at,
    partnerId: row.partner,
    requestId: row.requestId || null,
    operationName: cause?.kind === 'operation' ? cause.operationName : null,
    clientId: cause?.kind === 'operation' ? cause.clientId : null,
    job: cause?.kind === 'job' ? cause.job : null,
    endpoint: row.endpoint,
    source: row.source,
    status: row.status,
    category: row.category === '' ? null : (row.category as ErrorCategory),
    code: row.code || null,
    meaning,
    remedy,
    institutionId: row.institution || null,
    customerHash: row.customer || null,
    ...known,
    method: method ?? endpoint?.method ?? '',
    path: path ?? endpoint?.path ?? '',
    earlierAttempts: earlier.map(({ status, ...attempt }, index) => ({
      attempt: index + 1,
      status: status === 0 ? null : status,
      ...attempt,
    })),
    decodeMs: decodeMs ?? null,
    serviceMs: row.serviceMs,
    responseBytes: bytes ?? null,
    responseKind: body ?? null,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    bodyShape: shape ?? null,
  };
}

function auditEntry({ id, partner, client, endUser, customer, fields, kind, ...row }: AuditLogRow): AuditLogEntry {
  return {
    ...row,
    logId: id,
    partnerId: partner,
    clientId: client,
    endUserHash: endUser || null,
    kind: kind === 'mutation' ? 'MUTATION' : 'READ',
    fields: fields.split('\n'),
    customerHash: customer || null,
  };
}

function webhookEntry(row: WebhookLogRow): WebhookLogEntry {
  const { id, partner, customer, eventId, ...rest } = row;
  return { ...rest, logId: id, partnerId: partner, eventId: eventId || null, customerHash: customer || null };
}
