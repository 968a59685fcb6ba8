import type { Sources } from '../datasources/open-finance/sources.ts';
import type { ApplicationInstitution } from '../domain/applications.ts';
import type { Connection, PageRequest } from '../domain/connections.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import { readIndexPage } from './index-pages.ts';

export interface ApplicationLoader {
  /** @param institutionId only that one */
  institutions(
    applicationId: string,
    institutionId: string | null,
    page: PageRequest,
  ): Promise<Connection<ApplicationInstitution>>;
}

export function createApplicationLoader(sources: Sources, cursors: CursorCodec, partnerId: string): ApplicationLoader {
  return {
    institutions(applicationId, institutionId, page) {
      const list = {
        read: (offset: number, count: number) =>
          sources.applications.institutions(applicationId, institutionId, offset, count),
        idOf: (entry: ApplicationInstitution) => entry.institutionId,
        binding: [partnerId, 'application-institutions', applicationId, institutionId ?? ''],
      };
      return readIndexPage(list, page, cursors);
    },
  };
}
