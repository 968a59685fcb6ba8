import type { OperationEntry } from '../store/metrics-entries.ts';
import { createBoundedNames, other } from './bounded-names.ts';
import type { OperationRecord } from './operation-record.ts';

const mostNames = 500;
const mostClients = 200;

/** Makes of a record what the store adds up and logs. A name that nobody vouches for is one of a bounded number. */
export function createOperationEntries(wall: () => number): (record: OperationRecord) => OperationEntry {
  const names = createBoundedNames(wall, { most: mostNames });
  const clients = createBoundedNames(wall, { most: mostClients });
  return (record) => ({
    at: record.at,
    partner: record.partnerId,
    client: clients.admit(record.partnerId, record.clientId),
    name: record.name.length > 80 ? other : names.admit(record.partnerId, record.name),
    type: record.type,
    outcome: record.outcome,
    durationMs: record.durationMs,
    upstreamCalls: record.upstreamCalls,
    requestId: record.requestId,
    detail: JSON.stringify({ errors: record.errors ?? [] }),
  });
}
