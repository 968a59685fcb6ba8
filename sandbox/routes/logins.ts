import { authorizationOf, fullAccount } from '../account-wire.ts';
import { finBank } from '../data/institutions.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import { withLogin } from '../ownership.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

/** What is known of a login apart from its accounts, and its move from credentials to OAuth. */
export const loginRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/customers/institution-logins/{institution_login_id}/authorization-details',
    handler: readAuthorization,
  },
  {
    method: 'PUT',
    template: '/aggregation/v2/customers/{customerId}/institutionLogins/{institutionLoginId}/migration',
    handler: withLogin(migrate),
  },
];

/** Without the customer in the path: any login of the partner. */
function readAuthorization({ partner, params }: SandboxRequest): Reply {
  const login = params.institution_login_id ?? '';
  const accounts = [...partner.customers.values()].flatMap((customer) => customer.accounts);
  const account = accounts.find(({ institutionLoginId }) => institutionLoginId === login);
  // A login that nobody has answers as one that has no authorization to speak of.
  if (account === undefined || !account.oauth) return upstreamErrors.authorizationNotFound();
  const granted = authorizationOf(account);
  if (granted === undefined) return upstreamErrors.authorizationTooOld();
  return jsonReply({
    institutionLoginId: raw(login),
    authorizationStartDate: isoDate(granted.start),
    authorizationEndDate: isoDate(granted.end),
  });
}

const isoDate = (seconds: number): Json => new Date(seconds * 1000).toISOString();

/** The accounts stay what they are, behind a new login at the institution's other connection. */
function migrate({ world, now }: SandboxRequest, customer: CustomerRecord, accounts: readonly AccountRecord[]): Reply {
  const target = world.institutions.get(world.institutions.get(accounts[0]?.institutionId ?? '')?.oauthTwin ?? '');
  if (target === undefined) return upstreamErrors.badRequest('No OAuth connection to migrate to');
  if (target.id === finBank.oauth && customer.applicationId === undefined) {
    return upstreamErrors.badRequest('Customer has no registered application for OAuth');
  }
  customer.accountsEver += 1;
  const institutionLoginId = `7${customer.id.slice(1)}${customer.accountsEver}`;
  for (const account of accounts) Object.assign(account, { institutionId: target.id, institutionLoginId, oauth: true });
  return jsonReply({ accounts: accounts.map((account) => fullAccount(world, account, now)) });
}
