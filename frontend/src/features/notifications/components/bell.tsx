import { ActionIcon, FocusTrap, Popover, VisuallyHidden } from '@mantine/core';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import { lazy, Suspense, useState } from 'react';
import { PageLoading } from '@/components/page-loading';
import { useLiveNotifications } from '../use-live-notifications';
import { useUnreadCount } from '../use-unread-count';
import classes from './bell.module.css';

const BellPanel = lazy(() => import('./bell-panel'));

const SHOWN_UP_TO = 99;

/** The unread count, with the last notifications behind it. */
export function Bell() {
  useLiveNotifications();
  const unread = useUnreadCount() ?? 0;
  const [opened, setOpened] = useState(false);
  const shown = unread > SHOWN_UP_TO ? `${SHOWN_UP_TO}+` : String(unread);

  return (
    <>
      <VisuallyHidden role="status">
        {unread > 0 ? `${shown} unread notifications` : ''}
      </VisuallyHidden>
      <Popover
        opened={opened}
        onChange={setOpened}
        width="min(400px, calc(100vw - 16px))"
        position="bottom-end"
        hideDetached={false}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <ActionIcon
            className={classes.bell}
            variant="subtle"
            color="gray"
            size={36}
            aria-label={unread > 0 ? `Notifications, ${shown} unread` : 'Notifications'}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconBell size={20} stroke={1.7} />
            {unread > 0 && (
              <span className={classes.count} aria-hidden="true">
                {shown}
              </span>
            )}
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label="Latest notifications">
          <FocusTrap.InitialFocus />
          <Suspense fallback={<PageLoading lines={4} />}>
            <BellPanel onClose={() => setOpened(false)} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
