import { http } from '@/api/client';
import type { PaginatedNotificationList, Unread } from '@/api/gen';

export interface NotificationFilter {
  unread: boolean;
  kind: string | null;
}

interface PageRequest extends NotificationFilter {
  cursor: string | undefined;
  signal: AbortSignal;
}

/** What to mark: some, or everything up to one that was seen. */
export type ReadTarget = { ids: string[] } | { up_to_seq: number };

const PAGE_SIZE = 30;
const COUNT_UP_TO = 100;

export async function listNotifications(request: PageRequest): Promise<PaginatedNotificationList> {
  const { unread, kind, cursor, signal } = request;
  const params = {
    unread: unread || undefined,
    kind: kind ?? undefined,
    cursor,
    page_size: PAGE_SIZE,
  };
  return (await http.get<PaginatedNotificationList>('/api/notifications/', { params, signal }))
    .data;
}

/** How many are unread, for while the socket that tells it is down; counts to 100. */
export async function countUnread(signal: AbortSignal): Promise<number> {
  const params = { unread: true, page_size: COUNT_UP_TO };
  const { data } = await http.get<PaginatedNotificationList>('/api/notifications/', {
    params,
    signal,
  });
  return data.results.length;
}

export async function markRead(target: ReadTarget): Promise<Unread> {
  return (await http.post<Unread>('/api/notifications/mark-read/', target)).data;
}
