import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Filters, parseFilters, toSearch } from '../figures/filters.ts';

export type ChangeFilters = (change: Partial<Filters>) => void;

/** The filters, kept in the address: going back goes back. */
export function useAddress(): readonly [Filters, ChangeFilters] {
  const [filters, setFilters] = useState(() => parseFilters(location.search));
  useEffect(() => {
    const follow = () => setFilters(parseFilters(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change = useCallback<ChangeFilters>((changed) => {
    const next = { ...parseFilters(location.search), ...changed };
    const search = toSearch(next);
    if (search !== location.search) history.pushState(null, '', `${location.pathname}${search}`);
    setFilters(next);
  }, []);
  return [filters, change];
}
