import {
  type Certification,
  certifications,
  type Institution,
  type InstitutionFilter,
} from '../../domain/institutions.ts';
import { planPages } from '../../domain/upstream-pages.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, bool, id, int, list, mapped, object, required, text } from './wire.ts';

/** What an institution is certified for, as every list of them says it. */
export const certificationFlags = {
  transAgg: required(bool),
  ach: required(bool),
  stateAgg: required(bool),
  voi: required(bool),
  voa: required(bool),
  aha: required(bool),
  availBalance: required(bool),
  accountOwner: required(bool),
  studentLoanData: bool,
  loanPaymentDetails: bool,
  liabilityData: bool,
  billPayData: bool,
};

const wireInstitution = object({
  id: required(id),
  name: text,
  displayName: text,
  accountTypeDescription: text,
  class: text,
  phone: text,
  email: text,
  urlHomeApp: text,
  urlLogonApp: text,
  urlForgotPassword: text,
  oauthEnabled: required(bool),
  currency: required(text),
  status: required(text),
  timeZone: text,
  specialText: text,
  newInstitutionId: id,
  oauthInstitutionId: id,
  address: object({ addressLine1: text, addressLine2: text, city: text, state: text, postalCode: text, country: text }),
  productionStatus: object({
    overallStatus: text,
    transAgg: text,
    stateAgg: text,
    voa: text,
    voi: text,
    ach: text,
    aha: text,
  }),
  branding: object({ logo: text, alternateLogo: text, icon: text, tile: text, primaryColor: text }),
  ...certificationFlags,
});

type WireInstitution = NonNullable<ReturnType<ReturnType<typeof wireInstitution>>>;

const products = Object.entries(certifications) as [Certification, (typeof certifications)[Certification]][];

export const certifiedFor = (
  flags: Readonly<Record<keyof typeof certificationFlags, boolean | null>>,
): readonly Certification[] => products.filter(([, flag]) => flags[flag] === true).map(([product]) => product);

function toDomain(wire: WireInstitution): Institution | null {
  if (wire.id === null) return null;
  return {
    node: 'Institution',
    institutionId: wire.id,
    name: wire.name,
    displayName: wire.displayName,
    accountTypeDescription: wire.accountTypeDescription,
    class: wire.class,
    phone: wire.phone,
    email: wire.email,
    urlHomeApp: wire.urlHomeApp,
    urlLogonApp: wire.urlLogonApp,
    urlForgotPassword: wire.urlForgotPassword,
    oauthEnabled: wire.oauthEnabled,
    currency: wire.currency,
    status: wire.status,
    timeZone: wire.timeZone,
    specialText: wire.specialText,
    address: wire.address,
    branding: wire.branding,
    certifiedFor: certifiedFor(wire),
    productionStatus: wire.productionStatus,
    newInstitutionId: wire.newInstitutionId,
    oauthInstitutionId: wire.oauthInstitutionId,
  };
}

const institution = mapped(wireInstitution, toDomain);

const getInstitution: Endpoint<Institution | null> = {
  operation: 'GetInstitution',
  method: 'GET',
  path: '/institution/v2/institutions/{institutionId}',
  product: 'Institutions',
  family: 'institutions',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.institution,
  response: body(object({ institution }), (answer) => answer?.institution ?? null),
};

/** One answer of the institution list. */
export interface InstitutionRows {
  readonly rows: readonly Institution[];
  readonly moreAvailable: boolean;
}

const getInstitutions: Endpoint<InstitutionRows> = {
  ...getInstitution,
  operation: 'GetInstitutions',
  path: '/institution/v2/institutions',
  latency: 'list',
  response: body(
    object({ found: required(int), moreAvailable: required(bool), institutions: required(list(institution)) }),
    (answer): InstitutionRows => ({ rows: answer?.institutions ?? [], moreAvailable: answer?.moreAvailable ?? false }),
  ),
};

const findByRoutingNumber: Endpoint<readonly Institution[]> = {
  ...getInstitution,
  operation: 'GetInstitutionsByRoutingNumber',
  path: '/institution/v1/institutions/routingNumber/{routingNumber}',
  response: body(object({ institutions: list(institution) }), (answer) => answer?.institutions ?? []),
};

/** The sweep keeps what it reads itself: caching its pages too would hold every institution twice. */
const sweepInstitutions: Endpoint<InstitutionRows> = { ...getInstitutions, cache: null };

export interface InstitutionSource {
  /** Null when there is no such institution. */
  get(institutionId: string): Promise<Institution | null>;
  /** Rows [offset, offset + count). */
  list(filter: InstitutionFilter, offset: number, count: number): Promise<readonly Institution[]>;
  /** Every connection to the bank that has it; empty when none does. */
  byRoutingNumber(routingNumber: string): Promise<readonly Institution[]>;
  /** Page `page` of the whole list, 1-based, of `limit` rows. */
  page(page: number, limit: number): Promise<InstitutionRows>;
}

export function institutionSource(ask: Ask): InstitutionSource {
  return {
    get: (institutionId) => orNull(ask(getInstitution, { params: { institutionId } })),
    page: (start, limit) => ask(sweepInstitutions, { params: {}, query: { start, limit } }),
    byRoutingNumber: async (routingNumber) =>
      (await orNull(ask(findByRoutingNumber, { params: { routingNumber } }))) ?? [],
    async list({ search, certifiedFor }, offset, count) {
      const filter = {
        ...(search ? { search } : {}),
        ...(certifiedFor ? { type: certifications[certifiedFor] } : {}),
      };
      // Upstream counts pages here, where customers and transactions count rows.
      const pages = await Promise.all(
        planPages(offset, count).map(async ({ start, limit, skip }) => {
          const { rows } = await ask(getInstitutions, { params: {}, query: { ...filter, start, limit } });
          return rows.slice(skip);
        }),
      );
      return pages.flat().slice(0, count);
    },
  };
}
