import type { AccountRecord, CustomerRecord } from './records.ts';
import type { Reply } from './reply.ts';
import type { SandboxRequest } from './router.ts';
import { upstreamErrors } from './upstream-errors.ts';

type CustomerHandler = (request: SandboxRequest, customer: CustomerRecord) => Reply | Promise<Reply>;
type AccountHandler = (
  request: SandboxRequest,
  customer: CustomerRecord,
  account: AccountRecord,
) => Reply | Promise<Reply>;

/** A customer of another partner answers exactly as one that does not exist. */
export const withCustomer =
  (handler: CustomerHandler) =>
  (request: SandboxRequest): Reply | Promise<Reply> => {
    const customer = request.partner.customers.get(request.params.customerId ?? '');
    return customer === undefined ? upstreamErrors.customerNotFound() : handler(request, customer);
  };

export const withAccount = (handler: AccountHandler) =>
  withCustomer((request, customer) => {
    const accountId = request.params.accountId ?? '';
    const account = customer.accounts.find((candidate) => candidate.id === accountId);
    return account === undefined
      ? upstreamErrors.accountNotFound(customer.id, accountId)
      : handler(request, customer, account);
  });

type LoginHandler = (request: SandboxRequest, customer: CustomerRecord, accounts: readonly AccountRecord[]) => Reply;

/** With the accounts behind the login in the path, of which there is at least one. */
export const withLogin = (handler: LoginHandler) =>
  withCustomer((request, customer) => {
    const login = request.params.institutionLoginId ?? '';
    const accounts = customer.accounts.filter((account) => account.institutionLoginId === login);
    return accounts.length === 0 ? upstreamErrors.noAccountsAtLogin(login) : handler(request, customer, accounts);
  });
