import { dashboardOperation } from '../domain/dashboard-operations.ts';
import { type GatewaySign, isSuccessfulResponse, isTurnedAway, type LeftOut } from '../domain/dashboard-rules.ts';
import { errorCodes } from '../domain/errors.ts';
import { describeUpstreamCode, upstreamCodes } from '../domain/upstream-codes.ts';
import type { CallEntry, CallKind, Connection, DataProblemCount } from '../store/metrics-entries.ts';
import { createBoundedNames, dayOf, other } from './bounded-names.ts';
import type { CallRecord, CallSource } from './call-record.ts';
import { createKinds, type KeyPart } from './kinds.ts';

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

  const namesOf = (record: CallRecord, logInstitution: string, connection: Connection): Named => {
    const { partnerId, live } = record;
    const outcome = outcomeOf(record);
    const institution = live ? institutions.admit(partnerId, logInstitution) : '';
    const code = codes.admit(partnerId, outcome.code);
    const isPairKept = pairs.admit(partnerId, `${institution} ${code}`) !== other;
    return {
      institution: isPairKept ? institution : other,
      connection,
      leftOut: leftOutOf(record, gatewaySigns),
      category: outcome.category,
      code: isPairKept || isKnownCode(code) ? code : other,
      logInstitution,
      logCode: outcome.code,
    };
  };

  return (record) => {
    const { partnerId, source, live, brought, cause } = record;
    const institution = institutionOf(record);
    const connection = live ? connectionOf(partnerId, institution) : '';
    const kind = kinds(keyOf(record, { institution, connection, day: dayOf(wall()) }), brought?.shape ?? '', () => ({
      ...commonOf(record),
      ...namesOf(record, institution, connection),
    }));
    const isWhole = kind.category === '' && source === 'upstream';
    return {
      kind,
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

/**
 * Different for records whose kind is, but for the shape of the body. Method and product follow from the operation and its path.
 * What is let through by its name is decided anew each day.
 */
function keyOf(
  record: CallRecord,
  { institution, connection, day }: { institution: string; connection: Connection; day: number },
): readonly KeyPart[] {
  const { partnerId, operation, path, source, status, upstreamCode, error, live, billable, waived, attempt } = record;
  const { cause, brought } = record;
  const isOfOperation = cause.kind === 'operation';
  return [
    partnerId,
    operation,
    path,
    source,
    status,
    upstreamCode,
    error?.code,
    error?.category,
    live,
    billable,
    waived,
    attempt,
    brought?.body,
    institution,
    connection,
    isOfOperation ? cause.operationName : cause.job,
    isOfOperation ? cause.clientId : undefined,
    day,
  ];
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

/**
 * What is different for each call, as a JSON object; nothing for most asks that needed none. Put together by hand: to have it
 * made of an object took as long as all else that is recorded of a call. Joined, it is one text and not a tree of its parts.
 */
function detailOf({ earlier, queueMs, tokenMs, decodeMs, brought }: CallRecord): string {
  const waitedMs = inHundredths(queueMs);
  if (brought === undefined && earlier === undefined && waitedMs === 0) return '';
  const parts: (string | number)[] = [];
  const add = (name: string, value: string | number) => parts.push(parts.length === 0 ? '{"' : ',"', name, '":', value);
  if (earlier !== undefined) add('earlier', JSON.stringify(earlier));
  if (waitedMs !== 0) add('queueMs', waitedMs);
  const renewedMs = tokenMs === undefined ? 0 : inHundredths(tokenMs);
  if (renewedMs !== 0) add('tokenMs', renewedMs);
  if (decodeMs !== undefined) add('decodeMs', inHundredths(decodeMs));
  if (brought !== undefined) {
    const { accounts, bytes, requestBytes = 0, headers } = brought;
    add('bytes', bytes);
    if (requestBytes !== 0) add('requestBytes', requestBytes);
    if (headers !== undefined) add('headers', JSON.stringify(headers));
    if (accounts.length > 0) add('accounts', accounts.length);
  }
  return parts.length === 0 ? '' : `${parts.join('')}}`;
}

/** Characters of the shape of a body that are kept. */
const mostShape = 2_000;

/** What is no time is none: it would be no JSON. */
const inHundredths = (ms: number) => (Number.isFinite(ms) ? Math.round(ms * 100) / 100 : 0);
