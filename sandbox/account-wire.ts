import { aggregationTime, lastAttempt, lastSuccess } from './aggregation.ts';
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

/** CustomerAccountSimple, and nothing else: it is sold at another price. */
export function simpleAccount(account: AccountRecord, now: number): Members {
  const { schedule } = account;
  const linked = aggregationTime(schedule, schedule.linkedAt);
  const aggregated = account.status === 'active';
  const authorization = account.oauth
    ? {
        authorizationStartDate: linked,
        authorizationEndDate: linked + authorizationSeconds,
        authorizationExpires: true,
      }
    : {};
  return {
    id: account.id,
    accountNumberDisplay: account.numberDisplay,
    name: account.name,
    type: account.type,
    aggregationStatusCode: aggregated ? account.aggregationStatusCode : undefined,
    status: account.status,
    customerId: account.customerId,
    institutionId: account.institutionId,
    aggregationSuccessDate: aggregated ? aggregationTime(schedule, lastSuccess(schedule, now)) : undefined,
    aggregationAttemptDate: aggregated ? aggregationTime(schedule, lastAttempt(schedule, now)) : undefined,
    createdDate: linked,
    currency: account.currency,
    institutionLoginId: raw(account.institutionLoginId),
    ...authorization,
    displayPosition: account.displayPosition,
    linkedAccountDate: linked,
  };
}

/** CustomerAccount. A broken connection does not fail the read: it serves the last good data. */
export function fullAccount(world: World, account: AccountRecord, now: number): Members {
  const members = { ...simpleAccount(account, now), number: account.number, marketSegment: account.marketSegment };
  // Before the first aggregation nothing is known but what discovery saw.
  if (account.status === 'pending') return { ...members, lastUpdatedDate: 0 };
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
