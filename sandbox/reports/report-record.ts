import type { InstitutionRecord } from '../data/institutions.ts';
import type { Json } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import type { AccountRecord, ConsumerRecord, CustomerRecord, PayStatementAsset } from '../records.ts';

export type Members = Readonly<Record<string, Json | undefined>>;

/** An account as it was when the report was asked for: rows are never changed in place, so that this is a snapshot. */
export interface ReportAccount {
  readonly account: AccountRecord;
  readonly institution: InstitutionRecord | undefined;
  readonly positions: Json | undefined;
  /** What the bank knows, settled, oldest first: of all time, for balances. */
  readonly settled: readonly LedgerRow[];
  /** Those within the dates of the report; pending ones too where they were asked for. */
  readonly rows: readonly LedgerRow[];
}

/** A report, from the moment that it was asked for. Everything in it follows from what is in this record. */
export interface ReportRecord {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** Which of the customer's sets of reports it completes, from 1. */
  readonly version: number;
  readonly requestId: string;
  readonly requesterName: string;
  readonly customer: CustomerRecord;
  readonly consumer?: ConsumerRecord;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** As they are echoed. */
  readonly constraints: Members;
  readonly accounts: readonly ReportAccount[];
  readonly assets: readonly PayStatementAsset[];
  /** Whether it is read for a permissible purpose only. */
  readonly cra: boolean;
  readonly hasPortfolio: boolean;
  /** A key for the consumer portal. */
  readonly pin?: string;
  readonly formats: readonly string[];
  /** Whole at once: nobody works on it. */
  readonly immediate?: true;
  /** Passes through `editing`: somebody looks at what was extracted. */
  readonly edited: boolean;
  readonly content: (report: ReportRecord) => Members;
}

/** A report is worked on for this long. */
const workMs = 30_000;
const editingFromMs = 15_000;

export const doneAt = ({ createdAt, immediate }: ReportRecord) => (immediate ? createdAt : createdAt + workMs);

export function statusOf(report: ReportRecord, now: number): 'inProgress' | 'editing' | 'success' | 'failure' {
  if (now < doneAt(report)) return report.edited && now >= report.createdAt + editingFromMs ? 'editing' : 'inProgress';
  return troubles(report).length === 0 ? 'success' : 'failure';
}

/** Why a report fails: none of its accounts could be read. One that could is enough. */
export function troubles({ accounts }: Pick<ReportRecord, 'accounts'>): readonly AccountRecord[] {
  const broken = accounts.filter(({ account }) => account.aggregationStatusCode !== 0);
  return broken.length === accounts.length ? broken.map(({ account }) => account) : [];
}
