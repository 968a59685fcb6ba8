import type { Brought } from '../../metrics/call-record.ts';
import type { AccountBanks } from './account-banks.ts';
import type { Outcome } from './outcome.ts';
import type { Asked } from './stage.ts';

/** Rows that are looked at; no answer has more accounts than this. */
const mostRows = 5_000;

interface Row {
  readonly accountId?: unknown;
  readonly institutionId?: unknown;
  readonly aggregationStatusCode?: unknown;
}

/**
 * What an answer brought, in the domain's words: a value that has an `accountId` is data of that account, wherever it comes
 * from; so is whatever was asked for by an account's id. Absent when no answer came.
 */
export function broughtBy<T>(
  asked: Asked<T>,
  outcome: Outcome<T>,
  noteBank: AccountBanks['note'],
): Brought | undefined {
  const { received } = outcome;
  const { params } = asked;
  if (received === undefined) return undefined;
  const accounts = new Set<string>();
  const institutions = new Set<string>();
  const troubles: string[] = [];
  if (outcome.kind === 'success') {
    if (params.accountId !== undefined) accounts.add(params.accountId);
    const rows = rowsOf(outcome.value);
    const count = Math.min(rows.length, mostRows);
    for (let index = 0; index < count; index++) {
      const row = rows[index];
      if (typeof row !== 'object' || row === null) continue;
      const { accountId, institutionId, aggregationStatusCode } = row as Row;
      if (typeof accountId === 'string') accounts.add(accountId);
      if (typeof institutionId === 'string') institutions.add(institutionId);
      if (typeof accountId === 'string' && typeof institutionId === 'string') noteBank(asked, accountId, institutionId);
      if (typeof aggregationStatusCode === 'number' && aggregationStatusCode !== 0) {
        troubles.push(String(aggregationStatusCode));
      }
    }
  }
  return { ...received, accounts: [...accounts], institutions: [...institutions], troubles };
}

/** The rows of a list, of a page, or the one thing that came. */
function rowsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const list = Array.isArray(value) ? value : Object.values(value).find(Array.isArray);
  return Array.isArray(list) && !('accountId' in value) ? list : [value];
}
