import { aggregationTime, isAggregated, lastAttempt, lastSuccess } from './aggregation.ts';
import { accountDetail, accountPositions } from './data/account-detail.ts';
import { familyOf } from './data/merchants.ts';
import type { Json } from './json.ts';
import { raw } from './json.ts';
import type { LedgerRow } from './ledger-row.ts';
import { sortKey } from './ledger-row.ts';
import type { AccountRecord } from './records.ts';
import type { World } from './world.ts';

type Members = Record<string, Json | undefined>;

const authorizationSeconds = 365 * 86_400;

/** When the customer let the platform in, in Unix seconds; undefined where it uses their credentials, or never noted it. */
export function authorizationOf({ oauth, undatedGrant, schedule }: AccountRecord) {
  if (!oauth || undatedGrant) return undefined;
  const start = aggregationTime(schedule, schedule.linkedAt);
  return { start, end: start + authorizationSeconds };
}

/** CustomerAccountSimple, and nothing else: it is sold at another price. */
export function simpleAccount(account: AccountRecord, now: number): Members {
  const { schedule } = account;
  const linked = aggregationTime(schedule, schedule.linkedAt);
  const aggregated = isAggregated(schedule, now);
  const granted = authorizationOf(account);
  const authorization =
    granted === undefined
      ? {}
      : { authorizationStartDate: granted.start, authorizationEndDate: granted.end, authorizationExpires: true };
  return {
    id: account.id,
    accountNumberDisplay: account.numberDisplay,
    name: account.name,
    type: account.type,
    aggregationStatusCode: aggregated ? account.aggregationStatusCode : undefined,
    status: aggregated ? 'active' : 'pending',
    customerId: account.customerId,
    institutionId: account.institutionId,
    aggregationSuccessDate: aggregated ? aggregationTime(schedule, lastSuccess(schedule, now)) : undefined,
    aggregationAttemptDate: aggregated ? aggregationTime(schedule, lastAttempt(schedule, now)) : undefined,
    createdDate: linked,
    currency: account.currency,
    institutionLoginId: raw(account.institutionLoginId),
    ...authorization,
    displayPosition: account.displayPosition,
    parentAccount: account.parentAccount,
    linkedAccountDate: linked,
  };
}

/** CustomerAccount. A broken connection does not fail the read: it serves the last good data. */
export function fullAccount(world: World, account: AccountRecord, now: number): Members {
  const members = { ...simpleAccount(account, now), number: account.number, marketSegment: account.marketSegment };
  // Before the first aggregation nothing is known but what discovery saw.
  if (!isAggregated(account.schedule, now)) return { ...members, lastUpdatedDate: 0 };
  const asOf = aggregationTime(account.schedule, lastSuccess(account.schedule, now));
  const rows = world.ledger.rowsOf(account, now);
  return {
    ...members,
    realAccountNumberLast4: familyOf(account.type) === 'deposit' ? account.numberDisplay : undefined,
    balance: raw(account.balance),
    balanceDate: asOf,
    lastUpdatedDate: asOf,
    lastTransactionDate: dateOf(rows.at(-1)),
    oldestTransactionDate: dateOf(rows.at(0)),
    detail: accountDetail(account, world.seed, asOf),
    position: accountPositions(account, world.seed, asOf),
  };
}

const dateOf = (row: LedgerRow | undefined) => (row === undefined ? undefined : sortKey(row));
