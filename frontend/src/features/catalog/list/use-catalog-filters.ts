import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { changeParams } from '@/lib/list-params';
import { parseFilters, type CatalogChange, type CatalogFilters } from './filters';

export interface CatalogControls {
  filters: CatalogFilters;
  change: (change: CatalogChange) => void;
  hrefTo: (change: CatalogChange) => string;
}

/** The filters in the URL. A change replaces the address. */
export function useCatalogFilters(): CatalogControls {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => parseFilters(params), [params]);
  return {
    filters,
    change: (change) =>
      setParams((current) => changeParams(current, change), {
        replace: true,
        preventScrollReset: true,
      }),
    hrefTo: (change) => `?${changeParams(params, change).toString()}`,
  };
}
