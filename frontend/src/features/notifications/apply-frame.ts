import type { InfiniteData } from '@tanstack/react-query';
import type { Notification, PaginatedNotificationList } from '@/api/gen';
import type { Frame, NotificationFrame, ReadFrame } from '@/realtime/protocol';
import type { NotificationFilter } from './notifications-api';

export type NotificationList = InfiniteData<PaginatedNotificationList>;

/**
 * The unread count after a frame: the server's figure where the frame brings one, else one more.
 * Until the backlog is through (`isCaughtUp`), the server's figure already holds what arrives.
 */
export function applyToUnread(
  count: number | undefined,
  frame: Frame,
  isCaughtUp: boolean,
): number | undefined {
  switch (frame.type) {
    case 'hello':
    case 'heartbeat':
    case 'read':
      return frame.unread;
    case 'notification':
      return count === undefined || !isCaughtUp || frame.is_read ? count : count + 1;
    default:
      return count;
  }
}

/** The list with a new notification on top; the same object when it does not belong there or is there already. */
export function addToList(
  list: NotificationList,
  frame: NotificationFrame,
  { unread, kind }: NotificationFilter,
  recipient: string,
): NotificationList {
  const isWanted = (!unread || !frame.is_read) && (kind === null || kind === frame.kind);
  const [first, ...rest] = list.pages;
  if (!isWanted || !first || hasItem(list, frame.id)) return list;
  const { type: _type, ...content } = frame;
  // A newer server may send kinds and statuses that this release does not know; their looks have a fallback.
  const added = { ...content, recipient } as Notification;
  return { ...list, pages: [{ ...first, results: [added, ...first.results] }, ...rest] };
}

function hasItem({ pages }: NotificationList, id: string): boolean {
  return pages.some(({ results }) => results.some((item) => item.id === id));
}

/** Marks what was read here or in another tab; rows stay where they are, nothing jumps. */
export function markInList(
  list: NotificationList,
  { ids, up_to_seq }: Pick<ReadFrame, 'ids' | 'up_to_seq'>,
): NotificationList {
  function isMeant({ id, seq }: Notification): boolean {
    return ids?.includes(id) === true || (up_to_seq !== undefined && seq <= up_to_seq);
  }
  return {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      results: page.results.map((item) =>
        !item.is_read && isMeant(item) ? { ...item, is_read: true } : item,
      ),
    })),
  };
}

/** All items of the loaded pages, newest first, each once. */
export function itemsOf(list: NotificationList | undefined): Notification[] {
  const byId = new Map<string, Notification>();
  for (const page of list?.pages ?? []) {
    for (const item of page.results) if (!byId.has(item.id)) byId.set(item.id, item);
  }
  return [...byId.values()];
}
