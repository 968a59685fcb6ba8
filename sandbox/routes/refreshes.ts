import { fullAccount } from '../account-wire.ts';
import { bankTrouble, isClosed } from '../aggregation-codes.ts';
import { withAccount, withCustomer, withLogin } from '../ownership.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import { isBusy, isHistoryLoaded, loadHistory, refreshAccount } from '../refresh.ts';
import type { Reply } from '../reply.ts';
import { billedReply, emptyReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { mfaChallenge } from '../sign-in.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const customer = '/customers/{customerId}';
const login = `${customer}/institutionLogins/{institutionLoginId}`;

/** Calls that contact the bank while the caller waits. */
export const refreshRoutes: readonly Route[] = [
  { method: 'POST', template: `/aggregation/v1${customer}/accounts`, handler: refreshAll(showAccounts) },
  { method: 'POST', template: `/aggregation/v2${customer}/accounts`, handler: refreshAll(showNothing) },
  { method: 'POST', template: `/aggregation/v1${login}/accounts`, handler: refreshLogin(showAccounts) },
  { method: 'POST', template: `/aggregation/v2${login}/accounts`, handler: refreshLogin(showNothing) },
  {
    method: 'POST',
    template: `/aggregation/v1${customer}/accounts/{accountId}/transactions/historic`,
    handler: withAccount(loadOlderRows),
  },
];

type Show = (request: SandboxRequest, accounts: readonly AccountRecord[]) => Reply;

function showAccounts({ world, now }: SandboxRequest, accounts: readonly AccountRecord[]): Reply {
  return jsonReply({ accounts: accounts.map((account) => fullAccount(world, account, now)) });
}

/** The second version is for partners with Data Access Tiers, who read the accounts in the tier they pay for. */
function showNothing(): Reply {
  return emptyReply(204);
}

/** Trouble at one bank does not fail the refresh of the others: it shows on the accounts. */
function refreshAll(show: Show): Route['handler'] {
  return withCustomer((request, { accounts }) => {
    if (accounts.some((account) => isBusy(account, request.now))) return bankTrouble(325);
    for (const account of accounts) refreshAccount(account, request.now);
    return show(request, accounts);
  });
}

function refreshLogin(show: Show): Route['handler'] {
  return withLogin((request, _customer, accounts) => {
    const { query, now } = request;
    const dates = [query.get('fromDate'), query.get('toDate')];
    if (dates.some((date) => date !== null && !/^\d+$/.test(date))) return upstreamErrors.badRequest();
    if (accounts.some((account) => isBusy(account, now))) return bankTrouble(325);
    for (const account of accounts) refreshAccount(account, now);
    return troubleOf(accounts) ?? show(request, accounts);
  });
}

/** Charged for once for each customer, whichever of their accounts are loaded. */
function loadOlderRows({ partner, now }: SandboxRequest, customer: CustomerRecord, account: AccountRecord): Reply {
  if (isBusy(account, now)) return bankTrouble(325);
  if (isHistoryLoaded(account)) return emptyReply(204);
  const trouble = troubleOf([account]);
  if (trouble === undefined) loadHistory(account, now);
  else refreshAccount(account, now);
  if (trouble !== undefined) return trouble;
  const { historyOf } = partner.belongings;
  const isFirst = !historyOf.has(customer.id);
  historyOf.add(customer.id);
  return isFirst ? billedReply(emptyReply(204), { 'Historic transactions': 1 }) : emptyReply(204);
}

/** What the caller hears when the bank gives nothing for any of the accounts. */
function troubleOf(accounts: readonly AccountRecord[]): Reply | undefined {
  const open = accounts.filter((account) => !isClosed(account.aggregationStatusCode));
  const [first] = open.length === 0 ? accounts : open;
  if (first === undefined || open.some((account) => account.aggregationStatusCode === 0)) return undefined;
  return first.aggregationStatusCode === 185 ? mfaChallenge() : bankTrouble(first.aggregationStatusCode);
}
