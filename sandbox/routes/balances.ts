import { refusalOf } from '../bank-contact.ts';
import { isDeposit } from '../data/holders.ts';
import { raw } from '../json.ts';
import { isBalanceDue, readInterval, stateBalance } from '../live-balance.ts';
import { withAccount } from '../ownership.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

export const balanceRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/availableBalance/live',
    handler: withAccount(readBalance),
  },
];

function readBalance({ query, now }: SandboxRequest, _customer: CustomerRecord, account: AccountRecord): Reply {
  const minutes = readInterval(query.get('balance_cache_interval'), 0);
  if (minutes === undefined) return upstreamErrors.badRequest();
  if (!isDeposit(account)) return upstreamErrors.accountTypeNotSupported();
  const refusal = isBalanceDue(account, minutes, now) ? refusalOf(account) : undefined;
  if (refusal !== undefined) return refusal;
  const { available, cleared, asOf } = stateBalance(account, minutes, now);
  const reply = jsonReply({
    id: raw(account.id),
    realAccountNumberLast4: account.numberDisplay,
    availableBalance: raw(available),
    availableBalanceDate: asOf,
    clearedBalance: raw(cleared),
    clearedBalanceDate: asOf,
    aggregationStatusCode: 0,
    currency: account.currency,
  });
  return billedReply(reply, { 'Live Balance': 1 });
}
