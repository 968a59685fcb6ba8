import type { CallRecord } from './call-record.ts';
import type { OperationRecord } from './operation-record.ts';

/** Takes records without ever waiting or throwing. */
export interface MetricsSink {
  call(record: CallRecord): void;
  operation(record: OperationRecord): void;
  /** A field of an answer that did not fit the contract; `path` is the path inside the body, without indexes. */
  drift(endpoint: string, path: string): void;
}
