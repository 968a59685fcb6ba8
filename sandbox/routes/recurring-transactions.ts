import { isGiven, memberOf } from '../body.ts';
import { withCustomer } from '../ownership.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import { recurringStreams } from '../recurring.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

export const recurringTransactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/aggregation/customers/{customerId}/recurring-transactions',
    handler: withCustomer(findRecurring),
  },
];

/** Of some accounts or of all, each account by itself and all of them together. */
function findRecurring({ world, body, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const accounts = select(body, customer);
  if ('status' in accounts) return accounts;
  const rows = accounts.map((account) => world.ledger.rowsOf(account, now));
  if (rows.every((own) => own.length === 0)) return upstreamErrors.transactionNotFound();
  return jsonReply({
    customerRecurringTransactions: { ...recurringStreams(rows.flat(), now) },
    accountRecurringTransactions: accounts.map(({ id }, index) => ({
      accountId: id,
      ...recurringStreams(rows[index] ?? [], now),
    })),
  });
}

function select(body: unknown, { id, accounts }: CustomerRecord): readonly AccountRecord[] | Reply {
  if (accounts.length === 0) return upstreamErrors.customerHasNoAccounts();
  if (!isGiven(body, 'accountIds')) return accounts;
  const ids: unknown = memberOf(body, 'accountIds');
  if (!Array.isArray(ids)) return upstreamErrors.badRequest();
  if (ids.length === 0) return accounts;
  const found = ids.map((wanted: unknown) => accounts.find((account) => account.id === String(wanted)));
  const missing = found.indexOf(undefined);
  if (missing >= 0) return upstreamErrors.accountNotFound(id, String(ids[missing]));
  return found.filter((account) => account !== undefined);
}
