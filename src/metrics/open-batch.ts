import { serialize } from 'node:v8';
import type {
  AuditRow,
  CallEntry,
  OperationEntry,
  PackedBatch,
  PackedEntries,
  WebhookEntry,
} from '../store/metrics-entries.ts';

/** Entries that are handed over together, in the form in which they wait and travel. */
export interface OpenBatch {
  /** Entries so far. */
  readonly size: number;
  call(entry: CallEntry): void;
  operation(entry: OperationEntry): void;
  webhook(entry: WebhookEntry): void;
  audit(row: AuditRow): void;
  /** Nothing may be added afterwards. */
  packed(writer: string, sequence: number): PackedBatch;
}

/** Entries that wait as objects: few enough that most of them are written out before garbage is collected. */
const pageSize = 64;

/**
 * In pages of columns, each written out once it is full: an object for each entry would be moved about by the garbage collector, and
 * then kept among what is old, until it is handed over, and its names copied to the store's thread with it.
 */
export function createOpenBatch(): OpenBatch {
  const calls = createPages<CallEntry, ReturnType<typeof noCalls>>(noCalls);
  const operations = createPages<OperationEntry, ReturnType<typeof noOperations>>(noOperations);
  const webhooks: WebhookEntry[] = [];
  const audits: AuditRow[] = [];
  return {
    get size() {
      return calls.size() + operations.size() + webhooks.length + audits.length;
    },
    call(entry) {
      const page = calls.pageFor(entry.kind);
      page.at.push(entry.at);
      page.billedItems.push(entry.billedItems);
      page.serviceMs.push(entry.serviceMs);
      page.requestId.push(entry.requestId);
      page.customer.push(entry.customer);
      page.accounts.push(entry.accounts);
      page.problems.push(entry.problems);
      page.detail.push(entry.detail);
    },
    operation(entry) {
      const page = operations.pageFor(entry.kind);
      page.at.push(entry.at);
      page.durationMs.push(entry.durationMs);
      page.upstreamCalls.push(entry.upstreamCalls);
      page.requestId.push(entry.requestId);
    },
    webhook: (entry) => void webhooks.push(entry),
    audit: (row) => void audits.push(row),
    packed: (writer, sequence) => ({
      writer,
      sequence,
      calls: calls.packed(),
      operations: operations.packed(),
      webhooks,
      audits,
    }),
  };
}

const noCalls = () => ({
  kind: [] as number[],
  at: [] as number[],
  billedItems: [] as number[],
  serviceMs: [] as number[],
  requestId: [] as string[],
  customer: [] as string[],
  accounts: [] as CallEntry['accounts'][],
  problems: [] as CallEntry['problems'][],
  detail: [] as string[],
});

const noOperations = () => ({
  kind: [] as number[],
  at: [] as number[],
  durationMs: [] as number[],
  upstreamCalls: [] as number[],
  requestId: [] as string[],
});

interface Pages<Entry extends { readonly kind: object }, Page> {
  size(): number;
  /** The page that an entry of this kind is written on. */
  pageFor(kind: Entry['kind']): Page;
  packed(): PackedEntries<Entry>;
}

function createPages<Entry extends { readonly kind: object }, Page extends { readonly kind: number[] }>(
  none: () => Page,
): Pages<Entry, Page> {
  /** Each kind is there once. */
  const places = new Map<Entry['kind'], number>();
  const pages: Uint8Array[] = [];
  let page = none();
  return {
    size: () => pages.length * pageSize + page.kind.length,
    pageFor(kind) {
      if (page.kind.length === pageSize) {
        pages.push(serialize(page));
        page = none();
      }
      let place = places.get(kind);
      if (place === undefined) {
        place = places.size;
        places.set(kind, place);
      }
      page.kind.push(place);
      return page;
    },
    packed: () => ({ kinds: [...places.keys()], pages: [...pages, serialize(page)] }),
  };
}
