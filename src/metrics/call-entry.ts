import { dashboardOperation } from '../domain/dashboard-operations.ts';
import { type GatewaySign, isSuccessfulResponse, isTurnedAway, type LeftOut } from '../domain/dashboard-rules.ts';
import { errorCodes } from '../domain/errors.ts';
import { describeUpstreamCode, upstreamCodes } from '../domain/upstream-codes.ts';
import type { CallEntry, Connection, DataProblemCount } from '../store/metrics-entries.ts';
import { createBoundedNames, other } from './bounded-names.ts';
import type { CallRecord, CallSource } from './call-record.ts';

export interface CallEntryDeps {
  readonly wall: () => number;
  /** How Mastercard reaches an institution; empty where that is not known. */
  readonly connectionOf: (partnerId: string, institutionId: string) => Connection;
  readonly gatewaySigns: readonly GatewaySign[];
}

/** Stands for a live call that brought the data of several institutions: it is attributed to none of them. */
export const severalInstitutions = 'several';

/** Mastercard's set-up script uses it, its document does not name it. */
const undocumented = new Set(['AddAllAccounts']);
const mostInstitutions = 5_000;
const mostCodes = 200;
/** Of institution and code together, which multiply. */
const mostPairs = 10_000;

const sources: Partial<Record<CallSource, LeftOut>> = {
  cache: 'CACHE',
  stale: 'CACHE',
  coalesced: 'COALESCED',
  refused: 'REFUSED',
};

/** Makes of a record what the store adds up and logs: each dimension one of a bounded number of values. */
export function createCallEntries({
  wall,
  connectionOf,
  gatewaySigns,
}: CallEntryDeps): (record: CallRecord) => CallEntry {
  const institutions = createBoundedNames(wall, { most: mostInstitutions });
  const codes = createBoundedNames(wall, { most: mostCodes, isKnown: isKnownCode });
  const pairs = createBoundedNames(wall, {
    most: mostPairs,
    isKnown: (pair) => pair.startsWith(' ') || pair.endsWith(' '),
  });

  return (record) => {
    const { partnerId, source, live, brought } = record;
    const outcome = outcomeOf(record);
    const logInstitution = institutionOf(record);
    const bounded = {
      institution: live ? institutions.admit(partnerId, logInstitution) : '',
      code: codes.admit(partnerId, outcome.code),
    };
    const isPairKept = pairs.admit(partnerId, `${bounded.institution} ${bounded.code}`) !== other;
    return {
      at: record.at,
      partner: partnerId,
      endpoint: isKnownOperation(record.operation) ? record.operation : other,
      institution: isPairKept ? bounded.institution : other,
      connection: live ? connectionOf(partnerId, logInstitution) : '',
      live,
      billable: record.billable,
      source,
      leftOut: leftOutOf(record, gatewaySigns),
      category: outcome.category,
      code: isPairKept ? bounded.code : isKnownCode(bounded.code) ? bounded.code : other,
      product: record.product,
      billedItems: record.billable ? (record.billedItems ?? 1) : 0,
      waived: record.waived ?? false,
      status: record.status ?? null,
      serviceMs: record.serviceMs,
      requestId: record.cause.kind === 'operation' ? record.cause.requestId : '',
      logInstitution,
      logCode: outcome.code,
      customer: record.customerId ?? '',
      accounts: outcome.category === '' && source === 'upstream' ? (brought?.accounts ?? []) : [],
      problems: outcome.category === '' && source === 'upstream' ? troublesOf(record) : [],
      detail: detailOf(record),
    };
  };
}

const isKnownOperation = (operation: string) =>
  dashboardOperation(operation) !== undefined || undocumented.has(operation);

function isKnownCode(code: string): boolean {
  return upstreamCodes.has(code) || code in errorCodes || /^HTTP_[1-5]\d\d$/.test(code);
}

/** Both empty for a success. What came is judged by its response code alone, whatever we could make of it. */
function outcomeOf({ source, status, upstreamCode, error }: CallRecord): { category: string; code: string } {
  if (source === 'upstream' && status !== undefined) {
    if (isSuccessfulResponse(status, upstreamCode)) return { category: '', code: '' };
    return { category: error?.category ?? 'OTHER', code: upstreamCode ?? `HTTP_${status}` };
  }
  return error === undefined ? { category: '', code: '' } : { category: error.category, code: error.code };
}

function leftOutOf(record: CallRecord, signs: readonly GatewaySign[]): LeftOut | '' {
  const { source, status, upstreamCode, brought, operation } = record;
  const unsent = sources[source];
  if (unsent !== undefined) return unsent;
  if (status === undefined) return 'NO_RESPONSE';
  if (dashboardOperation(operation)?.excludedBy) return 'EXCLUDED_PATH';
  const answer = { status, code: upstreamCode, body: brought?.body ?? 'json' };
  return isTurnedAway(answer, signs) ? 'TURNED_AWAY' : '';
}

function institutionOf({ institutionId, brought }: CallRecord): string {
  if (institutionId !== undefined) return institutionId;
  const [first = '', ...more] = brought?.institutions ?? [];
  return more.length > 0 ? severalInstitutions : first;
}

function troublesOf({ status, error, brought }: CallRecord): readonly DataProblemCount[] {
  const counts = new Map<string, DataProblemCount>();
  const add = (category: string, code: string) => {
    const count = (counts.get(code)?.count ?? 0) + 1;
    counts.set(code, { category, code, count });
  };
  // An answer with a code of success that is not what was asked for: a challenge, or nothing that can be read.
  if (error !== undefined) add(error.category, status === 203 ? 'HTTP_203' : error.code);
  for (const code of brought?.troubles ?? []) {
    const known = describeUpstreamCode(code, 500);
    add(known?.category ?? 'OTHER', known === undefined ? other : code);
  }
  return [...counts.values()];
}

/** Only what a reader would not take for granted: it is written for every call. */
function detailOf(record: CallRecord): string {
  const { operation, method, path, attempt, earlier, live, billable, queueMs, tokenMs, decodeMs, error, cause } =
    record;
  const { accounts = [], bytes, requestBytes, body, headers, shape } = record.brought ?? {};
  const known = dashboardOperation(operation);
  return JSON.stringify({
    ...(!(known?.method === method && known.path === path) && { method, path }),
    attempt: attempt === 1 ? undefined : attempt,
    earlier,
    live: live || undefined,
    billable: billable || undefined,
    queueMs: inHundredths(queueMs) || undefined,
    tokenMs: inHundredths(tokenMs) || undefined,
    decodeMs: inHundredths(decodeMs),
    error: error?.code,
    cause: cause.kind === 'job' ? cause : { ...cause, requestId: undefined },
    bytes,
    requestBytes: requestBytes || undefined,
    body,
    headers,
    shape: shape?.slice(0, mostShape),
    accounts: accounts.length || undefined,
  });
}

/** Characters of the shape of a body that are kept. */
const mostShape = 2_000;

function inHundredths(ms: number): number;
function inHundredths(ms: number | undefined): number | undefined;
function inHundredths(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 100) / 100;
}
