import type { AggregationSchedule } from './aggregation.ts';
import { aggregationAt, dayMs, firstAggregation } from './aggregation.ts';
import { isClosed } from './aggregation-codes.ts';
import { historyDays } from './data/bank.ts';
import type { AccountRecord } from './records.ts';

/** How far back a historic load goes from the day the account was added. */
const historicDays = 730;

/** An aggregation at this moment, which may lie in the future. Accounts closed at the bank are left as they are. */
export function refreshAccount(account: AccountRecord, moment: number): void {
  if (isClosed(account.aggregationStatusCode)) return;
  const { schedule } = account;
  const at = aggregationAt(schedule, moment);
  const refreshes = [...new Set([...(schedule.refreshes ?? []), at])].sort((left, right) => left - right);
  const discoveredOnly = firstAggregation(schedule) === Number.POSITIVE_INFINITY;
  account.schedule = { ...schedule, refreshes, ...(discoveredOnly ? { firstAt: at } : {}) };
}

/** A refresh that also brings the rows of the 24 months before the account was added, or of those from `fromSeconds` on. */
export function loadHistory(account: AccountRecord, moment: number, fromSeconds?: number): void {
  if (isClosed(account.aggregationStatusCode)) return;
  refreshAccount(account, moment);
  const { schedule } = account;
  const earliest = Math.floor(schedule.linkedAt) - historicDays;
  const fromDay = fromSeconds === undefined ? earliest : Math.max(earliest, dayOf(schedule, fromSeconds));
  const toDay = oldestDay(schedule);
  if (fromDay >= toDay) return;
  const load = { at: aggregationAt(schedule, moment), fromDay, toDay };
  account.schedule = { ...schedule, history: [...(schedule.history ?? []), load] };
}

/** Whether a historic load would find nothing more: the second one returns at once. */
export const isHistoryLoaded = ({ schedule }: AccountRecord) =>
  oldestDay(schedule) <= Math.floor(schedule.linkedAt) - historicDays;

/** Whether a job is aggregating the account right now. */
export function isBusy({ schedule }: AccountRecord, now: number): boolean {
  return (schedule.refreshes?.at(-1) ?? 0) > aggregationAt(schedule, now);
}

const oldestDay = ({ history = [] }: AggregationSchedule) =>
  Math.min(-historyDays, ...history.map((load) => load.fromDay));

const dayOf = ({ origin }: AggregationSchedule, seconds: number) => Math.floor((seconds * 1000 - origin) / dayMs);

/** The customer has signed in anew: the bank lets the platform in again, which looks at once. */
export function repairAccount(account: AccountRecord, now: number): void {
  if (isClosed(account.aggregationStatusCode)) return;
  const { brokenAfter: _, ...schedule } = account.schedule;
  account.aggregationStatusCode = 0;
  account.schedule = schedule;
  refreshAccount(account, now);
}
