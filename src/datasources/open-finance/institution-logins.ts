import type { Account } from '../../domain/accounts.ts';
import type { TestCredentials } from '../../domain/institution-logins.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { accountList } from './accounts.ts';
import { type AccessEnded, type Ask, type Changed, changing } from './ask.ts';
import { nothing } from './nothing.ts';

/** Upstream contacts the institution, for up to three minutes, and goes on when nobody waits any more. */
const refreshLogin: Endpoint<readonly Account[]> = {
  operation: 'RefreshCustomerAccountsByInstitutionLogin',
  method: 'POST',
  path: '/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts',
  product: 'Accounts',
  family: 'refresh',
  latency: 'live',
  live: true,
  billable: false,
  idempotent: false,
  cache: null,
  response: accountList,
};

const deleteLogin: Endpoint<null> = {
  ...refreshLogin,
  operation: 'DeleteCustomerAccountsByInstitutionLogin',
  method: 'DELETE',
  path: '/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}',
  family: 'accounts',
  latency: 'list',
  live: false,
  response: nothing,
};

const migrateLogin: Endpoint<readonly Account[]> = {
  ...deleteLogin,
  operation: 'MigrateInstitutionLoginAccounts',
  method: 'PUT',
  path: '/aggregation/v2/customers/{customerId}/institutionLogins/{institutionLoginId}/migration',
  response: accountList,
};

/** Not in the OpenAPI document: Mastercard's own set-up script uses it to add accounts of test institutions without Connect. */
const addAll: Endpoint<readonly Account[]> = {
  ...refreshLogin,
  operation: 'AddAllAccounts',
  path: '/aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/addall',
};

export interface InstitutionLoginSource {
  /** The accounts of the login as the institution has them now. */
  refresh(customerId: string, institutionLoginId: string, institutionId: string | null): Promise<readonly Account[]>;
  /** With all its accounts. */
  remove(customerId: string, institutionLoginId: string): Promise<void>;
  /** To the OAuth connection of the institution, where it has one: the accounts stay, behind another login. */
  migrate(customerId: string, institutionLoginId: string): Promise<readonly Account[]>;
  /** Adds the accounts of a sign-in profile at a test institution. */
  addTestAccounts(customerId: string, credentials: TestCredentials): Promise<readonly Account[]>;
}

export function institutionLoginSource(ask: Ask, changed: Changed, accessEnded: AccessEnded): InstitutionLoginSource {
  return {
    refresh(customerId, institutionLoginId, institutionId) {
      const params = { customerId, institutionLoginId };
      const institution = institutionId === null ? {} : { institutionId };
      return changing(ask(refreshLogin, { customerId, params, body: {}, ...institution }), () => changed(customerId));
    },
    async remove(customerId, institutionLoginId) {
      const params = { customerId, institutionLoginId };
      await changing(ask(deleteLogin, { customerId, params }), () => {
        changed(customerId);
        accessEnded(customerId, institutionLoginId);
      });
    },
    migrate(customerId, institutionLoginId) {
      const params = { customerId, institutionLoginId };
      return changing(ask(migrateLogin, { customerId, params }), () => changed(customerId));
    },
    addTestAccounts(customerId, { institutionId, username, password }) {
      // The fields of a test institution's sign-in form have its id and a running number.
      const credentials = [
        { name: 'Banking Userid', value: username, id: `${institutionId}001` },
        { name: 'Banking Password', value: password, id: `${institutionId}002` },
      ];
      const params = { customerId, institutionId };
      return changing(ask(addAll, { customerId, institutionId, params, body: { credentials } }), () =>
        changed(customerId),
      );
    },
  };
}
