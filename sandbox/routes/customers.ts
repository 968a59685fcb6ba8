import { applicationsOf } from '../applications.ts';
import { isGiven, memberOf } from '../body.ts';
import { customerNames, invalidName, newCustomer } from '../customer-body.ts';
import type { Json } from '../json.ts';
import { withCustomer } from '../ownership.ts';
import { readPaging } from '../paging.ts';
import type { CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, emptyReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const customers = '/aggregation/v1/customers';
const maxTestingCustomers = 500;

export const customerRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/aggregation/v2/customers/testing',
    handler: (request) => addCustomer(request, 'testing'),
  },
  {
    method: 'POST',
    template: '/aggregation/v2/customers/active',
    // What the free plan does not include is refused in plain text, before anything else is looked at.
    handler: (request) =>
      request.partner.plan === 'sandbox' ? upstreamErrors.notInPlan() : addActiveCustomer(request),
  },
  { method: 'GET', template: customers, handler: listCustomers },
  {
    method: 'GET',
    template: `${customers}/{customerId}`,
    handler: withCustomer((_request, customer) => jsonReply(customerJson(customer))),
  },
  { method: 'GET', template: `${customers}/{customerId}/application`, handler: withNumericId(readApplication) },
  { method: 'PUT', template: `${customers}/{customerId}`, handler: withCustomer(modifyCustomer) },
  { method: 'DELETE', template: `${customers}/{customerId}`, handler: withNumericId(deleteCustomer) },
  {
    method: 'PUT',
    template: `${customers}/{customerId}/applications/{applicationId}`,
    handler: withCustomer(assignApplication),
  },
];

/** Two operations tell an id that cannot be one from an id that nobody has. */
function withNumericId(handler: (request: SandboxRequest, customer: CustomerRecord) => Reply): Route['handler'] {
  const answer = withCustomer(handler);
  return (request) => {
    const id = request.params.customerId ?? '';
    return /^\d+$/.test(id) ? answer(request) : upstreamErrors.invalidCustomerId(id);
  };
}

function addCustomer({ partner, body, now }: SandboxRequest, type: CustomerRecord['type']): Reply {
  const wanted = newCustomer(body, applicationsOf(partner, now));
  if ('refusal' in wanted) return wanted.refusal;
  const known = [...partner.customers.values()];
  // One name space for both kinds: a user name of the one can never be used for the other.
  if (known.some(({ username }) => username === wanted.username)) return upstreamErrors.usernameTaken();
  if (type === 'testing' && known.filter((customer) => customer.type === type).length >= maxTestingCustomers) {
    return upstreamErrors.tooManyTestingCustomers();
  }
  partner.customersEver += 1;
  const ordinal = partner.customersEver;
  const createdDate = Math.floor(now / 1000);
  const customer: CustomerRecord = {
    // Ten digits, as upstream has them, and another range for each partner.
    id: String(1_007_000_000 + Number(partner.partnerId.slice(-2)) * 1_000_000 + ordinal),
    ...wanted,
    type,
    createdDate,
    lastModifiedDate: createdDate,
    purpose: 'created by a call',
    ordinal,
    accounts: [],
    accountsEver: 0,
  };
  partner.customers.set(customer.id, customer);
  // A number here, though the same date is a string on the customer itself.
  return jsonReply({ id: customer.id, username: customer.username, createdDate }, 201);
}

/** An active customer is billed from then on. */
function addActiveCustomer(request: SandboxRequest): Reply {
  const reply = addCustomer(request, 'active');
  return reply.status === 201 ? billedReply(reply, { Customers: 1 }) : reply;
}

function listCustomers({ partner, query }: SandboxRequest): Reply {
  const paging = readPaging(query);
  if ('refusal' in paging) return paging.refusal;
  const type = query.get('type') ?? '';
  if (type !== '' && type !== 'testing' && type !== 'active') return upstreamErrors.invalidCustomerType();
  const username = query.get('username') ?? '';
  const search = (query.get('search') ?? '').toLowerCase();
  const found = [...partner.customers.values()].filter(
    (customer) =>
      (type === '' || customer.type === type) &&
      (username === '' || customer.username === username) &&
      (search === '' || searchText(customer).includes(search)),
  );
  const page = found.slice(paging.start - 1, paging.start - 1 + paging.limit);
  return jsonReply({
    found: found.length,
    displaying: page.length,
    moreAvailable: paging.start - 1 + page.length < found.length,
    customers: page.map(customerMembers),
  });
}

function readApplication({ partner, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const applications = applicationsOf(partner, now);
  if (applications.length === 0) return upstreamErrors.noPartnerApplications();
  const application = applications.find(({ applicationId }) => applicationId === customer.applicationId);
  if (application === undefined) return upstreamErrors.noAssignedApplication();
  const { applicationId, name: applicationName } = application;
  return jsonReply({ ...customerMembers(customer), applicationId, applicationName });
}

function modifyCustomer({ body, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const given = customerNames.filter((name) => isGiven(body, name));
  if (given.length === 0) return upstreamErrors.nothingToUpdate();
  if (invalidName(body)) return upstreamErrors.invalidNameCharacter();
  for (const name of given) customer[name] = String(memberOf(body, name));
  customer.lastModifiedDate = Math.floor(now / 1000);
  return emptyReply(204);
}

/** The accounts and their transactions go with it; the consumer stays. */
function deleteCustomer({ partner }: SandboxRequest, customer: CustomerRecord): Reply {
  partner.customers.delete(customer.id);
  return emptyReply(204);
}

function assignApplication({ partner, params, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const { applicationId } = params;
  const application = applicationsOf(partner, now).find((candidate) => candidate.applicationId === applicationId);
  if (application === undefined) return upstreamErrors.invalidApplication();
  if (customer.applicationId !== undefined && customer.applicationId !== applicationId) {
    return upstreamErrors.badRequest('Application cannot be changed once set');
  }
  customer.applicationId = application.applicationId;
  return emptyReply(200);
}

/** User name and the names in either order, apart so that no match spans two of them. */
function searchText({ username, firstName = '', lastName = '' }: CustomerRecord): string {
  return [username, `${firstName} ${lastName}`, `${lastName} ${firstName}`].join('\n').toLowerCase();
}

/** The application shows on the customer alone, not in lists. */
function customerJson(customer: CustomerRecord): Json {
  return { ...customerMembers(customer), applicationId: customer.applicationId };
}

/** Dates are strings here, and numbers almost everywhere else. */
function customerMembers(customer: CustomerRecord): Record<string, Json | undefined> {
  const { id, username, firstName, lastName, phone, email, type } = customer;
  const createdDate = String(customer.createdDate);
  return {
    id,
    username,
    firstName,
    lastName,
    phone,
    email,
    type,
    createdDate,
    lastModifiedDate: String(customer.lastModifiedDate),
  };
}
