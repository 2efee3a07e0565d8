import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { cursorOf } from '@/lib/query-string';
import { tenantKey } from '@/lib/query-keys';
import { countUnread, listNotifications, type NotificationFilter } from './notifications-api';

const FIRST_PAGE = undefined as string | undefined;

export function listsKey(organizationId: string) {
  return tenantKey(organizationId, 'notifications', 'list');
}

export function listQuery(organizationId: string, filter: NotificationFilter) {
  return infiniteQueryOptions({
    queryKey: [...listsKey(organizationId), filter] as const,
    queryFn: ({ pageParam, signal }) => listNotifications({ ...filter, cursor: pageParam, signal }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ next }) => cursorOf(next),
  });
}

export function unreadQuery(organizationId: string) {
  return queryOptions({
    queryKey: tenantKey(organizationId, 'notifications', 'unread'),
    queryFn: ({ signal }) => countUnread(signal),
    staleTime: Infinity,
  });
}
