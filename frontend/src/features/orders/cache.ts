import type { QueryClient } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import type { Order, OrderPage } from './types';

/** A page of orders and when it was read. */
export interface LoadedPage extends OrderPage {
  loadedAt: number;
}

export const orderKeys = {
  all: (organizationId: string) => tenantKey(organizationId, 'orders'),
  lists: (organizationId: string) => tenantKey(organizationId, 'orders', 'list'),
  summaries: (organizationId: string) => tenantKey(organizationId, 'orders', 'summary'),
  detail: (organizationId: string, id: string) => tenantKey(organizationId, 'orders', 'one', id),
  events: (organizationId: string, id: string) => tenantKey(organizationId, 'orders', 'events', id),
};

/** Changes one order wherever it is cached, in place: no row moves. */
export function patchCached(
  queryClient: QueryClient,
  organizationId: string,
  id: string,
  patch: (order: Order) => Order,
): void {
  queryClient.setQueriesData<LoadedPage>(
    { queryKey: orderKeys.lists(organizationId) },
    (page) => page && { ...page, results: patchOne(page.results, id, patch) },
  );
  queryClient.setQueryData<Order>(
    orderKeys.detail(organizationId, id),
    (order) => order && patch(order),
  );
}

/** Puts what the server has just answered into the cache, unless something newer is there. */
export function putOrder(queryClient: QueryClient, organizationId: string, order: Order): void {
  patchCached(queryClient, organizationId, order.id, (cached) =>
    cached.version > order.version ? cached : order,
  );
}

function patchOne(orders: Order[], id: string, patch: (order: Order) => Order): Order[] {
  return orders.map((order) => (order.id === id ? patch(order) : order));
}
