export interface CallEntry {
  readonly method: string;
  /** Path template of the OpenAPI document, or `(unknown)`. */
  readonly template: string;
  /** With the query, as it came. */
  readonly path: string;
  /** 0 as long as, and if ever, no answer was sent. */
  readonly status: number;
  /** Null where the call did not say, or not truthfully. */
  readonly partnerId: string | null;
  /** What it is charged for, in items by product, whether or not its answer arrived. Absent on what is free. */
  readonly billed?: Readonly<Record<string, number>>;
  /** Unix milliseconds of arrival on the sandbox clock. */
  readonly at: number;
}

export interface CallLog {
  readonly total: number;
  /** By method and template, such as `GET /aggregation/v1/customers/{customerId}`. */
  readonly byTemplate: Readonly<Record<string, number>>;
  /** Items by product that upstream would charge for, were everybody an active customer in production. */
  readonly billed: Readonly<Record<string, number>>;
  /** The latest 10,000, in the order of arrival; totals count all. */
  readonly calls: readonly CallEntry[];
}

/** A call that arrived; told later how it went. */
export interface LoggedCall {
  setPartner(partnerId: string): void;
  setStatus(status: number): void;
  setBilled(billed: Readonly<Record<string, number>>): void;
}

export interface CallRecorder {
  /** Counts on arrival, so that a call that hangs is counted too. */
  arrived(call: Pick<CallEntry, 'method' | 'template' | 'path' | 'at'>): LoggedCall;
  read(): CallLog;
  reset(): void;
}

const kept = 10_000;

export function createCallRecorder(): CallRecorder {
  type Mutable = { -readonly [Key in keyof CallEntry]: CallEntry[Key] };
  let total = 0;
  let entries: Mutable[] = [];
  const byTemplate = new Map<string, number>();
  const items = new Map<string, number>();
  return {
    arrived(call) {
      const entry: Mutable = { ...call, status: 0, partnerId: null };
      total += 1;
      const key = `${call.method} ${call.template}`;
      byTemplate.set(key, (byTemplate.get(key) ?? 0) + 1);
      entries.push(entry);
      // Cut in large steps: a load test must not pay for shifting the list at every call.
      if (entries.length > 2 * kept) entries = entries.slice(-kept);
      return {
        setPartner: (partnerId) => {
          entry.partnerId = partnerId;
        },
        setStatus: (status) => {
          entry.status = status;
        },
        setBilled: (billed) => {
          entry.billed = billed;
          for (const [product, count] of Object.entries(billed)) items.set(product, (items.get(product) ?? 0) + count);
        },
      };
    },
    read: () => ({
      total,
      byTemplate: Object.fromEntries(byTemplate),
      billed: Object.fromEntries(items),
      calls: entries.slice(-kept).map((entry) => ({ ...entry })),
    }),
    reset() {
      total = 0;
      entries = [];
      byTemplate.clear();
      items.clear();
    },
  };
}
