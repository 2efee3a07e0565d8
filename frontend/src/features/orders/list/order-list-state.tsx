import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { toProblem } from '@/api/problem';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import type { LoadedPage } from '../cache';
import { NO_FILTERS } from './chips';
import { isNarrowed } from './filters';
import classes from './order-list.module.css';
import { UpdatesPill } from './updates-pill';
import type { LiveOrders } from './use-live-orders';
import type { FilterControls } from './use-order-filters';

const loadTroubles = () => import('./list-troubles');
const BadAddress = lazy(async () => ({ default: (await loadTroubles()).BadAddress }));
const NoMatch = lazy(async () => ({ default: (await loadTroubles()).NoMatch }));
const NotUpdated = lazy(async () => ({ default: (await loadTroubles()).NotUpdated }));

interface OrderListStateProps extends FilterControls {
  list: UseQueryResult<LoadedPage>;
  live: LiveOrders;
  /** What an empty view says when nothing narrows it. */
  empty: ReactNode;
  children: (page: LoadedPage) => ReactNode;
}

/** The list in one of its five states; a list that is read again keeps its rows under a thin bar. */
export function OrderListState(props: OrderListStateProps) {
  return (
    <Suspense fallback={<ListSkeleton />}>
      <ListInState {...props} />
    </Suspense>
  );
}

function ListInState({ list, live, empty, filters, change, children }: OrderListStateProps) {
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
      {list.isError && (
        <Suspense>
          <NotUpdated onRetry={() => void list.refetch()} />
        </Suspense>
      )}
      {list.isPlaceholderData && <div className={classes.bar} />}
      {children(list.data)}
    </div>
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
