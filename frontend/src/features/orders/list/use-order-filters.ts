import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { changeParams } from '@/lib/list-params';
import { parseFilters, type FilterChange, type OrderFilters } from './filters';
import type { ViewSet } from './views';

export interface FilterControls {
  filters: OrderFilters;
  change: (change: FilterChange) => void;
  /** The address the list would have after a change, for links. */
  hrefTo: (change: FilterChange) => string;
}

/** The filters in the URL. A change replaces the address and goes to the first page. */
export function useOrderFilters(viewSet: ViewSet): FilterControls {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => parseFilters(params, viewSet), [params, viewSet]);
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
