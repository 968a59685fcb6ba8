import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Filters, type LogFilters, parseFilters, toSearch } from '../figures/filters.ts';

/** What is not named stays as it is. */
export type ChangeFilters = (change: Partial<Omit<Filters, 'log'>> & { readonly log?: Partial<LogFilters> }) => void;

/** The filters, kept in the address: going back goes back. */
export function useAddress(): readonly [Filters, ChangeFilters] {
  const [filters, setFilters] = useState(() => parseFilters(location.search));
  useEffect(() => {
    const follow = () => setFilters(parseFilters(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change = useCallback<ChangeFilters>((changed) => {
    const now = parseFilters(location.search);
    const next = { ...now, ...changed, log: { ...now.log, ...changed.log } };
    const search = toSearch(next);
    if (search !== location.search) history.pushState(null, '', `${location.pathname}${search}`);
    setFilters(next);
  }, []);
  return [filters, change];
}
