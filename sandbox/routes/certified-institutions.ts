import type { InstitutionRecord } from '../data/institutions.ts';
import { pageMembers, searchInstitutions } from '../institution-search.ts';
import type { Json } from '../json.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import type { World } from '../world.ts';

const template = '/institution/v2/certifiedInstitutions';

/** The same directory with nothing but what each institution is certified for. */
export const certifiedInstitutionRoutes: readonly Route[] = [
  { method: 'GET', template, handler: list(certified) },
  {
    method: 'GET',
    template: `${template}/rssd`,
    handler: list((record, world) => ({ ...certified(record), ...federalReserve(record, world) })),
  },
];

function list(toJson: (record: InstitutionRecord, world: World) => Json): Route['handler'] {
  return (request: SandboxRequest) => {
    const products = request.query.get('type')?.split(',') ?? [];
    const page = searchInstitutions(request, products.filter(Boolean));
    if ('status' in page) return page;
    return jsonReply({
      ...pageMembers(page),
      requestedDate: Math.floor(request.now / 1000),
      institutions: page.institutions.map((record) => toJson(record, request.world)),
    });
  };
}

const members = [
  'id',
  'name',
  'transAgg',
  'ach',
  'stateAgg',
  'voi',
  'voa',
  'aha',
  'availBalance',
  'accountOwner',
  'studentLoanData',
  'loanPaymentDetails',
  'liabilityData',
  'billPayData',
  'oauthEnabled',
  'productionStatus',
] as const;

function certified({ wire }: InstitutionRecord): Record<string, Json | undefined> {
  return Object.fromEntries(members.map((member) => [member, wire[member]]));
}

/** Only banks are known to the Federal Reserve. */
function federalReserve({ rssd }: InstitutionRecord, { subsidiaries }: World): Record<string, Json | undefined> {
  if (rssd === undefined) return {};
  const childInstitutions = (subsidiaries.get(rssd) ?? []).map((child) => ({
    rssd: child.rssd,
    parentRSSD: rssd,
    name: child.name,
    institutionId: Number(child.id),
  }));
  return { rssd, childInstitutions };
}
