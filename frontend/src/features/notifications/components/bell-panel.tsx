import { Anchor, Box, Group, ScrollArea, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { useActor } from '@/session/actor';
import { itemsOf } from '../apply-frame';
import { listQuery } from '../queries';
import { MarkAllButton } from './mark-all-button';
import { NotificationItem } from './notification-item';
import classes from './notification-list.module.css';

const LAST = 10;

export default function BellPanel({ onClose }: { onClose: () => void }) {
  const { organizationId } = useActor();
  const list = useInfiniteQuery(listQuery(organizationId, { unread: false, kind: null }));
  const items = itemsOf(list.data).slice(0, LAST);

  return (
    <>
      <Group justify="space-between" px="md" py="xs" className={classes.head}>
        <Title order={2} size="h3">
          Notifications
        </Title>
        <MarkAllButton newest={items[0]} />
      </Group>
      <ScrollArea.Autosize mah={420} type="auto">
        {list.isPending && (
          <Box p="md">
            <PageLoading lines={4} />
          </Box>
        )}
        {list.isError && <PageError error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && items.length === 0 && (
          <Text c="dimmed" ta="center" py="xl" px="md">
            Nothing yet. News about your orders appears here by itself.
          </Text>
        )}
        <ul className={classes.list}>
          {items.map((item) => (
            <NotificationItem key={item.id} item={item} onOpen={onClose} />
          ))}
        </ul>
      </ScrollArea.Autosize>
      <Box className={classes.foot}>
        <Anchor component={Link} to="/notifications" size="sm" onClick={onClose}>
          See all notifications
        </Anchor>
      </Box>
    </>
  );
}
