import type { CallRecord } from '../../src/metrics/call-record.ts';

/** The record of a call of which nothing but `changes` is of interest. */
export function callRecord(changes: Partial<CallRecord> = {}): CallRecord {
  return {
    at: 1_800_000_000_000,
    partnerId: 'p1',
    operation: 'GetCustomerAccounts',
    method: 'GET',
    path: '/aggregation/v1/customers/{customerId}/accounts',
    product: 'Accounts',
    source: 'upstream',
    status: 200,
    queueMs: 1,
    serviceMs: 20,
    live: false,
    billable: false,
    attempt: 1,
    cause: { kind: 'job', job: 'sweep' },
    ...changes,
  };
}
