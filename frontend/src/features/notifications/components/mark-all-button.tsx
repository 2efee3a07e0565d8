import { Button } from '@mantine/core';
import type { Notification } from '@/api/gen';
import { useMarkRead } from '../use-mark-read';
import { useUnreadCount } from '../use-unread-count';

/** Marks everything up to the newest one on screen: what arrives this very moment stays unread. */
export function MarkAllButton({ newest }: { newest: Notification | undefined }) {
  const markRead = useMarkRead();
  const unread = useUnreadCount();
  if (!newest || unread === 0) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={markRead.isPending}
      onClick={() => markRead.mutate({ up_to_seq: newest.seq })}
    >
      Mark all as read
    </Button>
  );
}
