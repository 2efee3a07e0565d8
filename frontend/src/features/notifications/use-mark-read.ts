import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showProblem } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { itemsOf, markInList, type NotificationList } from './apply-frame';
import { markRead, type ReadTarget } from './notifications-api';
import { listsKey, unreadQuery } from './queries';

/** Marks as read at once and takes it back when the server does not agree. */
export function useMarkRead() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const queryKey = listsKey(organizationId);
  const unreadKey = unreadQuery(organizationId).queryKey;

  return useMutation({
    mutationFn: markRead,
    onMutate: async (target) => {
      await client.cancelQueries({ queryKey });
      const lists = client.getQueriesData<NotificationList>({ queryKey });
      const unread = client.getQueryData(unreadKey);
      for (const [key, list] of lists) {
        if (list) client.setQueryData(key, markInList(list, target));
      }
      client.setQueryData(unreadKey, (now) => now && lowerCount(now, target, lists));
      return { lists, unread };
    },
    onError: (error, _target, before) => {
      for (const [key, list] of before?.lists ?? []) client.setQueryData(key, list);
      client.setQueryData(unreadKey, before?.unread);
      showProblem(error, 'Not marked as read');
    },
    onSuccess: ({ unread }) => client.setQueryData(unreadKey, unread),
    onSettled: () => client.invalidateQueries({ queryKey, refetchType: 'none' }),
  });
}

type Lists = [unknown, NotificationList | undefined][];

/** Fewer by what is known to turn read; a `read` frame brings the server's own figure right after. */
function lowerCount(now: number, target: ReadTarget, lists: Lists): number {
  if (!('ids' in target)) return 0;
  const loaded = lists.flatMap(([, list]) => itemsOf(list));
  const turned = target.ids.filter((id) => loaded.some((item) => item.id === id && !item.is_read));
  return Math.max(0, now - turned.length);
}
