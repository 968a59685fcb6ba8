import type { CallEntry, CallKind, OperationEntry, OperationKind } from '../../src/store/metrics-entries.ts';

/** An entry without the division into what is shared and what is not. */
export interface FlatCall extends Omit<CallKind, 'detail'>, Omit<CallEntry, 'kind' | 'detail'> {
  readonly detail: object;
}

export interface FlatOperation extends Omit<OperationKind, 'detail'>, Omit<OperationEntry, 'kind'> {
  readonly detail: object;
}

/** Calls that are alike share one kind, as those of a gateway do. */
export function callEntries(calls: readonly FlatCall[]): readonly CallEntry[] {
  const kinds = new Map<string, CallKind>();
  return calls.map(({ at, billedItems, serviceMs, requestId, customer, accounts, problems, detail, ...common }) => {
    const key = Object.values(common).join('\0');
    const kind = kinds.get(key) ?? { ...common, detail: '{}' };
    kinds.set(key, kind);
    const own = JSON.stringify(detail);
    return {
      kind,
      at,
      billedItems,
      serviceMs,
      requestId,
      customer,
      accounts,
      problems,
      detail: own === '{}' ? '' : own,
    };
  });
}

export function operationEntry({
  at,
  durationMs,
  upstreamCalls,
  requestId,
  detail,
  ...kind
}: FlatOperation): OperationEntry {
  return { kind: { ...kind, detail: JSON.stringify(detail) }, at, durationMs, upstreamCalls, requestId };
}

/** A call of which nothing but `changes` is of interest. */
export function flatCall(changes: Partial<FlatCall>): FlatCall {
  return {
    at: 0,
    partner: 'p1',
    endpoint: 'GetCustomerAccounts',
    institution: '',
    connection: '',
    live: false,
    billable: false,
    source: 'upstream',
    leftOut: '',
    category: '',
    code: '',
    product: 'Accounts',
    billedItems: 0,
    waived: false,
    status: 200,
    serviceMs: 100,
    requestId: 'r1',
    logInstitution: '',
    logCode: '',
    customer: '',
    accounts: [],
    problems: [],
    detail: {},
    ...changes,
  };
}
