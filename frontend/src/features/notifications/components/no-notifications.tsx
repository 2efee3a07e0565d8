import { Button } from '@mantine/core';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconChecks from '@tabler/icons-react/dist/esm/icons/IconChecks.mjs';
import { PageMessage } from '@/components/page-message';
import type { NotificationFilter } from '../notifications-api';

interface NoNotificationsProps {
  filter: NotificationFilter;
  onClear: () => void;
}

/** Nothing at all, nothing unread and nothing of a kind are three different things. */
export function NoNotifications({ filter, onClear }: NoNotificationsProps) {
  const showAll = (
    <Button variant="default" onClick={onClear}>
      Show all
    </Button>
  );
  if (filter.kind) {
    return (
      <PageMessage icon={IconBell} title="None of this kind" actions={showAll}>
        Choose another kind, or look at all of them.
      </PageMessage>
    );
  }
  if (filter.unread) {
    return (
      <PageMessage icon={IconChecks} title="You are up to date" actions={showAll}>
        Everything has been read.
      </PageMessage>
    );
  }
  return (
    <PageMessage icon={IconBell} title="No notifications yet">
      News about your orders appears here by itself.
    </PageMessage>
  );
}
