import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Frame } from '@/realtime/protocol';
import { useAnyFrame, useResync } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';
import { addToList, applyToUnread, markInList, type NotificationList } from './apply-frame';
import type { NotificationFilter } from './notifications-api';
import { listsKey, unreadQuery } from './queries';

/** Keeps the bell and the lists in step with the socket. Mounted once, in the bell. */
export function useLiveNotifications(): void {
  const client = useQueryClient();
  const { organizationId, profile } = useActor();
  const lists = listsKey(organizationId);
  const isCaughtUp = useRef(false);

  function patchLists(
    patch: (list: NotificationList, filter: NotificationFilter) => NotificationList,
  ): void {
    for (const [key, list] of client.getQueriesData<NotificationList>({ queryKey: lists })) {
      const filter = key.at(-1) as NotificationFilter;
      if (list) client.setQueryData(key, patch(list, filter));
    }
  }

  useAnyFrame((frame: Frame) => {
    if (frame.type === 'hello') isCaughtUp.current = false;
    if (frame.type === 'synced') isCaughtUp.current = true;
    const { queryKey } = unreadQuery(organizationId);
    client.setQueryData(queryKey, (count) => applyToUnread(count, frame, isCaughtUp.current));
    if (frame.type === 'notification') {
      patchLists((list, filter) => addToList(list, frame, filter, profile.id));
    }
    if (frame.type === 'read') patchLists((list) => markInList(list, frame));
  });

  useResync(() => void client.invalidateQueries({ queryKey: lists }));
}
