import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLivePollInterval } from '@/realtime/use-connection';
import { useActor } from '@/session/actor';
import { orderKeys, type LoadedPage } from './cache';
import { startOfToken } from './list/date-tokens';
import { toCountQuery, toQuery, type OrderFilters } from './list/filters';
import { listEvents, listOrders, readOrder, readSummary } from './orders-api';

/** The orders of the list in the URL. Frames patch it; it is polled only while none arrive. */
export function useOrderList(filters: OrderFilters) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...orderKeys.lists(organizationId), { ...filters, view: filters.view.id }],
    queryFn: async ({ signal }): Promise<LoadedPage> => ({
      ...(await listOrders(toQuery(filters, new Date()), signal)),
      loadedAt: Date.now(),
    }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    // A row must not move because somebody came back to the window.
    refetchOnWindowFocus: false,
    refetchInterval: useLivePollInterval(),
  });
}

/** Counts per status under the current filters; without filters, of everything. */
export function useSummary(filters?: OrderFilters) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...orderKeys.summaries(organizationId), 'now', filters && countKey(filters)],
    queryFn: ({ signal }) => readSummary(filters ? toCountQuery(filters, new Date()) : {}, signal),
    refetchInterval: useLivePollInterval(),
  });
}

/** The same counts for what changed since midnight. */
export function useSummaryOfToday(filters?: OrderFilters) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: [...orderKeys.summaries(organizationId), 'today', filters && countKey(filters)],
    queryFn: ({ signal }) => {
      const now = new Date();
      const query = filters ? toCountQuery(filters, now) : {};
      return readSummary({ ...query, updated_since: startOfToken('today', now) }, signal);
    },
    refetchInterval: useLivePollInterval(),
  });
}

export function useOrder(id: string) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: orderKeys.detail(organizationId, id),
    queryFn: ({ signal }) => readOrder(id, signal),
    refetchInterval: useLivePollInterval(),
  });
}

export function useOrderEvents(id: string) {
  const { organizationId } = useActor();
  return useQuery({
    queryKey: orderKeys.events(organizationId, id),
    queryFn: ({ signal }) => listEvents(id, signal),
    refetchInterval: useLivePollInterval(),
  });
}

function countKey({ priority, from, to, changed, overdue, search }: OrderFilters) {
  return { priority, from, to, changed, overdue, search };
}
