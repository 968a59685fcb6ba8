import type { OperationEntry, OperationKind } from '../store/metrics-entries.ts';
import { createBoundedNames, dayOf, other } from './bounded-names.ts';
import { createKinds } from './kinds.ts';
import type { OperationRecord } from './operation-record.ts';

const mostNames = 500;
const mostClients = 200;
const none: readonly string[] = [];

/** Makes of a record what the store adds up and logs. A name that nobody vouches for is one of a bounded number. */
export function createOperationEntries(wall: () => number): (record: OperationRecord) => OperationEntry {
  const names = createBoundedNames(wall, { most: mostNames });
  const clients = createBoundedNames(wall, { most: mostClients });
  const kinds = createKinds<OperationKind>();
  return (record) => {
    const { partnerId: partner, type, outcome, errors = none } = record;
    const key = [partner, record.name, record.clientId, type, outcome, dayOf(wall())];
    return {
      kind: kinds(key, errors.length === 0 ? '' : errors.join(), () => ({
        partner,
        client: clients.admit(partner, record.clientId),
        name: record.name.length > 80 ? other : names.admit(partner, record.name),
        type,
        outcome,
        detail: JSON.stringify({ errors }),
      })),
      at: record.at,
      durationMs: record.durationMs,
      upstreamCalls: record.upstreamCalls,
      requestId: record.requestId,
    };
  };
}
