import { ActionIcon, ThemeIcon, Tooltip } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { Link } from 'react-router';
import type { Notification } from '@/api/gen';
import { RelativeTime } from '@/components/relative-time';
import { addressOf } from '../address-of';
import { lookOf } from '../kinds';
import { useMarkRead } from '../use-mark-read';
import classes from './notification-item.module.css';

/** One line: what happened, to which order, when. Opening it marks it read. */
export function NotificationItem({ item, onOpen }: { item: Notification; onOpen?: () => void }) {
  const markRead = useMarkRead();
  const { icon: Icon, label, color } = lookOf(item.kind);

  function open() {
    if (!item.is_read) markRead.mutate({ ids: [item.id] });
    onOpen?.();
  }

  return (
    <li className={classes.item} data-unread={!item.is_read || undefined}>
      <ThemeIcon variant="light" color={color} size={32} radius="xl" aria-hidden="true">
        <Icon size={16} stroke={1.7} />
      </ThemeIcon>
      <div className={classes.text}>
        <Link to={addressOf(item)} className={classes.link} onClick={open}>
          {item.message}
        </Link>
        <div className={classes.meta}>
          {label} · <RelativeTime at={item.created_at} />
          {!item.is_read && <span className={classes.unread}> · Unread</span>}
        </div>
      </div>
      {!item.is_read && (
        <Tooltip label="Mark as read">
          <ActionIcon
            className={classes.mark}
            variant="subtle"
            color="gray"
            aria-label={`Mark as read: ${item.message}`}
            onClick={() => markRead.mutate({ ids: [item.id] })}
          >
            <IconCheck size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
