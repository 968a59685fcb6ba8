import {
  type Application,
  type ApplicationDetails,
  type ApplicationFilter,
  type ApplicationInstitution,
  applicationStatuses,
  type RegisteredApplication,
} from '../../domain/applications.ts';
import { planPages } from '../../domain/upstream-pages.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, type Changed, changing } from './ask.ts';
import { getApplication } from './customers.ts';
import { freshness } from './freshness.ts';
import { nothing } from './nothing.ts';
import { body, bool, id, isoMoment, list, mapped, object, text } from './wire.ts';

const application = mapped(
  object({
    preAppId: id,
    applicationId: text,
    status: text,
    name: text,
    scopes: text,
    note: text,
    createdDate: isoMoment,
    submittedDate: isoMoment,
    modifiedDate: isoMoment,
  }),
  ({ preAppId, ...facts }): Application | null => (preAppId === null ? null : { preAppId, ...facts }),
);

const institution = mapped(
  object({ institutionId: id, institutionName: text, status: bool, createdDate: isoMoment, modifiedDate: isoMoment }),
  ({ institutionId, status, ...facts }): ApplicationInstitution | null =>
    institutionId === null ? null : { institutionId, registered: status, ...facts },
);

const getApplications: Endpoint<readonly Application[]> = {
  operation: 'getApplications',
  method: 'GET',
  path: '/applications',
  product: 'App Registration',
  family: 'applications',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.applications,
  response: body(object({ applications: list(application) }), (answer) => answer?.applications ?? []),
};

const getInstitutions: Endpoint<readonly ApplicationInstitution[]> = {
  ...getApplications,
  operation: 'getRegisteredInstitutions',
  path: '/applications/{applicationId}/institutions',
  response: body(object({ institutions: list(institution) }), (answer) => answer?.institutions ?? []),
};

const registered = body(object({ preAppId: id, status: text }), (answer): RegisteredApplication | null =>
  answer?.preAppId == null ? null : { preAppId: answer.preAppId, status: answer.status },
);

const registerApp: Endpoint<RegisteredApplication | null> = {
  ...getApplications,
  operation: 'RegisterApp',
  method: 'POST',
  path: '/aggregation/v1/partners/applications',
  idempotent: false,
  cache: null,
  response: registered,
};

const modifyApp: Endpoint<RegisteredApplication | null> = {
  ...registerApp,
  operation: 'ModifyAppRegistration',
  method: 'PUT',
  path: '/aggregation/v1/partners/applications/{preAppId}',
  idempotent: true,
};

const setCustomerApp: Endpoint<null> = {
  ...modifyApp,
  operation: 'SetCustomerAppID',
  path: '/aggregation/v1/customers/{customerId}/applications/{applicationId}',
  response: nothing,
};

/** Upstream gives no more of them in one answer. */
const maxApplications = 100;

export interface ApplicationSource {
  /** At most 100. */
  list(filter: ApplicationFilter): Promise<readonly Application[]>;
  /** Rows [offset, offset + count). @throws NOT_FOUND when there is no such application */
  institutions(
    applicationId: string,
    institutionId: string | null,
    offset: number,
    count: number,
  ): Promise<readonly ApplicationInstitution[]>;
  register(details: ApplicationDetails): Promise<RegisteredApplication | null>;
  update(preAppId: string, details: ApplicationDetails): Promise<RegisteredApplication | null>;
  assign(customerId: string, applicationId: string): Promise<void>;
}

export function applicationSource(ask: Ask, changed: Changed): ApplicationSource {
  const applicationsChanged = () =>
    changed(null, [getApplications.operation, getInstitutions.operation, getApplication.operation]);

  return {
    list({ status, name, applicationId }) {
      const query = {
        limit: maxApplications,
        ...(status && { status: applicationStatuses[status] }),
        ...(name && { name }),
        ...(applicationId && { application_id: applicationId }),
      };
      return ask(getApplications, { params: {}, query });
    },
    async institutions(applicationId, institutionId, offset, count) {
      const filter = institutionId === null ? {} : { institution_id: institutionId };
      const pages = await Promise.all(
        planPages(offset, count).map(async ({ start, limit, skip }) => {
          const query = { ...filter, start, limit };
          return (await ask(getInstitutions, { params: { applicationId }, query })).slice(skip);
        }),
      );
      return pages.flat().slice(0, count);
    },
    register: (details) => changing(ask(registerApp, { params: {}, body: bodyOf(details) }), applicationsChanged),
    update: (preAppId, details) =>
      changing(ask(modifyApp, { params: { preAppId }, body: bodyOf(details) }), applicationsChanged),
    async assign(customerId, applicationId) {
      await changing(ask(setCustomerApp, { customerId, params: { customerId, applicationId } }), () =>
        changed(customerId),
      );
    },
  };
}

function bodyOf({ name, description, url, logo, owner }: ApplicationDetails): Record<string, string> {
  return {
    appName: name,
    appDescription: description,
    appUrl: url,
    image: Buffer.from(logo).toString('base64'),
    ownerName: owner.name,
    ownerAddressLine1: owner.addressLine1,
    ownerAddressLine2: owner.addressLine2,
    ownerCity: owner.city,
    ownerState: owner.state,
    ownerPostalCode: owner.postalCode,
    ownerCountry: owner.country,
  };
}
