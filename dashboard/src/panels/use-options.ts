import { useRef } from 'preact/hooks';
import type { Gateway } from '../api/gateway.ts';
import { useAnswer } from '../api/use-answer.ts';
import type { Filters } from '../figures/filters.ts';
import { type DashboardFiguresQuery, DashboardPartnersDocument } from '../generated/documents.ts';
import type { Options } from './header.tsx';

/**
 * What the filters offer: whatever has been seen since the page was opened. Figures of one endpoint name no other, and the
 * way back must not be lost.
 */
export function useOptions(
  gateway: Gateway,
  data: DashboardFiguresQuery | null,
  { endpoint, institutionId }: Filters,
): Options {
  const seesAll = data?.viewer.scopes.includes('platform') ?? false;
  const partners = useAnswer(
    async (signal) => (seesAll ? gateway.ask(DashboardPartnersDocument, {}, signal) : { data: null, problems: [] }),
    { key: `partners ${seesAll}`, pace: null },
  );
  const seen = useRef({ endpoints: new Set<string>(), institutions: new Map<string, string>() });
  const { endpoints, institutions } = seen.current;
  const metrics = (data?.platform ?? data?.project ?? data?.partner)?.metrics;
  for (const each of metrics?.endpoints ?? []) endpoints.add(each.endpoint);
  for (const each of metrics?.institutions ?? [])
    if (each.institutionId !== null) institutions.set(each.institutionId, each.name);
  if (endpoint !== null) endpoints.add(endpoint);
  if (institutionId !== null && !institutions.has(institutionId))
    institutions.set(institutionId, `Institution ${institutionId}`);
  return {
    projects: data?.partner?.projects.map(({ name }) => name) ?? [],
    seesAll,
    partners: partners.data?.platform?.partners.map(({ partnerId }) => partnerId) ?? [],
    partnerId: data?.partner?.partnerId ?? '',
    endpoints: [...endpoints].sort(),
    institutions: [...institutions].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
  };
}
