import { dashboardOperation } from '../domain/dashboard-operations.ts';
import { type GatewaySign, isSuccessfulResponse, isTurnedAway, type LeftOut } from '../domain/dashboard-rules.ts';
import { errorCodes } from '../domain/errors.ts';
import { describeUpstreamCode, upstreamCodes } from '../domain/upstream-codes.ts';
import type { CallEntry, CallKind, Connection, DataProblemCount } from '../store/metrics-entries.ts';
import { createBoundedNames, other } from './bounded-names.ts';
import type { CallRecord, CallSource } from './call-record.ts';
import { createKinds } from './kinds.ts';

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

  const kinds = createKinds<CallKind>();

  return (record) => {
    const { partnerId, source, live, brought, cause } = record;
    const outcome = outcomeOf(record);
    const logInstitution = institutionOf(record);
    const bounded = {
      institution: live ? institutions.admit(partnerId, logInstitution) : '',
      code: codes.admit(partnerId, outcome.code),
    };
    const isPairKept = pairs.admit(partnerId, `${bounded.institution} ${bounded.code}`) !== other;
    const named = {
      institution: isPairKept ? bounded.institution : other,
      connection: live ? connectionOf(partnerId, logInstitution) : '',
      leftOut: leftOutOf(record, gatewaySigns),
      category: outcome.category,
      code: isPairKept ? bounded.code : isKnownCode(bounded.code) ? bounded.code : other,
      logInstitution,
      logCode: outcome.code,
    } as const;
    const isWhole = outcome.category === '' && source === 'upstream';
    return {
      kind: kinds(keyOf(record, named), brought?.shape ?? '', () => ({ ...commonOf(record), ...named })),
      at: record.at,
      billedItems: record.billable ? (record.billedItems ?? 1) : 0,
      serviceMs: record.serviceMs,
      requestId: cause.kind === 'operation' ? cause.requestId : '',
      customer: record.customerId ?? '',
      accounts: isWhole ? (brought?.accounts ?? none) : none,
      problems: isWhole ? troublesOf(record) : none,
      detail: detailOf(record),
    };
  };
}

const none: readonly never[] = [];

type Named = Pick<
  CallKind,
  'institution' | 'connection' | 'leftOut' | 'category' | 'code' | 'logInstitution' | 'logCode'
>;

/** Different for records whose kind is, but for the shape of the body. */
function keyOf(record: CallRecord, named: Named): string {
  const { partnerId, operation, method, path, product, source, status, live, billable, waived, attempt, error } =
    record;
  const { cause, brought } = record;
  const who = cause.kind === 'operation' ? `${cause.operationName}\0${cause.clientId}` : `\0\0${cause.job}`;
  const { institution, connection, leftOut, category, code, logInstitution, logCode } = named;
  const call = `${partnerId}\0${operation}\0${method}\0${path}\0${product}\0${source}\0${status}\0${live}\0${billable}\0${waived}`;
  const names = `${institution}\0${connection}\0${leftOut}\0${category}\0${code}\0${logInstitution}\0${logCode}`;
  return `${call}\0${names}\0${attempt}\0${error?.code}\0${who}\0${brought?.body}`;
}

/** Of the detail only what a reader would not take for granted. */
function commonOf(record: CallRecord): Omit<CallKind, keyof Named> {
  const { partnerId, operation, method, path, product, source, status, live, billable, waived, attempt, error } =
    record;
  const { cause, brought } = record;
  const known = dashboardOperation(operation);
  const detail = {
    ...(!(known?.method === method && known.path === path) && { method, path }),
    attempt: attempt === 1 ? undefined : attempt,
    live: live || undefined,
    billable: billable || undefined,
    error: error?.code,
    cause: cause.kind === 'job' ? cause : { ...cause, requestId: undefined },
    body: brought?.body,
    shape: brought?.shape?.slice(0, mostShape),
  };
  return {
    partner: partnerId,
    endpoint: isKnownOperation(operation) ? operation : other,
    live,
    billable,
    source,
    product,
    waived: waived ?? false,
    status: status ?? null,
    detail: JSON.stringify(detail),
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
  if (error === undefined && !brought?.troubles.length) return none;
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

/** What is different for each call; nothing for most asks that needed none. */
function detailOf({ earlier, queueMs, tokenMs, decodeMs, brought }: CallRecord): string {
  const waitedMs = inHundredths(queueMs);
  if (brought === undefined && earlier === undefined && waitedMs === 0) return '';
  const { accounts = none, bytes, requestBytes, headers } = brought ?? {};
  return JSON.stringify({
    earlier,
    queueMs: waitedMs || undefined,
    tokenMs: inHundredths(tokenMs) || undefined,
    decodeMs: inHundredths(decodeMs),
    bytes,
    requestBytes: requestBytes || undefined,
    headers,
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
