import type { InstitutionRecord } from '../data/institutions.ts';
import { pageMembers, searchInstitutions } from '../institution-search.ts';
import type { Json } from '../json.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const institutions = '/institution/v2/institutions';

export const institutionRoutes: readonly Route[] = [
  { method: 'GET', template: institutions, handler: listInstitutions },
  {
    method: 'GET',
    template: `${institutions}/{institutionId}`,
    handler: withInstitution(({ wire }) => jsonReply({ institution: wire })),
  },
  {
    method: 'GET',
    template: `${institutions}/{institutionId}/branding`,
    handler: withInstitution(({ branding }) =>
      branding === undefined ? upstreamErrors.institutionNotFound() : jsonReply({ branding }),
    ),
  },
  {
    method: 'GET',
    template: '/institution/v1/institutions/routingNumber/{routing_number}',
    handler: findByRoutingNumber,
  },
];

function withInstitution(handler: (institution: InstitutionRecord) => Reply) {
  return ({ world, params }: SandboxRequest): Reply => {
    // A number by the document, so that anything else does not get as far as being looked for.
    if (!/^\d+$/.test(params.institutionId ?? '')) return upstreamErrors.badRequest();
    const institution = world.institutions.get(params.institutionId ?? '');
    return institution === undefined ? upstreamErrors.institutionNotFound() : handler(institution);
  };
}

function listInstitutions(request: SandboxRequest): Reply {
  // One product: several are for the list of certified institutions.
  const product = request.query.get('type');
  const page = searchInstitutions(request, product ? [product] : []);
  if ('status' in page) return page;
  return jsonReply({
    ...pageMembers(page),
    createdDate: Math.floor(request.now / 1000),
    institutions: page.institutions.map(({ wire }) => wire),
  });
}

/** Every connection to the bank. Wrong length 400, nobody's 404; the codes are guesses. */
function findByRoutingNumber({ world, params, now }: SandboxRequest): Reply {
  const number = params.routing_number ?? '';
  if (!/^\d{9}$/.test(number)) return upstreamErrors.invalidRoutingNumber();
  const found = [...world.institutions.values()].filter(({ routingNumber }) => routingNumber === number);
  if (found.length === 0) return upstreamErrors.institutionNotFound();
  return jsonReply({
    ...pageMembers({ found: found.length, moreAvailable: false, institutions: found }),
    createdDate: Math.floor(now / 1000),
    institutions: found.map(connectionJson),
  });
}

/** The directory's object, with what only this operation adds. */
function connectionJson({ wire }: InstitutionRecord): Json {
  const status = wire.status === 'online' ? 'online' : 'offline';
  const names = ['transAgg', 'voa', 'voi', 'stateAgg', 'ach', 'aha'];
  return {
    ...wire,
    productionStatus: undefined,
    paymentInitiation: wire.ach,
    countryCodes: [{ countryCode: 'US' }],
    overallStatusTemp: status,
    ...Object.fromEntries(names.map((name) => [`${name}_status`, status])),
  };
}
