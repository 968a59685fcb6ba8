import DataLoader from 'dataloader';
import type { InstitutionDirectory } from '../datasources/open-finance/institution-directory.ts';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { CertifiedFilter, CertifiedInstitution } from '../domain/certified-institutions.ts';
import type { Connection, PageRequest } from '../domain/connections.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import type { Institution, InstitutionFilter } from '../domain/institutions.ts';
import { type Batches, unwatched } from './batches.ts';
import { readIndexPage } from './index-pages.ts';
import { settled } from './settled.ts';

export interface InstitutionLoader {
  /** From the directory where it knows, else by a call. Null when there is no such institution. */
  byId(institutionId: string): Institution | Promise<Institution | null>;
  page(filter: InstitutionFilter, page: PageRequest): Promise<Connection<Institution>>;
  certified(filter: CertifiedFilter, page: PageRequest): Promise<Connection<CertifiedInstitution>>;
}

export function createInstitutionLoader(
  sources: Sources,
  directory: InstitutionDirectory,
  cursors: CursorCodec,
  partnerId: string,
  batches: Batches = unwatched,
): InstitutionLoader {
  const byId = new DataLoader<string, Institution | null>(
    batches('institutions', (ids) => settled(ids, sources.institutions.get)),
  );

  return {
    byId(institutionId) {
      directory.keepFresh();
      return directory.peek(institutionId) ?? byId.load(institutionId);
    },
    page(filter, page) {
      const list = {
        read: (offset: number, count: number) => sources.institutions.list(filter, offset, count),
        idOf: (institution: Institution) => institution.institutionId,
        binding: [partnerId, 'institutions', filter.search ?? '', filter.certifiedFor ?? ''],
      };
      return readIndexPage(list, page, cursors);
    },
    certified(filter, page) {
      const list = {
        read: (offset: number, count: number) => sources.certifiedInstitutions.list(filter, offset, count),
        idOf: (institution: CertifiedInstitution) => institution.institutionId,
        // The list is the same with the Federal Reserve's ids and without.
        binding: [partnerId, 'certified-institutions', filter.search ?? '', filter.products.toSorted().join()],
      };
      return readIndexPage(list, page, cursors);
    },
  };
}
