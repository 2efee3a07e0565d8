import { Alert, Button, Group, Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import IconFilterOff from '@tabler/icons-react/dist/esm/icons/IconFilterOff.mjs';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { toProblem } from '@/api/problem';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageMessage } from '@/components/page-message';
import type { LoadedPage } from '../cache';
import { NO_FILTERS } from './chips';
import { isNarrowed } from './filters';
import classes from './order-list.module.css';
import { UpdatesPill } from './updates-pill';
import type { LiveOrders } from './use-live-orders';
import type { FilterControls } from './use-order-filters';

interface OrderListStateProps extends FilterControls {
  list: UseQueryResult<LoadedPage>;
  live: LiveOrders;
  /** What an empty view says when nothing narrows it. */
  empty: ReactNode;
  children: (page: LoadedPage) => ReactNode;
}

/** The list in one of its five states; a list that is read again keeps its rows under a thin bar. */
export function OrderListState({
  list,
  live,
  empty,
  filters,
  change,
  children,
}: OrderListStateProps) {
  if (list.isError && !list.data) {
    if (toProblem(list.error).status === 400) return <BadAddress />;
    return <PageError error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <ListSkeleton />;
  if (list.data.results.length === 0 && !list.isPlaceholderData) {
    return isNarrowed(filters) ? <NoMatch onClear={() => change(NO_FILTERS)} /> : empty;
  }
  return (
    <div className={classes.list} aria-busy={list.isPlaceholderData}>
      <UpdatesPill count={live.waiting} onShow={live.show} />
      {list.isError && <NotUpdated onRetry={() => void list.refetch()} />}
      {list.isPlaceholderData && <div className={classes.bar} />}
      {children(list.data)}
    </div>
  );
}

/** The rows on screen are the last ones that could be had. */
function NotUpdated({ onRetry }: { onRetry: () => void }) {
  return (
    <Alert color="orange" variant="light" p="xs" mb="sm" role="status">
      <Group justify="space-between">
        The list could not be updated. These are the last known orders.
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}

/** The address names a page or a filter the server does not know, such as one cut off in an e-mail. */
function BadAddress() {
  return (
    <PageMessage
      icon={IconFilterOff}
      title="This address does not fit the list"
      role="alert"
      actions={
        <Button component={Link} to="/dashboard" variant="default">
          Show the first page
        </Button>
      }
    >
      A part of it is missing or out of date.
    </PageMessage>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <PageMessage
      icon={IconFilterOff}
      title="No orders match these filters"
      role="status"
      actions={
        <Button variant="default" onClick={onClear}>
          Clear all filters
        </Button>
      }
    >
      There may be others in this view or in another one.
    </PageMessage>
  );
}

function ListSkeleton() {
  return (
    <PageLoading>
      <Stack gap={8} aria-hidden="true">
        {Array.from({ length: 8 }, (_, row) => (
          <Skeleton key={row} height={44} />
        ))}
      </Stack>
    </PageLoading>
  );
}
