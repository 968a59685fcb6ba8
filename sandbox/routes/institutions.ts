import type { InstitutionRecord } from '../data/institutions.ts';
import { readPaging } from '../paging.ts';
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
];

function withInstitution(handler: (institution: InstitutionRecord) => Reply) {
  return ({ world, params }: SandboxRequest): Reply => {
    const institution = world.institutions.get(params.institutionId ?? '');
    return institution === undefined ? upstreamErrors.institutionNotFound() : handler(institution);
  };
}

/** `start` counts pages here, not records. Upstream's fuzzy search is a match of a part of the name. */
function listInstitutions({ world, query, now }: SandboxRequest): Reply {
  const paging = readPaging(query);
  if ('refusal' in paging) return paging.refusal;
  const search = (query.get('search') ?? '').toLowerCase();
  const type = query.get('type') ?? '';
  const countries = (query.get('supportedCountries') ?? '*').toLowerCase().split(',');
  // Every institution of the seed is in the United States.
  const inCountry = countries.includes('*') || countries.includes('us');
  const found = [...world.institutions.values()].filter(
    ({ name, wire }) => inCountry && name.toLowerCase().includes(search) && (type === '' || wire[type] === true),
  );
  const first = (paging.start - 1) * paging.limit;
  const page = found.slice(first, first + paging.limit);
  return jsonReply({
    found: found.length,
    displaying: page.length,
    moreAvailable: first + page.length < found.length,
    createdDate: Math.floor(now / 1000),
    institutions: page.map(({ wire }) => wire),
  });
}
