import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { changeParams } from '@/lib/list-params';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import { listActivity, listPeople } from './activity-api';
import { parseFilters, toQuery, type ActivityChange, type ActivityFilters } from './filters';

export interface ActivityControls {
  filters: ActivityFilters;
  change: (change: ActivityChange) => void;
}

/** The filters in the URL. A change replaces the address and goes to the newest page. */
export function useActivityFilters(): ActivityControls {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => parseFilters(params), [params]);
  return {
    filters,
    change: (change) =>
      setParams((current) => changeParams(current, change), {
        replace: true,
        preventScrollReset: true,
      }),
  };
}

/** A page of the record. */
export function useActivity(filters: ActivityFilters) {
  const { organizationId, organization } = useActor();
  const query = toQuery(filters, organization.time_zone);
  return useQuery({
    queryKey: tenantKey(organizationId, 'activity', query),
    queryFn: ({ signal }) => listActivity(query, signal),
    placeholderData: keepPreviousData,
    // A row must not move because somebody came back to the window.
    refetchOnWindowFocus: false,
  });
}

/** Those whose acts can be asked for by name. */
export function usePeople() {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: tenantKey(organizationId, 'people'),
    queryFn: ({ signal }) => listPeople(signal),
  });
}
