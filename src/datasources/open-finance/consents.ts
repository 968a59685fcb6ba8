import type { Consent, ConsentedInstitution, ConsentRevoker, ConsentStatus } from '../../domain/consents.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type AccessEnded, type Ask, type Changed, changing, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { nothing } from './nothing.ts';
import { body, id, int, isoMoment, list, mapped, object, text } from './wire.ts';

const period = object({ startDate: isoMoment, endDate: isoMoment });
const statusDetails = object({ status: text, statusDate: isoMoment });

const institution = mapped(
  object({
    institutionId: id,
    institutionLoginId: id,
    institutionName: text,
    statusDetails,
    lastUpdatedBy: text,
    createdDate: isoMoment,
    accessPeriod: period,
    accounts: list(
      mapped(object({ id, realAccountNumberLast4: text, type: text, name: text, status: text }), (account) =>
        account.id === null
          ? null
          : {
              accountId: account.id,
              numberLast4: account.realAccountNumberLast4,
              type: account.type,
              name: account.name,
              status: account.status,
            },
      ),
    ),
    dataScopes: list(
      mapped(object({ id: text, name: text }), (scope) =>
        scope.id === null ? null : { scopeId: scope.id, name: scope.name },
      ),
    ),
  }),
  ({ statusDetails: state, accessPeriod, ...facts }): Omit<ConsentedInstitution, 'customerId'> => ({
    ...facts,
    status: state?.status ?? null,
    statusDate: state?.statusDate ?? null,
    startDate: accessPeriod?.startDate ?? null,
    endDate: accessPeriod?.endDate ?? null,
  }),
);

const consent = mapped(
  object({
    consentReceiptId: text,
    customerId: id,
    receiptVersion: int,
    statusDetails,
    purpose: text,
    purposeStatement: text,
    customerCategory: text,
    context: text,
    applicationId: text,
    applicationName: text,
    allowedTrnxHistoryInDays: int,
    createdDate: isoMoment,
    accessPeriod: period,
    institutions: list(institution),
  }),
  (wire): Consent | null => {
    const { consentReceiptId, customerId, receiptVersion, allowedTrnxHistoryInDays, accessPeriod, ...rest } = wire;
    const { statusDetails: state, institutions, ...facts } = rest;
    if (consentReceiptId === null || customerId === null) return null;
    return {
      ...facts,
      consentReceiptId,
      customerId,
      version: receiptVersion,
      status: state?.status ?? null,
      statusDate: state?.statusDate ?? null,
      historyDays: allowedTrnxHistoryInDays,
      startDate: accessPeriod?.startDate ?? null,
      endDate: accessPeriod?.endDate ?? null,
      institutions: institutions.map((entry) => ({ ...entry, customerId })),
    };
  },
);

const getConsent: Endpoint<Consent | null> = {
  operation: 'GetDataSharingConsentsByID',
  method: 'GET',
  path: '/data-sharing-consents/{consentReceiptId}',
  product: 'Data Sharing Consent',
  family: 'consents',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: null,
  response: body(consent, (read) => read),
};

const getConsents: Endpoint<readonly Consent[]> = {
  ...getConsent,
  operation: 'GetDataSharingConsentsByCustomerId',
  path: '/data-sharing-consents',
  latency: 'list',
  cache: freshness.consents,
  response: body(object({ consents: list(consent) }), (answer) => answer?.consents ?? []),
};

const change = { ...getConsent, method: 'DELETE', latency: 'list', response: nothing } as const;

/** Revoked twice is revoked. Who did it is told in a header, so that there is an endpoint for either. */
const revokeBy = (by: ConsentRevoker) =>
  ({
    all: { ...change, operation: 'RevokeDataSharingConsentById', headers: { 'update-by': by } },
    login: {
      ...change,
      operation: 'RevokeDataSharingConsentByInstitutionLoginID',
      path: '/data-sharing-consents/{consentReceiptId}/institutionLogins/{institutionLoginId}',
      headers: { 'update-by': by },
    },
  }) satisfies Record<string, Endpoint<null>>;

const revocations = { CUSTOMER: revokeBy('CUSTOMER'), PARTNER: revokeBy('PARTNER') };

export interface ConsentSource {
  /** The latest first, at most 1,000. @throws NOT_FOUND when there is no such customer */
  ofCustomer(customerId: string, status: ConsentStatus | null): Promise<readonly Consent[]>;
  /** As upstream knows it now; null when the partner has no such consent. */
  get(consentReceiptId: string): Promise<Consent | null>;
  /** Of all its logins, or of one. */
  revoke(consent: Consent, institutionLoginId: string | null, by: ConsentRevoker): Promise<void>;
}

export function consentSource(ask: Ask, changed: Changed, accessEnded: AccessEnded): ConsentSource {
  return {
    ofCustomer(customerId, status) {
      const query = { customer_id: customerId, limit: 1000, ...(status !== null && { status }) };
      return ask(getConsents, { customerId, params: {}, query });
    },
    get: (consentReceiptId) => orNull(ask(getConsent, { params: { consentReceiptId } })),
    async revoke({ consentReceiptId, customerId }, institutionLoginId, by) {
      const call =
        institutionLoginId === null
          ? ask(revocations[by].all, { customerId, params: { consentReceiptId } })
          : ask(revocations[by].login, { customerId, params: { consentReceiptId, institutionLoginId } });
      await changing(call, () => {
        changed(customerId);
        accessEnded(customerId, institutionLoginId);
      });
    },
  };
}
