import { Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { LoadMore } from '@/components/load-more';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';
import { useLivePollInterval } from '@/realtime/use-connection';
import { useActor } from '@/session/actor';
import { itemsOf } from '../apply-frame';
import { MarkAllButton } from '../components/mark-all-button';
import { NoNotifications } from '../components/no-notifications';
import { NotificationDays } from '../components/notification-days';
import { formatFilter, parseFilter } from '../filter';
import { kindOptions } from '../kinds';
import type { NotificationFilter } from '../notifications-api';
import { listQuery } from '../queries';

export function NotificationsPage() {
  const { organization, organizationId } = useActor();
  const [params, setParams] = useSearchParams();
  const filter = parseFilter(params);
  const poll = useLivePollInterval();
  const list = useInfiniteQuery({
    ...listQuery(organizationId, filter),
    refetchInterval: poll,
  });
  const items = itemsOf(list.data);

  function show(next: NotificationFilter) {
    setParams(formatFilter(next), { replace: true });
  }

  return (
    <Stack gap="lg" maw={760} mx="auto">
      <Group justify="space-between">
        <PageTitle>Notifications</PageTitle>
        <MarkAllButton newest={items[0]} />
      </Group>
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Which notifications"
          value={filter.unread ? 'unread' : 'all'}
          onChange={(tab) => show({ ...filter, unread: tab === 'unread' })}
          data={[
            { value: 'all', label: 'All' },
            { value: 'unread', label: 'Unread' },
          ]}
        />
        <Select
          aria-label="Kind of notification"
          placeholder="All kinds"
          clearable
          flex={1}
          miw={160}
          maw={220}
          value={filter.kind}
          onChange={(kind) => show({ ...filter, kind })}
          data={kindOptions(organization.kind)}
        />
      </Group>
      {list.isPending && <PageLoading />}
      {list.isError && <PageError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <NoNotifications filter={filter} onClear={() => show({ unread: false, kind: null })} />
      )}
      {items.length > 0 && <NotificationDays items={items} />}
      <LoadMore list={list} />
    </Stack>
  );
}
