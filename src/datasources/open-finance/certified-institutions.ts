import type { CertifiedFilter, CertifiedInstitution } from '../../domain/certified-institutions.ts';
import { type Certification, certifications } from '../../domain/institutions.ts';
import { planPages } from '../../domain/upstream-pages.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { freshness } from './freshness.ts';
import { certificationFlags, certifiedFor } from './institutions.ts';
import { body, bool, id, list, mapped, object, required, text } from './wire.ts';

const subsidiary = mapped(object({ institutionId: id, name: text, rssd: id }), ({ institutionId, ...facts }) =>
  institutionId === null ? null : { institutionId, ...facts },
);

const row = mapped(
  object({
    id: required(id),
    name: required(text),
    oauthEnabled: required(bool),
    ...certificationFlags,
    rssd: id,
    childInstitutions: list(subsidiary),
  }),
  (wire): CertifiedInstitution | null =>
    wire.id === null
      ? null
      : {
          institutionId: wire.id,
          name: wire.name,
          oauthEnabled: wire.oauthEnabled,
          certifiedFor: certifiedFor(wire),
          rssd: wire.rssd,
          subsidiaries: wire.childInstitutions,
        },
);

const getCertified: Endpoint<readonly CertifiedInstitution[]> = {
  operation: 'GetCertifiedInstitutions',
  method: 'GET',
  path: '/institution/v2/certifiedInstitutions',
  product: 'Institutions',
  family: 'institutions',
  latency: 'list',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.institution,
  response: body(object({ institutions: required(list(row)) }), (answer) => answer?.institutions ?? []),
};

const getCertifiedWithRssd: Endpoint<readonly CertifiedInstitution[]> = {
  ...getCertified,
  operation: 'GetCertifiedInstitutionsWithRSSD',
  path: '/institution/v2/certifiedInstitutions/rssd',
};

export interface CertifiedInstitutionSource {
  /** Rows [offset, offset + count). */
  list(filter: CertifiedFilter, offset: number, count: number): Promise<readonly CertifiedInstitution[]>;
}

export function certifiedInstitutionSource(ask: Ask): CertifiedInstitutionSource {
  return {
    async list({ search, products, withRssd }, offset, count) {
      const query = { ...(search && { search }), ...(products.length > 0 && { type: typesOf(products) }) };
      const endpoint = withRssd ? getCertifiedWithRssd : getCertified;
      const pages = await Promise.all(
        planPages(offset, count).map(async ({ start, limit, skip }) => {
          const rows = await ask(endpoint, { params: {}, query: { ...query, start, limit } });
          return rows.slice(skip);
        }),
      );
      return pages.flat().slice(0, count);
    },
  };
}

const typesOf = (products: readonly Certification[]) =>
  [...new Set(products.map((product) => certifications[product]))].sort().join();
