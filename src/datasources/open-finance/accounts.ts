import { type Account, type AccountTier, accountFamily } from '../../domain/accounts.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { accountDetail, accountPosition, detailOf } from './account-details.ts';
import { type Ask, type Changed, changing, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { nothing } from './nothing.ts';
import { body, bool, decimal, epoch, id, int, list, mapped, object, required, text } from './wire.ts';

const simpleFields = {
  id: required(id),
  customerId: required(id),
  accountNumberDisplay: required(text),
  name: required(text),
  type: required(text),
  status: required(text),
  currency: required(text),
  institutionId: required(id),
  institutionLoginId: required(id),
  parentAccount: id,
  displayPosition: int,
  aggregationStatusCode: int,
  aggregationSuccessDate: epoch,
  aggregationAttemptDate: epoch,
  createdDate: required(epoch),
  linkedAccountDate: epoch,
  authorizationStartDate: epoch,
  authorizationEndDate: epoch,
  authorizationExpires: bool,
};

const fullFields = {
  ...simpleFields,
  realAccountNumberLast4: text,
  balance: decimal,
  balanceDate: epoch,
  marketSegment: text,
  lastUpdatedDate: epoch,
  lastTransactionDate: epoch,
  oldestTransactionDate: epoch,
  detail: accountDetail,
  position: list(accountPosition),
};

type WireSimple = NonNullable<ReturnType<ReturnType<typeof simpleAccount>>>;
type WireFull = NonNullable<ReturnType<ReturnType<typeof fullAccount>>>;
const simpleAccount = object(simpleFields);
const fullAccount = object(fullFields);

function fromSimple(wire: WireSimple): Account | null {
  if (wire.id === null || wire.customerId === null) return null;
  return {
    node: 'Account',
    customerId: wire.customerId,
    accountId: wire.id,
    name: wire.name,
    type: wire.type,
    status: wire.status,
    currency: wire.currency,
    displayNumber: wire.accountNumberDisplay,
    institutionId: wire.institutionId,
    institutionLoginId: wire.institutionLoginId,
    parentAccountId: wire.parentAccount,
    displayPosition: wire.displayPosition,
    aggregationStatusCode: wire.aggregationStatusCode,
    aggregationSuccessDate: wire.aggregationSuccessDate,
    aggregationAttemptDate: wire.aggregationAttemptDate,
    createdDate: wire.createdDate,
    linkedAccountDate: wire.linkedAccountDate,
    authorizationStartDate: wire.authorizationStartDate,
    authorizationEndDate: wire.authorizationEndDate,
    authorizationExpires: wire.authorizationExpires,
    balance: null,
    balanceDate: null,
    numberLast4: null,
    marketSegment: null,
    lastUpdatedDate: null,
    lastTransactionDate: null,
    oldestTransactionDate: null,
    detail: null,
    positions: [],
  };
}

function fromFull(wire: WireFull): Account | null {
  const simple = fromSimple(wire);
  return (
    simple && {
      ...simple,
      balance: wire.balance,
      balanceDate: wire.balanceDate,
      numberLast4: wire.realAccountNumberLast4,
      marketSegment: wire.marketSegment,
      lastUpdatedDate: wire.lastUpdatedDate,
      lastTransactionDate: wire.lastTransactionDate,
      oldestTransactionDate: wire.oldestTransactionDate,
      detail: wire.detail === null ? null : detailOf(wire.detail, accountFamily(wire.type)),
      positions: wire.position,
    }
  );
}

/** The reader of every answer that lists full accounts. */
export const accountList = body(
  object({ accounts: required(list(mapped(fullAccount, fromFull))) }),
  (answer): readonly Account[] => answer?.accounts ?? [],
);

const getAccounts: Endpoint<readonly Account[]> = {
  operation: 'GetCustomerAccounts',
  method: 'GET',
  path: '/aggregation/v1/customers/{customerId}/accounts',
  product: 'Accounts',
  family: 'accounts',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.accounts,
  response: accountList,
};

const getAccountsSimple: Endpoint<readonly Account[]> = {
  ...getAccounts,
  operation: 'GetCustomerAccountsSimple',
  path: '/aggregation/v1/customers/{customerId}/accounts/simple',
  response: body(
    object({ accounts: required(list(mapped(simpleAccount, fromSimple))) }),
    (answer) => answer?.accounts ?? [],
  ),
};

const deleteAccount: Endpoint<null> = {
  ...getAccounts,
  operation: 'DeleteCustomerAccount',
  method: 'DELETE',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}',
  idempotent: false,
  cache: null,
  response: nothing,
};

export interface AccountSource {
  /** Every account of a customer: upstream does not page them. Null when the partner has no such customer. */
  list(customerId: string, tier: AccountTier): Promise<readonly Account[] | null>;
  remove(customerId: string, accountId: string): Promise<void>;
}

export function accountSource(ask: Ask, changed: Changed): AccountSource {
  return {
    list: (customerId, tier) =>
      orNull(ask(tier === 'simple' ? getAccountsSimple : getAccounts, { customerId, params: { customerId } })),
    async remove(customerId, accountId) {
      const params = { customerId, accountId };
      await changing(ask(deleteAccount, { customerId, params }), () => changed(customerId));
    },
  };
}
