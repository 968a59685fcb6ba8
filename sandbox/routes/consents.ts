import type { ConsentedLogin, ConsentRecord } from '../consents.ts';
import { consentById, consentMs, consentsOf, revoke } from '../consents.ts';
import type { Json } from '../json.ts';
import { readPaging } from '../paging.ts';
import type { PartnerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { emptyReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { textCodeErrors } from '../text-code-errors.ts';
import type { World } from '../world.ts';

const template = '/data-sharing-consents';

export const consentRoutes: readonly Route[] = [
  { method: 'GET', template, handler: listConsents },
  {
    method: 'GET',
    template: `${template}/{consent_receipt_id}`,
    handler: withConsent(({ world, partner }, consent) => jsonReply(receiptJson(world, partner, consent))),
  },
  { method: 'DELETE', template: `${template}/{consent_receipt_id}`, handler: withConsent(revokeAll) },
  {
    method: 'DELETE',
    template: `${template}/{consent_receipt_id}/institutionLogins/{institution_login_id}`,
    handler: withConsent(revokeLogin),
  },
];

function withConsent(handler: (request: SandboxRequest, consent: ConsentRecord) => Reply): Route['handler'] {
  return (request) => {
    const consent = consentById(request.world, request.partner, request.params.consent_receipt_id ?? '', request.now);
    return consent === undefined ? textCodeErrors.consentNotFound() : handler(request, consent);
  };
}

const sorts = ['startDate', 'endDate', 'status'];

function listConsents({ world, partner, query, now }: SandboxRequest): Reply {
  const paging = readPaging(query);
  if ('refusal' in paging) return paging.refusal;
  const sortBy = query.get('sort_by') ?? 'startDate';
  if (!sorts.includes(sortBy)) return textCodeErrors.invalidConsentParameter('sortBy');
  const customer = partner.customers.get(query.get('customer_id') ?? '');
  if (customer === undefined) return textCodeErrors.consentNotFound();
  const wanted = query.get('status') ?? '';
  const found = consentsOf(world, partner, customer, now).filter(
    (consent) => (wanted === '' || statusOf(consent) === wanted) && (query.get('context') ?? 'partner') === 'partner',
  );
  const keyOf = (consent: ConsentRecord) => (sortBy === 'status' ? statusOf(consent) : consent.createdAt);
  const sorted = found.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  if (query.get('sort_order') !== 'Asc') sorted.reverse();
  const first = (paging.start - 1) * paging.limit;
  const page = sorted.slice(first, first + paging.limit);
  return jsonReply({
    found: found.length,
    displaying: page.length,
    moreAvailable: first + page.length < found.length,
    consents: page.map((consent) => receiptJson(world, partner, consent)),
  });
}

const statusOf = ({ institutions }: ConsentRecord) =>
  institutions.some(({ revoked }) => revoked === undefined) ? 'ACTIVE' : 'INACTIVE';

function revokeAll(request: SandboxRequest, consent: ConsentRecord): Reply {
  for (const login of consent.institutions) revokeOne(request, consent, login);
  return emptyReply(204);
}

function revokeLogin(request: SandboxRequest, consent: ConsentRecord): Reply {
  const id = request.params.institution_login_id;
  const login = consent.institutions.find(({ institutionLoginId }) => institutionLoginId === id);
  if (login === undefined) return textCodeErrors.consentNotFound();
  revokeOne(request, consent, login);
  return emptyReply(204);
}

function revokeOne({ partner, headers, now }: SandboxRequest, { customerId }: ConsentRecord, login: ConsentedLogin) {
  const by = headers['update-by'] === 'CUSTOMER' ? 'CUSTOMER' : 'PARTNER';
  revoke(partner.customers.get(customerId), login, by, now);
}

/** What a partner may read with a consent of this server. */
const dataScopes = [
  { id: 'ACCOUNT_BASIC', name: 'Account display name, masked account number, type, description' },
  { id: 'ACCOUNT_DETAILED', name: 'Account balances, credit limits, due dates, interest rates' },
  { id: 'TRANSACTIONS', name: 'Transactions of up to 24 months' },
];

function receiptJson(world: World, partner: PartnerRecord, consent: ConsentRecord): Json {
  const { id, customerId, purpose, createdAt, institutions } = consent;
  const period = { startDate: iso(createdAt), endDate: iso(createdAt + consentMs) };
  const changedAt = Math.max(createdAt, ...institutions.map(({ revoked }) => revoked?.at ?? 0));
  const { applicationId } = partner.customers.get(customerId) ?? {};
  return {
    consentReceiptId: id,
    receiptVersion: 1 + institutions.filter(({ revoked }) => revoked !== undefined).length,
    customerId,
    partnerId: partner.partnerId,
    customerCategory: 'INDIVIDUAL',
    purpose,
    purposeStatement: 'To show you all your accounts in one place',
    applicationId,
    applicationName: partner.applications.find((application) => application.applicationId === applicationId)?.name,
    context: 'partner',
    allowedTrnxHistoryInDays: 365,
    createdDate: spaced(createdAt),
    statusDetails: { status: statusOf(consent), statusDate: spaced(changedAt) },
    institutions: institutions.map((login) => loginJson(world, login, period)),
    accessPeriod: period,
  };
}

function loginJson(world: World, login: ConsentedLogin, period: Record<string, Json>): Json {
  const { institutionId, institutionLoginId, accounts, createdAt, revoked } = login;
  return {
    institutionId,
    institutionLoginId,
    institutionName: world.institutions.get(institutionId)?.name ?? '',
    accounts: accounts.map(({ id, numberDisplay, type, name }) => ({
      id,
      realAccountNumberLast4: numberDisplay,
      type,
      name,
      status: revoked === undefined ? 'ACTIVE' : 'INACTIVE',
    })),
    createdDate: iso(createdAt),
    lastUpdatedBy: revoked?.by ?? 'CUSTOMER',
    statusDetails: {
      status: revoked === undefined ? 'ACTIVE' : 'REVOKED',
      statusDate: spaced(revoked?.at ?? createdAt),
    },
    accessPeriod: period,
    isBusinessConsumerStatement: 'false',
    accountOwnerCategory: 'INDIVIDUAL',
    dataScopes,
  };
}

const iso = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
/** The other spelling of the same family: `2022-07-16 06:06:20+00:00`. */
const spaced = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;
