import { fullAccount, simpleAccount } from '../account-wire.ts';
import { isAggregated } from '../aggregation.ts';
import type { Json } from '../json.ts';
import { withAccount, withCustomer, withLogin } from '../ownership.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { emptyReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const customer = '/aggregation/v1/customers/{customerId}';

export const accountRoutes: readonly Route[] = [
  ...inBothTiers(`${customer}/accounts`, ({ query, now }, { accounts }) => {
    const status = query.get('status');
    if (status !== null && status !== 'active' && status !== 'pending') return upstreamErrors.invalidAccountStatus();
    // Accounts for micro-entry verification only; none are imitated yet.
    if (query.get('account_type') === 'ava') return [];
    return accounts.filter(({ schedule }) => status === null || isAggregated(schedule, now) === (status === 'active'));
  }),
  ...inBothTiers(`${customer}/institutions/{institutionId}/accounts`, ({ params, now }, { accounts }) => {
    const id = params.institutionId ?? '';
    if (!/^\d+$/.test(id)) return upstreamErrors.badRequest();
    const found = accounts.filter(({ institutionId, schedule }) => institutionId === id && isAggregated(schedule, now));
    return found.length === 0 ? upstreamErrors.noAccountsAtInstitution(id) : found;
  }),
  ...inBothTiers(`${customer}/institutionLogins/{institutionLoginId}/accounts`, ({ params }, { accounts }) => {
    const id = params.institutionLoginId ?? '';
    const found = accounts.filter((account) => account.institutionLoginId === id);
    return found.length === 0 ? upstreamErrors.noAccountsAtLogin(id) : found;
  }),
  {
    method: 'GET',
    template: '/aggregation/v2/customers/{customerId}/accounts/{accountId}',
    handler: withAccount(({ world, now }, _customer, account) => jsonReply(fullAccount(world, account, now))),
  },
  {
    method: 'GET',
    template: `${customer}/accounts/{accountId}/simple`,
    handler: withAccount(({ now }, _customer, account) => jsonReply(simpleAccount(account, now))),
  },
  {
    method: 'DELETE',
    template: `${customer}/accounts/{accountId}`,
    handler: withAccount((_request, owner, account) => remove(owner, [account])),
  },
  {
    method: 'DELETE',
    template: `${customer}/institutionLogins/{institutionLoginId}`,
    handler: withLogin((_request, owner, accounts) => remove(owner, accounts)),
  },
];

/** Their transactions go with them, and their ids never come back. */
function remove(customer: CustomerRecord, gone: readonly AccountRecord[]): Reply {
  const kept = customer.accounts.filter((account) => !gone.includes(account));
  customer.accounts.splice(0, customer.accounts.length, ...kept);
  return emptyReply(204);
}

type Select = (request: SandboxRequest, customer: CustomerRecord) => readonly AccountRecord[] | Reply;

/** The same list under two paths, of which `/simple` is the free tier. */
function inBothTiers(template: string, select: Select): readonly Route[] {
  const listIn = (toJson: (request: SandboxRequest, account: AccountRecord) => Json) =>
    withCustomer((request, owner) => {
      const selected = select(request, owner);
      if ('status' in selected) return selected;
      return jsonReply({ accounts: selected.map((account) => toJson(request, account)) });
    });
  return [
    { method: 'GET', template, handler: listIn(({ world, now }, account) => fullAccount(world, account, now)) },
    {
      method: 'GET',
      template: `${template}/simple`,
      handler: listIn(({ now }, account) => simpleAccount(account, now)),
    },
  ];
}
