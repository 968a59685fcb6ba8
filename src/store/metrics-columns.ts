import { deserialize } from 'node:v8';
import type {
  CallEntry,
  Columns,
  MetricsBatch,
  OperationEntry,
  PackedBatch,
  PackedEntries,
} from './metrics-entries.ts';

/** A batch as it travels, one entry after the other. */
export function unpacked(batch: MetricsBatch | PackedBatch): MetricsBatch {
  if (isList(batch.calls) && isList(batch.operations)) return batch as MetricsBatch;
  const { calls, operations } = batch as PackedBatch;
  return { ...batch, calls: entriesOf(calls, callsOf), operations: entriesOf(operations, operationsOf) };
}

const isList = (entries: unknown): boolean => Array.isArray(entries);

function entriesOf<Entry extends { readonly kind: object }>(
  { kinds, pages }: PackedEntries<Entry>,
  read: (page: Columns<Entry>, kinds: readonly Entry['kind'][]) => readonly Entry[],
): readonly Entry[] {
  return pages.flatMap((page) => read(deserialize(page) as Columns<Entry>, kinds));
}

function callsOf(page: Columns<CallEntry>, kinds: readonly CallEntry['kind'][]): readonly CallEntry[] {
  const { kind, at, billedItems, serviceMs, requestId, customer, accounts, problems, detail } = page;
  return kind.map((place, n) => ({
    kind: kinds[place] as CallEntry['kind'],
    at: at[n] as number,
    billedItems: billedItems[n] as number,
    serviceMs: serviceMs[n] as number,
    requestId: requestId[n] as string,
    customer: customer[n] as string,
    accounts: accounts[n] as CallEntry['accounts'],
    problems: problems[n] as CallEntry['problems'],
    detail: detail[n] as string,
  }));
}

function operationsOf(
  page: Columns<OperationEntry>,
  kinds: readonly OperationEntry['kind'][],
): readonly OperationEntry[] {
  const { kind, at, durationMs, upstreamCalls, requestId } = page;
  return kind.map((place, n) => ({
    kind: kinds[place] as OperationEntry['kind'],
    at: at[n] as number,
    durationMs: durationMs[n] as number,
    upstreamCalls: upstreamCalls[n] as number,
    requestId: requestId[n] as string,
  }));
}
