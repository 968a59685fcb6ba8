import { applicationsOf, isApproved } from '../applications.ts';
import { textMember } from '../body.ts';
import type { Json } from '../json.ts';
import type { PartnerRecord, RegistrationRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { textCodeErrors } from '../text-code-errors.ts';
import { upstreamErrors } from '../upstream-errors.ts';
import { uuid } from '../uuid.ts';

const registration = '/aggregation/v1/partners/applications';

/** Registering an application with the institutions that sign in by OAuth. */
export const applicationRoutes: readonly Route[] = [
  { method: 'POST', template: registration, handler: register },
  { method: 'PUT', template: `${registration}/{preAppId}`, handler: modify },
  { method: 'GET', template: '/applications', handler: listApplications },
  { method: 'GET', template: '/applications/{application_id}/institutions', handler: listInstitutions },
];

const required = [
  'appDescription',
  'appName',
  'appUrl',
  'ownerAddressLine1',
  'ownerAddressLine2',
  'ownerCity',
  'ownerCountry',
  'ownerName',
  'ownerPostalCode',
  'ownerState',
  'image',
] as const;
const maxImageBytes = 50 * 1024;

function refusalOf(body: unknown): Reply | undefined {
  const missing = required.find((name) => textMember(body, name) === undefined);
  if (missing !== undefined) return upstreamErrors.missingParameter(missing);
  const image = Buffer.from(textMember(body, 'image') ?? '', 'base64');
  if (image.length > maxImageBytes || !image.includes('<svg')) return upstreamErrors.badRequest('image');
  return URL.canParse(textMember(body, 'appUrl') ?? '') ? undefined : upstreamErrors.badRequest('appUrl');
}

function register({ partner, body, now, random }: SandboxRequest): Reply {
  const refusal = refusalOf(body);
  if (refusal !== undefined) return refusal;
  const preAppId = 2_581 + partner.registrations.size;
  const name = textMember(body, 'appName') ?? '';
  partner.registrations.set(preAppId, {
    preAppId,
    applicationId: uuid(random),
    name,
    createdAt: now,
    submittedAt: now,
  });
  return jsonReply({ preAppId, status: 'P' }, 201);
}

/** Looked at anew, whatever it was before. */
function modify({ partner, params, body, now }: SandboxRequest): Reply {
  const record = partner.registrations.get(Number(params.preAppId));
  if (record === undefined) return textCodeErrors.registrationNotFound();
  const refusal = refusalOf(body);
  if (refusal !== undefined) return refusal;
  record.name = textMember(body, 'appName') ?? record.name;
  record.submittedAt = now;
  return jsonReply({ preAppId: record.preAppId, status: 'P' });
}

const queryNames = ['start', 'limit', 'pre_app_id', 'application_id', 'name', 'status'];

function listApplications({ partner, query, now }: SandboxRequest): Reply {
  const paging = readPage(query, queryNames, { usual: 50, most: 100 });
  if ('status' in paging) return paging;
  const found = [...seeded(partner), ...[...partner.registrations.values()].map((record) => rowOf(record, now))].filter(
    (row) =>
      matches(query, 'pre_app_id', row.preAppId) &&
      matches(query, 'application_id', row.applicationId) &&
      matches(query, 'name', row.name) &&
      matches(query, 'status', row.status),
  );
  return jsonReply(pageOf('applications', found, paging));
}

const matches = (query: URLSearchParams, name: string, value: Json | undefined) =>
  (query.get(name) ?? '') === '' || query.get(name) === String(value);

/** Registered before this server began: approved on a day of the demo world that never moves. */
function seeded({ applications }: PartnerRecord): Record<string, Json | undefined>[] {
  const date = '2024-01-01 16:11:23+00:00';
  return applications.map(({ applicationId, name }, index) => ({
    preAppId: 101 + index,
    applicationId,
    status: 'A',
    name,
    scopes: 'Account Number, Account Info',
    note: 'Approved',
    createdDate: date,
    modifiedDate: date,
    submittedDate: date,
  }));
}

function rowOf(record: RegistrationRecord, now: number): Record<string, Json | undefined> {
  const approved = isApproved(record, now);
  return {
    preAppId: record.preAppId,
    applicationId: approved ? record.applicationId : undefined,
    status: approved ? 'A' : 'P',
    name: record.name,
    scopes: 'Account Number, Account Info',
    note: approved ? 'Approved' : 'Pending',
    createdDate: spaced(record.createdAt),
    modifiedDate: spaced(record.submittedAt),
    submittedDate: spaced(record.submittedAt),
  };
}

/** Every institution that signs in by OAuth knows an approved application. */
function listInstitutions({ world, partner, params, query, now }: SandboxRequest): Reply {
  const paging = readPage(query, ['start', 'limit', 'institution_id'], { usual: 25, most: 1000 });
  if ('status' in paging) return paging;
  const known = applicationsOf(partner, now).some(({ applicationId }) => applicationId === params.application_id);
  if (!known) return textCodeErrors.applicationNotFound();
  const record = [...partner.registrations.values()].find(
    ({ applicationId }) => applicationId === params.application_id,
  );
  const date = record === undefined ? '2024-01-01 16:11:23+00:00' : spaced(record.submittedAt);
  const found = [...world.institutions.values()]
    .filter(({ oauth, id }) => oauth && matches(query, 'institution_id', id))
    .map(({ id, name }) => ({
      institutionId: Number(id),
      institutionName: name,
      status: true,
      createdDate: date,
      modifiedDate: date,
    }));
  return jsonReply(pageOf('institutions', found, paging));
}

interface Page {
  readonly start: number;
  readonly limit: number;
}

/** This family counts pages, knows its parameters, and refuses what is above its maximum. */
function readPage(
  query: URLSearchParams,
  known: readonly string[],
  { usual, most }: { readonly usual: number; readonly most: number },
): Page | Reply {
  if ([...query.keys()].some((name) => !known.includes(name))) return textCodeErrors.unknownQueryParameter(known);
  const start = Number(query.get('start') ?? 1);
  const limit = Number(query.get('limit') ?? usual);
  if (!Number.isInteger(start) || start < 1) return textCodeErrors.invalidStart();
  if (!Number.isInteger(limit) || limit < 1) return textCodeErrors.invalidLimit();
  return limit > most ? textCodeErrors.limitTooLarge() : { start, limit };
}

function pageOf(name: string, found: readonly Json[], { start, limit }: Page): Json {
  const first = (start - 1) * limit;
  const page = found.slice(first, first + limit);
  return {
    found: found.length,
    displaying: page.length,
    moreAvailable: first + page.length < found.length,
    [name]: page,
  };
}

const spaced = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;
